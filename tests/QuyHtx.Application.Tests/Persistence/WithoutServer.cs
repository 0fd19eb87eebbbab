using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace QuyHtx.Application.Tests.Persistence;

/// <summary>
/// Stands where a server would: keeps the text of every command and answers with no rows, or for a count, a sum or a question whether there
/// is any, with one that says none.
/// </summary>
internal sealed class WithoutServer : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    public required List<string> Commands { get; init; }

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken) =>
        ValueTask.FromResult(InterceptionResult.Suppress());

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken) =>
        ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(Answer(command.CommandText)));

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        InterceptionResult<DbDataReader>.SuppressWithResult(Answer(command.CommandText));

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken) =>
        ValueTask.FromResult(InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection)));

    private DataTableReader Answer(string sql)
    {
        Commands.Add(sql);
        var table = new DataTable();
        object? only = sql switch
        {
            _ when sql.StartsWith("SELECT COUNT(", StringComparison.Ordinal) => 0,
            _ when sql.StartsWith("SELECT COUNT_BIG(", StringComparison.Ordinal) => 0L,
            _ when sql.StartsWith("SELECT COALESCE(SUM(", StringComparison.Ordinal) => 0L,
            _ when sql.StartsWith("SELECT CASE", StringComparison.Ordinal) && sql.Contains("EXISTS", StringComparison.Ordinal) => false,
            _ => null,
        };
        if (only is not null)
        {
            table.Columns.Add("only", only.GetType());
            table.Rows.Add(only);
        }

        return table.CreateDataReader();
    }

    private sealed class NoTransaction(DbConnection connection) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.RepeatableRead;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }
    }
}

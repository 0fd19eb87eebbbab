using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;

namespace QuyHtx.Infrastructure.Persistence;

/// <summary>What a server says of itself and of the fund's database.</summary>
/// <param name="Provider">Which server.</param>
/// <param name="Version">Its version, in its own words.</param>
/// <param name="Bytes">How large the database is.</param>
/// <param name="Place">The file, or database and server; without whoever signs in.</param>
public sealed record DatabaseFacts(DatabaseProvider Provider, string Version, long Bytes, string Place)
{
    /// <summary>Asks the server.</summary>
    public static async Task<DatabaseFacts> AskAsync(FundDbContext db, DatabaseOptions database, CancellationToken cancellation)
    {
        var size = database.Provider switch
        {
            DatabaseProvider.Sqlite => "SELECT page_count * page_size AS Value FROM pragma_page_count(), pragma_page_size()",
            DatabaseProvider.PostgreSql => "SELECT pg_database_size(current_database()) AS \"Value\"",
            DatabaseProvider.SqlServer => "SELECT SUM(CAST(size AS bigint)) * 8192 AS Value FROM sys.database_files",
        };
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            var connection = db.Database.GetDbConnection();
            return new DatabaseFacts(
                database.Provider,
                connection.ServerVersion,
                await db.Database.SqlQueryRaw<long>(size).SingleAsync(cancellation),
                database.Provider == DatabaseProvider.Sqlite ? connection.DataSource : $"{connection.Database} @ {connection.DataSource}");
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}

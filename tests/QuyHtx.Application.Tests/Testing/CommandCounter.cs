using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace QuyHtx.Application.Tests.Testing;

/// <summary>Counts the SQL commands that a fund's contexts send, so that a test can say that a list needs no more of them when it grows.</summary>
internal sealed class CommandCounter : DbCommandInterceptor
{
    private int sent;

    /// <summary>How many commands something sends.</summary>
    public async Task<int> Count(Func<Task> work)
    {
        var before = sent;
        await work();
        return sent - before;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => Counted(result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => Counted(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Counted(result);

    private ValueTask<InterceptionResult<T>> Counted<T>(InterceptionResult<T> result)
    {
        Interlocked.Increment(ref sent);
        return ValueTask.FromResult(result);
    }
}

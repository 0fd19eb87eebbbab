using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.CloseOfDay;

/// <summary>Runs the closer of days on a test's database, and counts the SQL commands it sends.</summary>
internal sealed class Closer : DbCommandInterceptor
{
    private int reads;
    private int writes;

    /// <summary>Commands that returned rows, and commands that changed some; a batch is one.</summary>
    public (int Reads, int Writes) Commands => (reads, writes);

    public static Task<CloseRun> CloseAsync(TestFund fund, LocalDate to, Person? person = null, IProgress<DayClosed>? progress = null) =>
        new Closer().RunAsync(fund, to, person, progress);

    public async Task<CloseRun> RunAsync(TestFund fund, LocalDate to, Person? person = null, IProgress<DayClosed>? progress = null)
    {
        person ??= Person.Accountant;
        await using var services = new ServiceCollection()
            .AddDbContext<FundDbContext>(options => options.UseFundDatabase(fund.Database).AddInterceptors(this, AlsoForSqlServer.Instance))
            .AddFundApplication()
            .AddSingleton(TimeProvider.System)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(person.Id, person.Name, [person.Role], person.BorrowerId, "test");
        return await scope.ServiceProvider.GetRequiredService<DayCloser>().CloseAsync(to, progress, CancellationToken.None);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Count(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Count(command);
        return ValueTask.FromResult(result);
    }

    /// <summary>A provider sends several statements as one command or each by itself; the statements are counted.</summary>
    private void Count(DbCommand command)
    {
        var text = command.CommandText;
        var changes = new[] { "INSERT INTO", "UPDATE ", "DELETE FROM" }.Sum(verb => text.Split(verb).Length - 1);
        Interlocked.Add(ref writes, changes);
        Interlocked.Add(ref reads, changes == 0 ? 1 : 0);
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Verification;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Tests.Verbs;
using Xunit.Abstractions;

namespace QuyHtx.Web.Tests.Faults;

/// <summary>kill -9 while days are being closed, by the verb in a process of its own.</summary>
public sealed class KilledCloseTests(ITestOutputHelper output)
{
    private const int Days = 120;

    private const int Kills = 6;

    private static readonly LocalDate LastDay = TestFund.FirstDay.PlusDays(Days - 1);

    private static readonly string[] CloseAll = ["close-day", "--to", LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];

    [Theory]
    [OnEveryDatabase]
    public async Task A_close_of_a_hundred_and_twenty_days_killed_again_and_again_closes_each_day_once(DatabaseProvider provider)
    {
        await using var fund = await FundVerbTests.Lending(provider, 8);
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var closed = new List<int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            var lines = random.Next(0, 8);
            await RunAndKill(fund.Database, lines, random.Next(0, lines == 0 ? 900 : 60));
            closed.Add(await fund.Look(db => db.DayCloses.CountAsync()));
            Assert.Empty((await fund.Send(new VerifyBooks(), Person.Auditor)).Findings);
        }

        output.WriteLine($"days closed when killed: {string.Join(", ", closed)}");
        Assert.Contains(closed, days => days is > 0 and < Days);
        Assert.Equal(0, (await VerbProcess.Run(fund.Database, CloseAll)).ExitCode);

        var days = await fund.Look(db => db.DayCloses.OrderBy(close => close.Date).Select(close => close.Date).ToListAsync());
        Assert.Equal(Enumerable.Range(0, Days).Select(TestFund.FirstDay.PlusDays), days);
        Assert.Equal(Days, await fund.Look(db => db.AuditRecords.CountAsync(record => record.Command == "CloseDay")));
        var verified = await VerbProcess.Run(fund.Database, "verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
    }

    /// <summary>Kills it as the kernel would, once it has told of some days and gone on with the next.</summary>
    private static async Task RunAndKill(DatabaseOptions database, int afterLines, int thenMilliseconds)
    {
        using var process = VerbProcess.Start(database, [], CloseAll);
        for (var line = 0; line < afterLines; line++)
        {
            await process.StandardOutput.ReadLineAsync();
        }

        await Task.Delay(thenMilliseconds);
        process.Kill();
        await process.WaitForExitAsync();
    }
}

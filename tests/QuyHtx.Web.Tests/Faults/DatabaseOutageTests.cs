using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Quartz;
using QuyHtx.Application.Jobs;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Verification;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure;
using QuyHtx.Infrastructure.Jobs;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Tests.Verbs;

namespace QuyHtx.Web.Tests.Faults;

/// <summary>The database server is gone for a while, and comes back.</summary>
public sealed class DatabaseOutageTests
{
    private const int Days = 400;

    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task A_nightly_close_that_loses_the_database_half_way_is_tried_again_until_all_days_are_closed()
    {
        await using var server = await PrivatePostgreSql.StartAsync();
        var today = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).WithOffset(Offset.FromHours(7)).Date;
        await using var fund = await TestFund.On(server.DatabaseOfTest).Found(today.PlusDays(-Days));
        await fund.Enter(await fund.SignedLoan(Terms, new Dong(500_000_000)), LoanTransactionKind.Disbursement, 500_000_000);
        var runs = 0;
        var job = FundJobs.CloseDays with
        {
            Run = (services, cancellation) =>
            {
                Interlocked.Increment(ref runs);
                return FundJobs.CloseDays.Run(services, cancellation);
            },
            Cron = "0 0 0 1 1 ? 2099",
            RetryAfter = [.. Enumerable.Repeat(TimeSpan.FromSeconds(1), 20)],
        };
        using var host = HostOf(server.Database, job);
        await host.StartAsync();
        await host.Services.GetRequiredKeyedService<IScheduler>(QuartzEngine.SchedulerName).ScheduleJob(
            TriggerBuilder.Create(TimeProvider.System).ForJob(job.Name).StartNow().WithRetryPolicy(RetryPolicy.Explicit(job.RetryAfter)).Build(),
            new ScheduleJobOptions());

        await Until(async () => await DaysClosed(fund) >= 20);
        await server.Crash();
        await Task.Delay(Outage);
        await server.Resume();
        var closedAtOutage = await DaysClosed(fund);
        Assert.InRange(closedAtOutage, 20, Days - 1);

        // One more where Vietnam's midnight falls into the test.
        await Until(async () => await DaysClosed(fund) >= Days);
        await Until(() => fund.Look(db => db.JobRuns.AnyAsync(run => run.Outcome == JobOutcome.Succeeded)));
        await host.StopAsync();
        Assert.InRange(await fund.Look(db => db.Funds.Select(row => row.BusinessDate).SingleAsync()), today, today.PlusDays(1));
        Assert.InRange(runs, 2, 21);
        Assert.Empty((await fund.Send(new VerifyBooks(), Person.Auditor)).Findings);
    }

    [Fact]
    public async Task A_command_during_an_outage_is_answered_503_and_done_when_it_is_sent_again_with_its_key()
    {
        await using var server = await PrivatePostgreSql.StartAsync();
        await using var fund = await TestFund.On(server.DatabaseOfTest).Found();
        var loan = await fund.SignedLoan(Terms, new Dong(500_000_000));
        await fund.Enter(loan, LoanTransactionKind.Disbursement, 500_000_000);
        var token = await ServerProcess.TokenOf(fund, "em", "accountant");
        var keys = Directory.CreateTempSubdirectory("quyhtx-keys");
        await using var web = await ServerProcess.StartAsync(server.Database, keys.FullName);
        var (path, key) = ($"/api/v1/loans/{loan}/payments", Guid.NewGuid());
        var payment = new { date = "2026-01-05", amount = 5_000_000, isPrepayment = false, note = "Thu nợ" };
        Assert.Equal(200, (await web.Get($"/api/v1/loans/{loan}", token)).Status);

        await server.Crash();
        var answer = await web.Send(path, payment, key, token);
        var (list, health) = (await web.Get($"/api/v1/loans/{loan}", token), await web.Get("/health"));
        var verb = await VerbProcess.Run(server.Database, "close-day", "--to", "2026-01-05");
        await server.Resume();

        Assert.Equal((503, "database-unavailable"), (answer.Status, Json(answer)["code"]!.ToString()));
        Assert.Equal(
            "cơ sở dữ liệu tạm thời không trả lời; hãy gửi lại sau ít phút. Lệnh gửi lại với cùng mã không bị thực hiện hai lần.",
            Json(answer)["detail"]!.ToString());
        Assert.Equal((503, "database-unavailable"), (list.Status, Json(list)["code"]!.ToString()));
        Assert.Equal((503, "Unhealthy"), health);
        Assert.Equal((1, ""), (verb.ExitCode, verb.Output));
        Assert.StartsWith("Không làm việc được với cơ sở dữ liệu: ", Assert.Single(verb.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        var done = await web.Send(path, payment, key, token);
        Assert.Equal((200, done.Text), (done.Status, (await web.Send(path, payment, key, token)).Text));
        Assert.Equal([key], await fund.Look(db => db.LoanTransactions.Where(row => row.Kind == LoanTransactionKind.Repayment).Select(row => row.Id).ToListAsync()));
        Assert.Empty((await fund.Send(new VerifyBooks(), Person.Auditor)).Findings);
        keys.Delete(recursive: true);
    }

    private static JsonNode Json((int Status, string Text) answer) => JsonNode.Parse(answer.Text)!;

    private static LoanTerms Terms { get; } = new()
    {
        Rate = new InterestRate(0.5m, RateUnit.PercentPerMonth),
        TermMonths = 24,
        Method = RepaymentMethod.EqualPrincipal,
        InterestEveryMonths = 1,
        PrincipalEveryMonths = 1,
    };

    private static Task<int> DaysClosed(TestFund fund) => fund.Look(db => db.DayCloses.CountAsync());

    private static IHost HostOf(DatabaseOptions database, RecurringJob job)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
        [
            new("Database:Provider", database.Provider.ToString()), new("Database:ConnectionString", database.ConnectionString),
        ]);
        builder.Services.AddFundInfrastructure(builder.Configuration).AddFundApplication().AddQuartzEngine(database, new JobCatalogue([job]));
        return builder.Build();
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!await holds())
        {
            await Task.Delay(100, patience.Token);
        }
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Quartz;
using QuyHtx.Application.Jobs;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Infrastructure.Jobs;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Jobs;

/// <summary>What the fund expects of whatever engine runs its jobs; on the fund's own database.</summary>
public sealed class QuartzEngineTests
{
    private const string EverySecond = "* * * * * ?";
    private const string Never = "0 0 0 1 1 ? 2099";

    [Theory]
    [OnEveryDatabase]
    public async Task A_job_fires_on_time_as_the_system_and_its_run_is_remembered(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        var ran = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var job = new RecurringJob("tick", "Thử", EverySecond, (services, _) =>
        {
            ran.TrySetResult(services.GetRequiredService<CurrentUser>().Origin);
            return Task.FromResult("ok");
        });
        using var host = HostOf(fund.Database, job);
        await host.StartAsync();

        Assert.Equal("job tick", await ran.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        await Until(async () => (await Runs(fund)).Any(run => run.EndedAt is not null));
        Assert.All((await Runs(fund)).Where(run => run.EndedAt is not null), run => Assert.Equal((JobOutcome.Succeeded, "ok", "", "Quartz"), (run.Outcome, run.Said, run.AskedBy, run.Engine)));
        await host.StopAsync();
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_run_that_fails_is_tried_again_and_both_are_remembered(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        var runs = 0;
        var job = new RecurringJob("twice", "Thử", Never, (_, _) =>
            Interlocked.Increment(ref runs) == 1 ? throw new InvalidOperationException("the first time fails") : Task.FromResult("ok"))
        {
            RetryAfter = [TimeSpan.FromMilliseconds(200)],
        };
        using var host = HostOf(fund.Database, job);
        await host.StartAsync();
        var scheduler = host.Services.GetRequiredKeyedService<IScheduler>(QuartzEngine.SchedulerName);

        await scheduler.ScheduleJob(
            TriggerBuilder.Create(TimeProvider.System).ForJob("twice").StartNow().WithRetryPolicy(RetryPolicy.Explicit(job.RetryAfter)).Build(),
            new ScheduleJobOptions());

        await Until(async () => (await Runs(fund)).Count(run => run.EndedAt is not null) == 2);
        Assert.Equal(
            [(JobOutcome.Failed, "the first time fails"), (JobOutcome.Succeeded, "ok")], (await Runs(fund)).Select(run => (run.Outcome, run.Said)));
        await host.StopAsync();
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Two_runs_of_a_job_never_overlap(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        var (running, most, runs) = (0, 0, 0);
        var job = new RecurringJob("slow", "Thử", EverySecond, async (_, cancellation) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(1_500, cancellation);
            Interlocked.Decrement(ref running);
            Interlocked.Increment(ref runs);
            return "ok";
        });
        using var host = HostOf(fund.Database, job);
        await host.StartAsync();

        await Until(() => Task.FromResult(runs >= 3));
        await host.StopAsync();
        Assert.Equal(1, most);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_job_runs_when_somebody_asks_for_it_also_while_it_is_paused_and_by_its_schedule_only_while_it_is_not(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        var (often, never) = (Says("often", EverySecond), Says("never", Never));
        await fund.Look(db =>
        {
            db.JobPauses.Add(new JobPause { Job = "often", PausedAt = Instant.FromUtc(2026, 1, 5, 0, 0), PausedBy = "Bùi Thị Lan", Reason = "thử" });
            return db.SaveChangesAsync();
        });
        using var host = HostOf(fund.Database, often, never);
        await host.StartAsync();
        var engine = host.Services.GetRequiredService<IJobEngine>();

        Assert.Equal(Instant.FromUtc(2098, 12, 31, 17, 0), (await engine.NextRunsAsync(CancellationToken.None))["never"]);
        await engine.RunNowAsync("never", "Bùi Thị Lan", CancellationToken.None);
        await engine.RunNowAsync("often", "Đặng Văn Hải", CancellationToken.None);

        await Until(async () => (await Runs(fund)).Count(run => run.Outcome == JobOutcome.Succeeded) == 2);
        await Task.Delay(1_200);
        Assert.Equal(["never Bùi Thị Lan", "often Đặng Văn Hải"], (await Runs(fund)).Select(run => $"{run.Job} {run.AskedBy}").Order());
        await fund.Look(db => db.JobPauses.ExecuteDeleteAsync());
        await Until(async () => (await Runs(fund)).Any(run => run is { Job: "often", AskedBy: "" }));
        await host.StopAsync();
    }

    [Fact]
    public async Task A_run_that_the_host_stops_is_said_to_be_interrupted()
    {
        await using var fund = await TestFund.OpenAsync(DatabaseProvider.Sqlite);
        var job = new RecurringJob("long", "Thử", EverySecond, async (_, cancellation) =>
        {
            await Task.Delay(TimeSpan.FromMinutes(1), cancellation);
            return "";
        });
        var runner = HostOf(fund.Database, job).Services.GetRequiredService<JobRunner>();
        using var stop = new CancellationTokenSource();
        var run = runner.RunAsync(job, "thử", "", stop.Token);
        await Until(async () => (await Runs(fund)).Count == 1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(JobOutcome.Interrupted, (await Runs(fund)).Single().Outcome);

        // And one whose host was killed, once the next begins.
        await fund.Look(db => db.JobRuns.ExecuteUpdateAsync(row => row.SetProperty(of => of.Outcome, JobOutcome.Running)));
        await runner.RunAsync(job with { Run = (_, _) => Task.FromResult("xong") }, "thử", "", CancellationToken.None);
        Assert.Equal([JobOutcome.Interrupted, JobOutcome.Succeeded], (await Runs(fund)).Select(row => row.Outcome));
    }

    [Theory]
    [InlineData("close-days", "00:30", 1)]
    [InlineData("send-messages", "06:00 06:10 06:20 … 20:50", 90)]
    public void A_schedule_is_what_its_words_say(string name, string times, int timesADay)
    {
        var job = FundJobs.Catalogue.Find(name)!;
        var cron = new CronExpression(job.Cron, TimeZoneInfo.FindSystemTimeZoneById(JobCatalogue.TimeZone));
        var (at, end) = (new DateTimeOffset(2026, 11, 20, 23, 59, 59, TimeSpan.FromHours(7)), new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.FromHours(7)));
        var fired = new List<DateTimeOffset>();
        while (cron.GetNextValidTimeAfter(at) is { } next && next < end)
        {
            fired.Add(at = next.ToOffset(TimeSpan.FromHours(7)));
        }

        Assert.Equal(timesADay, fired.Count);
        var said = fired.Select(time => time.ToString("HH:mm", CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(times, said.Count > 4 ? $"{string.Join(' ', said.Take(3))} … {said[^1]}" : string.Join(' ', said));
        Assert.Contains(said[0], job.When, StringComparison.Ordinal);
        Assert.Contains(said[^1], job.When, StringComparison.Ordinal);
    }

    private static RecurringJob Says(string name, string cron) => new(name, "Thử", cron, (_, _) => Task.FromResult("xong"));

    private static IHost HostOf(DatabaseOptions database, params RecurringJob[] jobs)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddDbContext<FundDbContext>(options => options.UseFundDatabase(database)).AddFundApplication().AddSingleton(TimeProvider.System)
            .AddQuartzEngine(database, new JobCatalogue(jobs));
        return builder.Build();
    }

    private static Task<List<JobRun>> Runs(TestFund fund) => fund.Look(db => db.JobRuns.AsNoTracking().OrderBy(run => run.StartedAt).ToListAsync());

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
        {
            await Task.Delay(100, patience.Token);
        }
    }
}

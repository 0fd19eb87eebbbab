using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using Quartz.Extensibility;
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
        await Until(async () => (await History(host)).Count > 0);
        Assert.All(await History(host), run => Assert.True(run.Succeeded));
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

        await Until(async () => (await History(host)).Count == 2);
        Assert.Equal([false, true], (await History(host)).OrderBy(run => run.FiredAtUtc).Select(run => run.Succeeded));
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

    private static IHost HostOf(DatabaseOptions database, params RecurringJob[] jobs)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddScoped<CurrentUser>();
        builder.Services.AddQuartzEngine(database, jobs);
        return builder.Build();
    }

    private static async Task<IReadOnlyList<ExecutionHistoryEntry>> History(IHost host) =>
        [.. (await host.Services.GetRequiredKeyedService<IExecutionHistoryStore>(QuartzEngine.SchedulerName).QueryExecutions(new ExecutionHistoryQuery { SchedulerName = QuartzEngine.SchedulerName }, CancellationToken.None)).Items];

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
        {
            await Task.Delay(100, patience.Token);
        }
    }
}

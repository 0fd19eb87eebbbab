using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Quartz;
using QuyHtx.Application.Jobs;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Infrastructure.Jobs;

/// <summary>
/// Runs the catalogue on Quartz, with its store in the fund's own database: what was due while nothing ran is found again at the next start,
/// and on a server database several hosts share one schedule.
/// </summary>
public static class QuartzEngine
{
    /// <summary>The scheduler's name in its tables.</summary>
    public const string SchedulerName = "quyhtx";

    /// <summary>As people read it.</summary>
    public const string Name = "Quartz";

    /// <summary>Registers the engine with these jobs; a host starts and stops it.</summary>
    public static IServiceCollection AddQuartzEngine(this IServiceCollection services, DatabaseOptions database, JobCatalogue catalogue)
    {
        services.AddSingleton(catalogue).AddSingleton<IJobEngine, QuartzScheduler>();
        services.AddQuartz(SchedulerName, quartz =>
        {
            quartz.UseDefaultTimeZone(TimeZoneInfo.FindSystemTimeZoneById(JobCatalogue.TimeZone));
            quartz.UsePersistentStore(store =>
            {
                UseDatabase(store, database);
                store.ProvisionSchema();
                store.ConfigureStore(options => options.StoreJobDataAsStrings = true);
                if (database.Provider != DatabaseProvider.Sqlite)
                {
                    store.UseClustering(_ => { });
                }
            });
            foreach (var job in catalogue.Jobs)
            {
                var key = new JobKey(job.Name);
                quartz.AddJob<CatalogueJob>(detail => detail.WithIdentity(key).WithDescription(job.Description).StoreDurably().DisallowConcurrentExecution());
                quartz.AddTrigger<CatalogueJob>(trigger => trigger.WithIdentity(job.Name).ForJob(key)
                    .WithRetryPolicy(RetryPolicy.Explicit(job.RetryAfter))
                    .WithSchedule(CronScheduleBuilder.Create(job.Cron).InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(JobCatalogue.TimeZone))));
            }
        });
        services.AddQuartzHostedService(SchedulerName, options => options.WaitForJobsToComplete = true);
        return services;
    }

    private static void UseDatabase(IPersistentStoreBuilder store, DatabaseOptions database)
    {
        switch (database.Provider)
        {
            case DatabaseProvider.Sqlite:
                SqliteNative.Prepare();
                store.UseSqlite(SqliteFactory.Instance, database.ConnectionString);
                break;
            case DatabaseProvider.SqlServer:
                store.UseSqlServer(SqlClientFactory.Instance, database.ConnectionString);
                break;
            case DatabaseProvider.PostgreSql:
                store.UsePostgres(NpgsqlFactory.Instance, database.ConnectionString);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(database), database.Provider, null);
        }
    }
}

/// <summary>The engine, as the fund asks it.</summary>
internal sealed class QuartzScheduler([FromKeyedServices(QuartzEngine.SchedulerName)] IScheduler scheduler) : IJobEngine
{
    /// <summary>Under what a run that somebody asked for carries the name of who did.</summary>
    public const string AskedBy = "askedBy";

    public string Name => QuartzEngine.Name;

    public async Task<IReadOnlyDictionary<string, Instant>> NextRunsAsync(CancellationToken cancellation)
    {
        var triggers = await scheduler.QueryTriggers(new TriggerQuery(), cancellation);
        return triggers.Items.Where(trigger => trigger.NextFireTimeUtc is not null).GroupBy(trigger => trigger.JobKey.Name)
            .ToDictionary(of => of.Key, of => Instant.FromDateTimeOffset(of.Min(trigger => trigger.NextFireTimeUtc!.Value)));
    }

    public async Task RunNowAsync(string job, string askedBy, CancellationToken cancellation) =>
        await scheduler.TriggerJob(new JobKey(job), new JobDataMap { [AskedBy] = askedBy }, cancellation);
}

/// <summary>Runs the catalogue's job of its own name: the store keeps names only. One at a time.</summary>
[DisallowConcurrentExecution]
internal sealed class CatalogueJob(JobCatalogue catalogue, JobRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var askedBy = context.MergedJobDataMap.TryGetValue(QuartzScheduler.AskedBy, out var name) ? name as string ?? "" : "";
        await runner.RunAsync(catalogue.Find(context.JobDetail.Key.Name)!, QuartzEngine.Name, askedBy, cancellationToken);
    }
}

using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;
using QuyHtx.Application.Pipeline;
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

    /// <summary>Registers the engine with these jobs; a host starts and stops it.</summary>
    public static IServiceCollection AddQuartzEngine(this IServiceCollection services, DatabaseOptions database, IReadOnlyList<RecurringJob> jobs)
    {
        services.AddSingleton(new QuartzJobs(jobs.ToDictionary(job => job.Name)));
        services.AddQuartz(SchedulerName, quartz =>
        {
            quartz.UseDefaultTimeZone(TimeZoneInfo.FindSystemTimeZoneById(JobCatalogue.TimeZone));
            quartz.UsePersistentStore(store =>
            {
                UseDatabase(store, database);
                store.ProvisionSchema();
                store.UseExecutionHistory();
                store.ConfigureStore(options => options.StoreJobDataAsStrings = true);
                if (database.Provider != DatabaseProvider.Sqlite)
                {
                    store.UseClustering(_ => { });
                }
            });
            foreach (var job in jobs)
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

/// <summary>The jobs the engine was given, by name: the store keeps names only.</summary>
internal sealed record QuartzJobs(IReadOnlyDictionary<string, RecurringJob> ByName);

/// <summary>Runs the catalogue's job of its own name, as the system, in a scope of its own; one at a time.</summary>
[DisallowConcurrentExecution]
internal sealed class CatalogueJob(QuartzJobs jobs, IServiceScopeFactory scopes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var job = jobs.ByName[context.JobDetail.Key.Name];
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem($"job {job.Name}");
        context.Result = await job.Run(scope.ServiceProvider, cancellationToken);
    }
}

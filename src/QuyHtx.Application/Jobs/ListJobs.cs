using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Jobs;

/// <summary>Các công việc định kỳ: what each does and when, its next run, how the last one went, and whether it is paused.</summary>
[Needs(Permission.RunSystem, Permission.ReadAudit)]
public sealed record ListJobs : IQuery<JobList>
{
    internal sealed class Handler(FundDbContext db, JobCatalogue catalogue, IJobEngine engine) : IRequestHandler<ListJobs, JobList>
    {
        public async Task<JobList> Handle(ListJobs request, CancellationToken cancellationToken)
        {
            var pauses = await db.JobPauses.AsNoTracking().ToDictionaryAsync(pause => pause.Job, cancellationToken);
            var last = await db.JobRuns.AsNoTracking()
                .Where(run => !db.JobRuns.Any(later => later.Job == run.Job && later.StartedAt > run.StartedAt))
                .ToListAsync(cancellationToken);
            var next = await engine.NextRunsAsync(cancellationToken);
            return new JobList(
                engine.Name,
                JobCatalogue.TimeZone,
                [.. catalogue.Jobs.Select(job => RowOf(job, pauses.GetValueOrDefault(job.Name), last.Find(run => run.Job == job.Name), next))]);
        }

        private static JobRow RowOf(RecurringJob job, JobPause? pause, JobRun? last, IReadOnlyDictionary<string, Instant> next) => new(
            job.Name,
            job.Description,
            job.Purpose,
            job.When,
            [.. job.RetryAfter.Select(delay => (int)delay.TotalMinutes)],
            pause is null && next.TryGetValue(job.Name, out var at) ? at : null,
            pause is null ? null : new PauseOfJob(pause.PausedAt, pause.PausedBy, pause.Reason),
            last is null ? null : JobRunRow.Of(last));
    }
}

/// <summary>The jobs.</summary>
/// <param name="Engine">What runs them on this host; empty where it runs none.</param>
/// <param name="TimeZone">The time zone of their schedules.</param>
/// <param name="Jobs">The jobs.</param>
public sealed record JobList(string Engine, string TimeZone, IReadOnlyList<JobRow> Jobs);

/// <summary>Một công việc định kỳ.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">Mô tả.</param>
/// <param name="Purpose">What it does and what stands still without it.</param>
/// <param name="When">Lịch chạy, in words.</param>
/// <param name="RetryAfterMinutes">After how many minutes a run that failed is repeated, each time.</param>
/// <param name="NextRunAt">Lần chạy tới; null while it is paused or no engine runs here.</param>
/// <param name="Pause">Tạm dừng, or null.</param>
/// <param name="LastRun">Lần chạy gần nhất, or null.</param>
public sealed record JobRow(
    string Name, string Description, string Purpose, string When, IReadOnlyList<int> RetryAfterMinutes, Instant? NextRunAt, PauseOfJob? Pause,
    JobRunRow? LastRun);

/// <summary>Tạm dừng.</summary>
/// <param name="Since">Từ lúc.</param>
/// <param name="By">Ai.</param>
/// <param name="Reason">Lý do.</param>
public sealed record PauseOfJob(Instant Since, string By, string Reason);

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using QuyHtx.Application.Language;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Jobs;

/// <summary>
/// Runs a job for an engine, as the system and in a scope of its own: leaves it out while it is paused, and writes down when it ran and what
/// came of it. The engine sees to it that a job runs once at a time, and tries again when this throws.
/// </summary>
public sealed class JobRunner(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>How long runs are remembered; one every ten minutes adds up.</summary>
    private static readonly Duration Remembered = Duration.FromDays(90);

    /// <summary>The most that is kept of what a run said.</summary>
    private const int LongestSaying = 1000;

    /// <summary>Runs a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="engine">The engine's name.</param>
    /// <param name="askedBy">Name of who asked for it, which a pause does not keep from running; nothing where it is the schedule.</param>
    /// <param name="cancellation">The host stops.</param>
    public async Task RunAsync(RecurringJob job, string engine, string askedBy, CancellationToken cancellation)
    {
        if (await BeginAsync(job, engine, askedBy, cancellation) is not { } run)
        {
            return;
        }

        string said;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem($"job {job.Name}");
            said = await job.Run(scope.ServiceProvider, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await EndAsync(run, JobOutcome.Interrupted, "");
            throw;
        }
        catch (Exception problem)
        {
            await EndAsync(run, JobOutcome.Failed, problem is RuleViolationException refused ? Sentences.Of(refused.Violation, Sentences.Vietnamese) : problem.Message);
            throw;
        }

        await EndAsync(run, JobOutcome.Succeeded, said);
    }

    /// <summary>The run that begins, or null when the job is paused.</summary>
    private async Task<Guid?> BeginAsync(RecurringJob job, string engine, string askedBy, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FundDbContext>();
        if (askedBy.Length == 0 && await db.JobPauses.AnyAsync(pause => pause.Job == job.Name, cancellation))
        {
            return null;
        }

        var now = Now();

        // One runs at a time, so another that is said to run is one whose host is gone.
        await db.JobRuns.Where(run => run.Job == job.Name && run.Outcome == JobOutcome.Running).ExecuteUpdateAsync(
            run => run.SetProperty(row => row.Outcome, JobOutcome.Interrupted).SetProperty(row => row.EndedAt, now), cancellation);
        await db.JobRuns.Where(run => run.Job == job.Name && run.StartedAt < now - Remembered).ExecuteDeleteAsync(cancellation);
        var begun = new JobRun { Id = Guid.CreateVersion7(), Job = job.Name, StartedAt = now, Engine = engine, AskedBy = askedBy };
        db.JobRuns.Add(begun);
        await db.SaveChangesAsync(cancellation);
        return begun.Id;
    }

    /// <summary>Written down even while the host stops.</summary>
    private async Task EndAsync(Guid id, JobOutcome outcome, string said)
    {
        await using var scope = scopes.CreateAsyncScope();
        var run = await scope.ServiceProvider.GetRequiredService<FundDbContext>().JobRuns.SingleAsync(row => row.Id == id);
        (run.Outcome, run.EndedAt, run.Said) = (outcome, Now(), said.Length <= LongestSaying ? said : said[..LongestSaying]);
        await scope.ServiceProvider.GetRequiredService<FundDbContext>().SaveChangesAsync();
    }

    private Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());
}

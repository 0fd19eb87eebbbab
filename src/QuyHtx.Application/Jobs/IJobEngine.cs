using NodaTime;

namespace QuyHtx.Application.Jobs;

/// <summary>
/// Bộ máy chạy công việc, at the edge of the process: fires the jobs of the catalogue. What ran and what is paused is kept in the fund's own
/// tables by <see cref="JobRunner"/>, so that it reads the same whichever engine there is and stays when the engine is changed.
/// </summary>
public interface IJobEngine
{
    /// <summary>Its name, as people read it; empty where this host runs no jobs.</summary>
    string Name { get; }

    /// <summary>When each job fires next, a repetition of a run that failed among them; a job that does not fire is left out.</summary>
    Task<IReadOnlyDictionary<string, Instant>> NextRunsAsync(CancellationToken cancellation);

    /// <summary>Fires a job now, or as soon as the run that is going on has ended.</summary>
    /// <param name="job">The job's name.</param>
    /// <param name="askedBy">Name of who asks; the run is remembered with it.</param>
    /// <param name="cancellation">Stops the asking, not the run.</param>
    Task RunNowAsync(string job, string askedBy, CancellationToken cancellation);
}

/// <summary>No engine: another host runs the jobs, or somebody types the verbs.</summary>
public sealed class NoJobEngine : IJobEngine
{
    public string Name => "";

    public Task<IReadOnlyDictionary<string, Instant>> NextRunsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, Instant>>(new Dictionary<string, Instant>());

    public Task RunNowAsync(string job, string askedBy, CancellationToken cancellation) =>
        throw new InvalidOperationException("this host runs no jobs");
}

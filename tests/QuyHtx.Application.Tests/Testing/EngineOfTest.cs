using NodaTime;
using QuyHtx.Application.Jobs;

namespace QuyHtx.Application.Tests.Testing;

/// <summary>An engine that remembers what it was asked for, and runs nothing.</summary>
internal sealed class EngineOfTest : IJobEngine
{
    public string Name { get; set; } = "thử";

    public Dictionary<string, Instant> Next { get; } = [];

    public List<(string Job, string AskedBy)> Asked { get; } = [];

    public Func<Task> OnRun { get; set; } = () => Task.CompletedTask;

    public Task<IReadOnlyDictionary<string, Instant>> NextRunsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyDictionary<string, Instant>>(Next);

    public async Task RunNowAsync(string job, string askedBy, CancellationToken cancellation)
    {
        await OnRun();
        Asked.Add((job, askedBy));
    }
}

namespace QuyHtx.Application.Jobs;

/// <summary>
/// Công việc định kỳ: what is done, when, and what happens when it fails. It names no engine; whichever runs it reads this, runs one at a
/// time, and tries again after each of the delays.
/// </summary>
/// <param name="Name">Its name, for ever: its runs are kept under it.</param>
/// <param name="Description">Mô tả, as the jobs page shows it.</param>
/// <param name="Cron">Six fields: seconds, minutes, hours, day of month, month, day of week; in <see cref="JobCatalogue.TimeZone"/>.</param>
/// <param name="Run">Sends the job's message, as the system, and answers in a sentence what came of it.</param>
public sealed record RecurringJob(string Name, string Description, string Cron, Func<IServiceProvider, CancellationToken, Task<string>> Run)
{
    /// <summary>Lịch chạy, in words.</summary>
    public string When { get; init; } = "";

    /// <summary>What the job does and what stands still without it.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>How long to wait before each repetition of a run that failed.</summary>
    public IReadOnlyList<TimeSpan> RetryAfter { get; init; } = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)];
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Persistence;

namespace QuyHtx.Infrastructure.Jobs;

/// <summary>
/// Công việc định kỳ: what is done, when, and what happens when it fails. It names no engine; whichever runs it reads this, runs one at a
/// time, and tries again after each of the delays.
/// </summary>
/// <param name="Name">Its name, for ever: the engines keep history under it.</param>
/// <param name="Description">Mô tả, as the jobs page shows it.</param>
/// <param name="Cron">Six fields: seconds, minutes, hours, day of month, month, day of week; in <see cref="JobCatalogue.TimeZone"/>.</param>
/// <param name="Run">Sends the job's message, as the system.</param>
public sealed record RecurringJob(string Name, string Description, string Cron, Func<IServiceProvider, CancellationToken, Task<string>> Run)
{
    /// <summary>How long to wait before each repetition of a run that failed.</summary>
    public IReadOnlyList<TimeSpan> RetryAfter { get; init; } = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)];
}

/// <summary>Every recurring job of the fund.</summary>
public static class JobCatalogue
{
    /// <summary>Giờ Việt Nam.</summary>
    public const string TimeZone = "Asia/Ho_Chi_Minh";

    /// <summary>Gửi tin nhắn nhắc nợ.</summary>
    public static readonly RecurringJob SendMessages = new RecurringJob(
        "send-messages", "Gửi thư nhắc nợ đang chờ", "0 0/10 6-20 * * ?", async (services, cancellation) =>
        {
            var (sent, notSent) = await services.GetRequiredService<MessageDispatch>().SendDueAsync(cancellation);
            return $"{sent} / {sent + notSent}";
        });

    /// <summary>Khóa sổ: every day that is over and still open, so that nights missed are made up for by the next.</summary>
    public static readonly RecurringJob CloseDays = new RecurringJob(
        "close-days", "Khóa sổ các ngày đã qua", "0 30 0 * * ?", async (services, cancellation) =>
        {
            if (!await services.GetRequiredService<FundDbContext>().Funds.AnyAsync(cancellation))
            {
                return "";
            }

            var until = DayCloser.LastDay(null, services.GetRequiredService<TimeProvider>());
            var run = await services.GetRequiredService<DayCloser>().CloseAsync(until, progress: null, cancellation);

            // A day that loans keep open is a run that failed: it is tried again, and people are to see it.
            return run.Failures.Count == 0
                ? LocalDatePattern.Iso.Format(run.BusinessDate)
                : throw new InvalidOperationException(string.Join("; ", run.Failures.Select(loan => $"{loan.ContractNumber}: {loan.Error}")));
        });

    /// <summary>All jobs.</summary>
    public static readonly IReadOnlyList<RecurringJob> All = [CloseDays, SendMessages];
}

/// <summary>The section Jobs of the settings.</summary>
public sealed class JobOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Jobs";

    /// <summary>What runs the catalogue on this host.</summary>
    public JobEngine Engine { get; set; } = JobEngine.Quartz;
}

/// <summary>What can run the catalogue.</summary>
public enum JobEngine
{
    /// <summary>Quartz, with its store in the fund's database.</summary>
    Quartz,

    /// <summary>Nothing: another host does, or somebody types the verbs.</summary>
    None,
}

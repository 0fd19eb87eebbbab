using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Application.CloseOfDay;

/// <summary>
/// Khóa sổ các ngày còn mở, in order, each day a command and a transaction of its own: a run that is killed goes on at the first day that is
/// not closed, and a run repeated finds nothing to do.
/// </summary>
public sealed class DayCloser(FundDbContext db, IMediator mediator, LoanBook book)
{
    /// <summary>Closes every open day from the business date up to and including a date.</summary>
    /// <param name="to">The last day to close; one that is closed already changes nothing.</param>
    /// <param name="progress">Told of each day as it is closed.</param>
    /// <param name="cancellation">Stops between two days.</param>
    /// <exception cref="Pipeline.NotAllowedException">Whoever asks may not close days.</exception>
    public async Task<CloseRun> CloseAsync(LocalDate to, IProgress<DayClosed>? progress, CancellationToken cancellation)
    {
        var closed = new List<DayClosed>();
        for (var day = await BusinessDateAsync(cancellation); day <= to; day = await BusinessDateAsync(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var answer = await mediator.Send(new CloseDay(KeyOf(day), day), cancellation);
                closed.Add(answer);
                progress?.Report(answer);
            }
            catch (LoansFailedException failed)
            {
                Forget();
                await mediator.Send(new RecordCloseFailures(Guid.CreateVersion7(), day, failed.Loans), cancellation);
                return new CloseRun(closed, day, failed.Loans);
            }
            catch (RuleViolationException refused) when (refused.Violation.Code is "command-key-used" or "day-not-open")
            {
                // Somebody else's run closed the day while this one waited for its turn.
                Forget();
                if (await BusinessDateAsync(cancellation) == day)
                {
                    throw;
                }
            }
            catch
            {
                Forget();
                throw;
            }

            // The statuses live on in the book; nothing of a day stays tracked.
            db.ChangeTracker.Clear();
        }

        return new CloseRun(closed, await BusinessDateAsync(cancellation), []);
    }

    /// <summary>The last day to close: as asked, or yesterday in Vietnam; never one that is still to come.</summary>
    /// <exception cref="RuleViolationException"><c>close-date-to-come</c>.</exception>
    public static LocalDate LastDay(LocalDate? asked, TimeProvider clock)
    {
        var today = VietnamTime.DateOf(Instant.FromDateTimeOffset(clock.GetUtcNow()));
        return asked > today ? throw new RuleViolationException(new("close-date-to-come", "to", asked, today)) : asked ?? today.PlusDays(-1);
    }

    /// <summary>The key of closing a day: the same for all who ask.</summary>
    public static Guid KeyOf(LocalDate day) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"close-day {LocalDatePattern.Iso.Format(day)}")).AsSpan(0, 16));

    /// <summary>After a day that was not committed, neither what is tracked nor the book says what is stored.</summary>
    private void Forget()
    {
        db.ChangeTracker.Clear();
        book.Forget();
    }

    private async Task<LocalDate> BusinessDateAsync(CancellationToken cancellation) =>
        await db.Funds.AsNoTracking().Select(fund => (LocalDate?)fund.BusinessDate).SingleOrDefaultAsync(cancellation)
            ?? throw new RuleViolationException(new("fund-not-founded", null));
}

/// <summary>What a run did.</summary>
/// <param name="Closed">The days it closed, in order.</param>
/// <param name="BusinessDate">The day the books are open for now.</param>
/// <param name="Failures">The loans that keep that day open; none when the run reached its end.</param>
public sealed record CloseRun(IReadOnlyList<DayClosed> Closed, LocalDate BusinessDate, IReadOnlyList<FailedLoan> Failures);

using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Policies;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.CloseOfDay;

/// <summary>
/// Lần khóa sổ đã qua: a close computed again as it was made, with what was known that day, without the loans that were set aside, whose groups
/// were held.
/// </summary>
/// <param name="Calendar">The fund's calendar with its history.</param>
/// <param name="Policies">The versions of the policy.</param>
/// <param name="Failures">The loans that were ever set aside.</param>
internal sealed record PastClose(WorkingCalendar Calendar, IReadOnlyList<LendingPolicy> Policies, IReadOnlyList<CloseFailure> Failures)
{
    /// <summary>Reads what every past close needs.</summary>
    public static async Task<PastClose> ReadAsync(FundDbContext db, CancellationToken cancellation) => new(
        await db.CalendarAsync(cancellation),
        await db.Policies.AsNoTracking().ToListAsync(cancellation),
        await db.CloseFailures.AsNoTracking().Where(failure => failure.SetAsideBy != null).ToListAsync(cancellation));

    /// <summary>The loans as that day's close left them.</summary>
    /// <param name="loans">All that took part, and the other loans of their borrowers.</param>
    /// <param name="day">The day.</param>
    /// <param name="heldGroups">The own groups that the loans have now, which those that are still set aside have kept.</param>
    /// <param name="fails">Told of a loan that cannot be computed; it is left out.</param>
    public IReadOnlyList<LoanAtClose> At(
        WholeLoans loans, LocalDate day, IReadOnlyDictionary<Guid, DebtGroup> heldGroups, Action<Loan, Exception> fails)
    {
        var away = AwayOn(day);
        var closed = new List<LoanAtClose>();
        var held = new List<(Guid Borrower, DebtGroup Group)>();
        foreach (var loan in loans.Loans)
        {
            try
            {
                if (!away.TryGetValue(loan.Id, out var failure))
                {
                    closed.Add(AsKnown(loan, day));
                }
                else if (failure.ResolvedOn is not null)
                {
                    held.Add((loan.BorrowerId, AsKnown(loan, failure.Date.PlusDays(-1)).OwnGroup));
                }
                else if (heldGroups.TryGetValue(loan.Id, out var group))
                {
                    held.Add((loan.BorrowerId, group));
                }
            }
            catch (Exception problem)
            {
                // Whatever it is, the other loans are still to be computed.
                fails(loan, problem);
            }
        }

        held.AddRange(loans.Unreadable.Where(loan => away.ContainsKey(loan.Id) && heldGroups.ContainsKey(loan.Id))
            .Select(loan => (loan.BorrowerId, heldGroups[loan.Id])));
        LoanAtClose.Group(closed, held.ToLookup(loan => loan.Borrower, loan => loan.Group));
        return closed;
    }

    /// <summary>The loans that were left out of a day's close, each with why.</summary>
    private Dictionary<Guid, CloseFailure> AwayOn(LocalDate day) => Failures
        .Where(failure => failure.Date <= day && (failure.ResolvedOn is null || failure.ResolvedOn > day))
        .GroupBy(failure => failure.LoanId).ToDictionary(of => of.Key, of => of.MaxBy(failure => failure.Date)!);

    private LoanAtClose AsKnown(Loan loan, LocalDate day) => new BookedLoan(loan.AsKnownOn(day), new LoanStatus { LoanId = loan.Id }, Calendar.AsKnownOn(day))
        .At(day, LendingPolicy.InForceOn(Policies, day));
}

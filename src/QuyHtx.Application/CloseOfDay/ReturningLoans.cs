using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Application.CloseOfDay;

/// <summary>
/// Khoản vay trở lại: loans that were set aside and compute again. While they were away no close posted what an advance paid of their rows, and a
/// change of holidays passed them by; both are made up for on the day they return.
/// </summary>
public sealed class ReturningLoans(FundDbContext db, Journal journal, LoanBook book)
{
    /// <param name="returned">The loans.</param>
    /// <param name="day">The day whose close they take part in again.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task TakeBackAsync(IReadOnlyCollection<Guid> returned, LocalDate day, CancellationToken cancellation)
    {
        if (returned.Count == 0)
        {
            return;
        }

        // Not from the book: one that was settled meanwhile is no longer in it.
        var whole = await WholeLoans.ReadAsync(db, db.Loans.Where(loan => returned.Contains(loan.Id)), cancellation);
        var calendar = await db.CalendarAsync(cancellation);
        var policy = LendingPolicy.InForceOn(book.Policies, day);
        await db.PlannedRows.Where(row => returned.Contains(row.LoanId)).ExecuteDeleteAsync(cancellation);
        foreach (var loan in whole.Loans)
        {
            await PostAdvanceUsedAsync(new BookedLoan(loan, new LoanStatus { LoanId = loan.Id }, calendar).At(day, policy), cancellation);
            db.PlannedRows.AddRange(LoanDesk.PlannedRowsOf(loan, calendar, day.PlusDays(1)));
        }
    }

    /// <summary>What the ledger still holds of the advance and the loan no longer does, was used; what of it is not principal was interest.</summary>
    private async Task PostAdvanceUsedAsync(LoanAtClose loan, CancellationToken cancellation)
    {
        var state = loan.Position.State;
        var (principalNext, interestNext) = loan.UsedInTheMorning;
        var balances = await db.LoanBalancesAsync(loan.Booked.Loan.Id, cancellation);
        var advance = Dong.Zero - balances.Of(book.Chart[AccountUse.Advances]) - (state.Advance + principalNext + interestNext);
        var principal = (loan.IsOnBalance
                ? balances.Of(book.Chart[AccountUse.LoansInTerm]) + balances.Of(book.Chart[AccountUse.LoansOverdue])
                : balances.Of(book.Chart[AccountUse.WrittenOffOffBalance]))
            - (state.PrincipalOutstanding + principalNext);
        if (advance <= Dong.Zero || principal < Dong.Zero || principal > advance)
        {
            // Nothing was used; or something else is off, which is for verify to tell and for people to answer.
            return;
        }

        await journal.PostAsync(
            EntryKind.LoanTransaction,
            $"{loan.Booked.Loan.ContractNumber}: thu nợ đến hạn từ tiền trả trước trong thời gian tạm gác",
            loan.AdvanceUsed(principal, advance - principal, book.Chart, accruesIntoIncome: false),
            new EntrySource(loan.Booked.Loan.Id),
            cancellation);
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Loans;

/// <summary>
/// Khoản vay theo lịch nghỉ mới: writes anew what is cached of loans whose due dates to come have moved. All are read as sets, and only what
/// changed is written.
/// </summary>
internal static class LoansOnNewCalendar
{
    /// <exception cref="RuleViolationException">
    /// <c>holiday-moves-today</c>: what was entered today, before the change, would come out otherwise. <c>holiday-loan-fails</c>: a loan cannot
    /// be computed, so what is cached of it would be stale.
    /// </exception>
    public static async Task RefreshAsync(
        FundDbContext db, WorkingCalendar before, WorkingCalendar after, LocalDate today, CancellationToken cancellation)
    {
        // Only a loan settled today can still depend on days to come: by the rate of the row that its settlement brought forward.
        // One that is set aside has its rows made anew on the day it returns.
        var asked = db.LoanStatuses.AsNoTracking()
            .Where(status => status.Stage != LoanStage.Settled
                || db.LoanTransactions.Any(entered => entered.LoanId == status.LoanId && entered.Date == today))
            .Where(status => !db.CloseFailures.Any(failure => failure.LoanId == status.LoanId && failure.SetAsideBy != null && failure.ResolvedOn == null));
        var statuses = await asked.ToDictionaryAsync(status => status.LoanId, cancellation);
        var whole = await WholeLoans.ReadAsync(db, db.Loans.Where(loan => asked.Any(status => status.LoanId == loan.Id)), cancellation);
        if (whole.Unreadable.Count > 0)
        {
            throw Fails(whole.Unreadable[0].ContractNumber, whole.Unreadable[0].Problem);
        }

        var planned = (await db.PlannedRows.AsNoTracking().ToListAsync(cancellation)).ToLookup(row => row.LoanId);
        foreach (var loan in whole.Loans)
        {
            try
            {
                Refresh(db, loan, statuses[loan.Id], planned[loan.Id], (before, after), today);
            }
            catch (RuleViolationException refused) when (refused.Violation.Code == "holiday-moves-today")
            {
                throw;
            }
            catch (Exception problem)
            {
                // Whatever it is: nobody may be shown dates of a loan that nobody could compute.
                throw Fails(loan.ContractNumber, problem is RuleViolationException refused ? refused.Violation : problem.Message);
            }
        }
    }

    private static RuleViolationException Fails(string contract, object problem) => new(new("holiday-loan-fails", "days", contract, problem));

    private static void Refresh(
        FundDbContext db, Loan loan, LoanStatus status, IEnumerable<PlannedRow> stored, (WorkingCalendar Before, WorkingCalendar After) calendars, LocalDate today)
    {
        var position = loan.Position(calendars.After, today);
        if (!IsSameSoFar(loan.Position(calendars.Before, today), position))
        {
            throw new RuleViolationException(new("holiday-moves-today", "days", loan.ContractNumber, today));
        }

        var figures = StatusFigures.Of(status);
        status.Take(loan, position);
        if (StatusFigures.Of(status) != figures)
        {
            db.LoanStatuses.Update(status);
        }

        var rows = LoanDesk.PlannedRowsOf(loan, calendars.After, today).ToDictionary(row => row.No);
        foreach (var row in stored)
        {
            if (!rows.Remove(row.No, out var anew))
            {
                db.PlannedRows.Remove(row);
            }
            else if ((anew.DueDate, anew.Principal, anew.Interest) != (row.DueDate, row.Principal, row.Interest))
            {
                db.PlannedRows.Update(anew);
            }
        }

        db.PlannedRows.AddRange(rows.Values);
    }

    /// <summary>
    /// Nothing but due dates to come and what the running row has accrued may differ: not what the rows take either, which something entered today
    /// may have planned.
    /// </summary>
    private static bool IsSameSoFar(LoanPosition before, LoanPosition after) =>
        before.State with { InterestAccruedNotDue = after.State.InterestAccruedNotDue } == after.State
        && before.Rows.Where(row => row.HasFallenDue).SequenceEqual(after.Rows.Where(row => row.HasFallenDue))
        && before.Rows.Select(row => (row.Principal, row.CarriedInterest)).SequenceEqual(after.Rows.Select(row => (row.Principal, row.CarriedInterest)))
        && before.Allocations.SelectMany(PartsOf).SequenceEqual(after.Allocations.SelectMany(PartsOf));

    private static IEnumerable<(LocalDate, AllocatedPart)> PartsOf(Allocation allocation) => allocation.Parts.Select(part => (allocation.Date, part));
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.Loans;

/// <summary>
/// Quầy khoản vay: enters a transaction and does all that follows from it, whatever it is: the ledger moves by the difference of the loan's
/// books before and after, so a late entry and a reversal post themselves; the caches that lists read are written anew.
/// </summary>
public sealed class LoanDesk(FundDbContext db, Journal journal, AuditTrail trail)
{
    /// <summary>Enters a transaction of a loaded loan.</summary>
    /// <exception cref="Domain.RuleViolationException">Whatever the loan refuses.</exception>
    public async Task<LoanTransaction> EnterAsync(Loan loan, LoanTransaction transaction, CancellationToken cancellation)
    {
        var calendar = await db.CalendarAsync(cancellation);
        var today = transaction.EnteredOn;
        var status = await db.LoanStatuses.SingleAsync(row => row.LoanId == loan.Id, cancellation);
        var writtenOffBefore = loan.WrittenOffOn is not null;
        var (before, booksBefore) = StandingOf(loan, calendar, today);

        var entered = loan.Enter(transaction, calendar);
        db.LoanTransactions.Add(entered);

        var (after, booksAfter) = StandingOf(loan, calendar, today);
        await PostAsync(loan, entered, booksBefore, booksAfter, status.Group == DebtGroup.Standard, writtenOffBefore, cancellation);
        await RefreshAsync(loan, status, calendar, today, cancellation);
        trail.Concerns(loan.BorrowerId, loan.Id, before, after);
        return entered;
    }

    /// <summary>What would be posted for a transaction if it were entered; lines of nil are left out.</summary>
    /// <exception cref="Domain.RuleViolationException">Whatever the loan refuses.</exception>
    public static IReadOnlyList<JournalLine> Postings(
        Loan loan, LoanTransaction transaction, WorkingCalendar calendar, ChartOfAccounts chart, DebtGroup group)
    {
        var with = loan.Preview(transaction, calendar);
        var lines = LinesOf(
            (transaction.Kind, ReversedBy(loan, transaction)?.Kind), StandingOf(loan, calendar, transaction.EnteredOn).Books,
            StandingOf(with, calendar, transaction.EnteredOn).Books, chart, group == DebtGroup.Standard, loan.WrittenOffOn is not null);
        return [.. lines.Where(line => line.Debit != line.Credit)];
    }

    /// <summary>Writes the caches of a loan anew.</summary>
    public async Task RefreshAsync(Loan loan, LoanStatus status, WorkingCalendar calendar, LocalDate today, CancellationToken cancellation)
    {
        status.Take(loan, loan.Position(calendar, today));
        db.PlannedRows.RemoveRange(await db.PlannedRows.Where(row => row.LoanId == loan.Id).ToListAsync(cancellation));
        db.PlannedRows.AddRange(PlannedRowsOf(loan, calendar, today));
    }

    /// <summary>The rows still to come with their interest.</summary>
    public static IEnumerable<PlannedRow> PlannedRowsOf(Loan loan, WorkingCalendar calendar, LocalDate today) =>
        loan.Outlook(calendar, today).Where(row => row.DueDate > today && !(row.Principal.IsZero && row.Interest.IsZero))
            .Select(row => new PlannedRow
            {
                LoanId = loan.Id, No = row.No, DueDate = row.DueDate, Principal = row.Principal, Interest = row.Interest,
            });

    private static (LoanState State, LoanBooks Books) StandingOf(Loan loan, WorkingCalendar calendar, LocalDate today)
    {
        var position = loan.Position(calendar, today);
        return (position.State, LoanBooks.Of(position, loan.Events));
    }

    private async Task PostAsync(
        Loan loan, LoanTransaction entered, LoanBooks before, LoanBooks after, bool accrues, bool writtenOffBefore, CancellationToken cancellation)
    {
        var reversed = ReversedBy(loan, entered);
        var reversedEntry = reversed is null ? null : await journal.EntryOfAsync(reversed.Id, cancellation);
        var lines = LinesOf((entered.Kind, reversed?.Kind), before, after, await db.ChartAsync(cancellation), accrues, writtenOffBefore);
        var kind = entered.Kind switch
        {
            LoanTransactionKind.WriteOff => EntryKind.WriteOff,
            LoanTransactionKind.Reversal => EntryKind.Reversal,
            _ => EntryKind.LoanTransaction,
        };
        await journal.PostAsync(
            kind, $"{loan.ContractNumber}: {entered.Note}", lines, new EntrySource(loan.Id, entered.Id, reversedEntry), cancellation);
    }

    private static LoanTransaction? ReversedBy(Loan loan, LoanTransaction entered) =>
        entered.ReversesId is { } id ? loan.Transactions.Single(other => other.Id == id) : null;

    private static IReadOnlyList<JournalLine> LinesOf(
        (LoanTransactionKind Entered, LoanTransactionKind? Reversed) kinds, LoanBooks before, LoanBooks after, ChartOfAccounts chart, bool accrues,
        bool writtenOffBefore) => kinds switch
    {
        (LoanTransactionKind.WriteOff, _) => LoanPostings.WriteOff(before, chart),
        (LoanTransactionKind.Reversal, LoanTransactionKind.WriteOff) => [.. LoanPostings.WriteOff(after, chart).Select(Mirrored)],
        _ when writtenOffBefore => LoanPostings.BetweenWrittenOff(before, after, chart),
        _ => LoanPostings.Between(before, after, chart, accrues),
    };

    private static JournalLine Mirrored(JournalLine line) => line with { Debit = line.Credit, Credit = line.Debit };
}

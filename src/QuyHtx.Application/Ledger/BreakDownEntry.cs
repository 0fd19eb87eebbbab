using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.Ledger;

/// <summary>
/// Chi tiết bút toán khóa sổ theo khoản vay: a close posts one entry for all loans; this computes again what each of them put into it. A loan's part is
/// what it should have on the account at the end of the day, less what it had at the end of the day before and what its own entries of the day moved.
/// </summary>
/// <param name="EntryId">An entry that the close of a day made for all loans.</param>
[Needs(Permission.ReadFund)]
public sealed record BreakDownEntry(Guid EntryId) : IQuery<EntryBreakdown>
{
    /// <summary>The account whose balance a close's entry brings to its target; null for an entry of another kind, which is of one loan or of none.</summary>
    public static AccountUse? AccountMovedBy(EntryKind kind) => kind switch
    {
        EntryKind.Reclassification => AccountUse.LoansOverdue,
        EntryKind.Accrual => AccountUse.InterestReceivable,
        EntryKind.OffBalanceAccrual => AccountUse.InterestOffBalance,
        EntryKind.Capital or EntryKind.LoanTransaction or EntryKind.Reversal or EntryKind.WriteOff => null,
    };

    internal sealed class Handler(FundDbContext db) : IRequestHandler<BreakDownEntry, EntryBreakdown>
    {
        public async Task<EntryBreakdown> Handle(BreakDownEntry query, CancellationToken cancellationToken)
        {
            var entry = await db.JournalEntries.AsNoTracking().SingleOrDefaultAsync(row => row.Id == query.EntryId, cancellationToken) ?? throw Loaders.NotThere();
            if (AccountMovedBy(entry.Kind) is not { } use)
            {
                throw new RuleViolationException(new("entry-not-of-close", "entryId", entry.No));
            }

            var account = (await db.ChartAsync(cancellationToken))[use];
            var moved = entry.Lines.Where(line => line.Account == account).Aggregate(Dong.Zero, (sum, line) => sum + line.Debit - line.Credit);
            var loans = await WholeLoans.ReadAsync(db, LoansInClosesAround(entry.Date), cancellationToken);
            var close = await PastClose.ReadAsync(db, cancellationToken);
            var groups = await db.LoanStatuses.AsNoTracking().ToDictionaryAsync(status => status.LoanId, status => status.OwnGroup, cancellationToken);
            var before = entry.Date.PlusDays(-1);
            var wasClosed = await db.DayCloses.AnyAsync(day => day.Date == before, cancellationToken);
            var atStart = wasClosed ? ByLoan(close, loans, before, use, groups) : [];
            var atEnd = ByLoan(close, loans, entry.Date, use, groups);
            var posted = await PostedAsync(entry, account, cancellationToken);
            var names = await NamesAsync(cancellationToken);
            return new EntryBreakdown(
                account,
                moved,
                [
                    .. loans.Loans.Select(loan => new EntryPart(
                            loan.Id, loan.ContractNumber, names.GetValueOrDefault(loan.BorrowerId, ""),
                            atStart.GetValueOrDefault(loan.Id), posted.GetValueOrDefault(loan.Id), atEnd.GetValueOrDefault(loan.Id)))
                        .Where(part => !part.Amount.IsZero),
                ]);
        }

        /// <summary>What each loan should have on an account at the end of a day.</summary>
        private static Dictionary<Guid, Dong> ByLoan(
            PastClose close, WholeLoans loans, LocalDate day, AccountUse use, IReadOnlyDictionary<Guid, DebtGroup> groups) => close
            .At(loans, day, groups, (_, _) => { })
            .ToDictionary(loan => loan.Booked.Loan.Id, loan => CloseTargets.Of([loan])[use]);

        /// <summary>
        /// Those that the two closes looked at and that could have anything on the account: not the ones entered later, nor those that were settled before
        /// and have seen no transaction and no entry since.
        /// </summary>
        private IQueryable<Loan> LoansInClosesAround(LocalDate date)
        {
            var before = date.PlusDays(-1);
            return db.Loans.Where(loan =>
                db.LoanTransactions.Any(entered => entered.LoanId == loan.Id && entered.EnteredOn <= date)
                && (db.LoanStatuses.Any(status => status.LoanId == loan.Id && status.Stage != LoanStage.Settled)
                    || db.LoanTransactions.Any(entered => entered.LoanId == loan.Id && entered.EnteredOn >= before)
                    || db.JournalEntries.Any(entry => entry.LoanId == loan.Id && entry.Date >= before)));
        }

        /// <summary>What the loans' own entries of the day moved on the account before the close did.</summary>
        private async Task<Dictionary<Guid, Dong>> PostedAsync(JournalEntry close, string account, CancellationToken cancellation)
        {
            var sums = await db.JournalEntries.AsNoTracking().Where(entry => entry.Date == close.Date && entry.No < close.No && entry.LoanId != null)
                .SelectMany(entry => entry.Lines, (entry, line) => new { LoanId = entry.LoanId!.Value, line.Account, line.Debit, line.Credit })
                .Where(line => line.Account == account)
                .GroupBy(line => line.LoanId)
                .Select(loan => new { loan.Key, Sum = loan.Sum(line => (long)line.Debit) - loan.Sum(line => (long)line.Credit) })
                .ToListAsync(cancellation);
            return sums.ToDictionary(loan => loan.Key, loan => new Dong(loan.Sum));
        }

        private Task<Dictionary<Guid, string>> NamesAsync(CancellationToken cancellation) => db.Borrowers.AsNoTracking()
            .Select(borrower => new { borrower.Id, borrower.Profile.Name }).ToDictionaryAsync(borrower => borrower.Id, borrower => borrower.Name, cancellation);
    }
}

/// <summary>An entry of a close by loan.</summary>
/// <param name="Account">The account that the entry brings to what the loans say.</param>
/// <param name="Total">What the entry moved on it: debit less credit.</param>
/// <param name="Parts">The loans that moved it, by contract number.</param>
public sealed record EntryBreakdown(string Account, Dong Total, IReadOnlyList<EntryPart> Parts)
{
    /// <summary>What the parts do not explain: nil, unless something was altered.</summary>
    public Dong Unexplained => Parts.Aggregate(Total, (rest, part) => rest - part.Amount);
}

/// <summary>What a loan put into an entry.</summary>
/// <param name="LoanId">Khoản vay.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="BorrowerName">Khách hàng.</param>
/// <param name="AtStart">Số dư cuối ngày trước: what the loan had on the account when the day before closed.</param>
/// <param name="PostedInDay">Phát sinh trong ngày: what its own entries of the day moved.</param>
/// <param name="AtEnd">Số dư phải có cuối ngày.</param>
public sealed record EntryPart(Guid LoanId, string ContractNumber, string BorrowerName, Dong AtStart, Dong PostedInDay, Dong AtEnd)
{
    /// <summary>Phần của khoản vay.</summary>
    public Dong Amount => AtEnd - AtStart - PostedInDay;
}

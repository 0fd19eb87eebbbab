using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Papers;

/// <summary>Phiếu thu, phiếu chi.</summary>
public enum VoucherKind
{
    /// <summary>Phiếu thu (01-TT).</summary>
    Receipt,

    /// <summary>Phiếu chi (02-TT).</summary>
    Payment,
}

/// <summary>
/// Phiếu thu of money received or phiếu chi of money paid out, as known when it was entered. A borrower's user sees the receipts of its own
/// loans; payments are the fund's.
/// </summary>
/// <param name="TransactionId">Giao dịch.</param>
/// <param name="Kind">Which of the two.</param>
[Needs(Permission.ReadFund, Permission.ReadOwn)]
public sealed record GetVoucher(Guid TransactionId, VoucherKind Kind) : IQuery<Voucher>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<GetVoucher, Voucher>
    {
        public async Task<Voucher> Handle(GetVoucher query, CancellationToken cancellationToken)
        {
            if (query.Kind == VoucherKind.Payment && !user.May(Permission.ReadFund))
            {
                throw Loaders.NotThere();
            }

            var (entered, then, reversal) = await TransactionThen.OfAsync(db, user, query.TransactionId, KindsOf(query.Kind), cancellationToken);
            var entry = await db.JournalEntries.AsNoTracking().Where(posted => posted.TransactionId == entered.Id).OrderBy(posted => posted.No)
                .Select(posted => new { posted.No, posted.Lines }).FirstAsync(cancellationToken);
            return new Voucher(
                query.Kind,
                then.Letterhead,
                await then.ShownAsync(db, cancellationToken),
                entry.No,
                [.. entry.Lines.OrderBy(line => line.No)],
                entered.Date,
                entered.Amount,
                entered.Note,
                PartsOf(entered, then),
                await db.Users.Where(person => person.Id == entered.EnteredBy).Select(person => person.FullName).SingleOrDefaultAsync(cancellationToken) ?? "",
                reversal?.EnteredOn);
        }

        /// <summary>Of payments of one day the last is this one: nothing that was entered after it is known.</summary>
        private static IReadOnlyList<AllocatedPart> PartsOf(LoanTransaction entered, LoanThen then) =>
            entered.Kind is LoanTransactionKind.Repayment or LoanTransactionKind.Prepayment
                ? then.Loan.Position(then.Calendar, then.Date).Allocations
                    .Last(allocation => allocation.Date == entered.Date && allocation.From == AllocationSource.Repayment).Parts
                : [];

        private static LoanTransactionKind[] KindsOf(VoucherKind kind) => kind switch
        {
            VoucherKind.Receipt => [LoanTransactionKind.Repayment, LoanTransactionKind.Prepayment],
            VoucherKind.Payment => [LoanTransactionKind.Disbursement, LoanTransactionKind.AdvanceRefund],
        };
    }
}

/// <summary>Phiếu thu, phiếu chi.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Letterhead">Đơn vị, and the day it was entered.</param>
/// <param name="Loan">Khoản vay.</param>
/// <param name="EntryNo">Số bút toán, which is the voucher's number.</param>
/// <param name="Lines">Nợ, Có.</param>
/// <param name="ValueDate">Ngày giá trị.</param>
/// <param name="Amount">Số tiền.</param>
/// <param name="Note">Lý do.</param>
/// <param name="Parts">What a payment received went to.</param>
/// <param name="EnteredBy">Người lập phiếu.</param>
/// <param name="ReversedOn">Ngày đảo, or null.</param>
public sealed record Voucher(
    VoucherKind Kind, Letterhead Letterhead, LoanOnPaper Loan, long EntryNo, IReadOnlyList<JournalLine> Lines, LocalDate ValueDate, Dong Amount, string Note,
    IReadOnlyList<AllocatedPart> Parts, string EnteredBy, LocalDate? ReversedOn);

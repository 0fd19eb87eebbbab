using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Papers;

/// <summary>Giấy nhận nợ of a disbursement, as known when it was entered.</summary>
/// <param name="TransactionId">Giao dịch giải ngân.</param>
[Needs(Permission.ReadFund, Permission.ReadOwn)]
public sealed record GetDebtAcknowledgement(Guid TransactionId) : IQuery<DebtAcknowledgement>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<GetDebtAcknowledgement, DebtAcknowledgement>
    {
        public async Task<DebtAcknowledgement> Handle(GetDebtAcknowledgement query, CancellationToken cancellationToken)
        {
            var (entered, then, reversal) = await TransactionThen.OfAsync(db, user, query.TransactionId, [LoanTransactionKind.Disbursement], cancellationToken);
            var disbursements = then.Loan.Standing.Where(other => other.Kind == LoanTransactionKind.Disbursement).ToList();
            var plan = PlannedInstalments.Of(then.Loan, then.Calendar, then.Date);
            return new DebtAcknowledgement(
                then.Letterhead,
                await then.ShownAsync(db, cancellationToken),
                disbursements.Count,
                entered.Date,
                entered.Amount,
                then.Loan.Disbursed - entered.Amount,
                then.Loan.ApprovedAmount - then.Loan.Disbursed,
                then.Loan.Position(then.Calendar, then.Date).State.PrincipalOutstanding,
                plan,
                reversal?.EnteredOn);
        }
    }
}

/// <summary>Giấy nhận nợ.</summary>
/// <param name="Letterhead">Phần đầu giấy.</param>
/// <param name="Loan">Khoản vay.</param>
/// <param name="Tranche">Đợt giải ngân, from 1.</param>
/// <param name="PaidOutOn">Ngày giải ngân.</param>
/// <param name="Amount">Số tiền nhận nợ.</param>
/// <param name="DisbursedBefore">Đã giải ngân các đợt trước.</param>
/// <param name="LeftToDisburse">Còn được giải ngân.</param>
/// <param name="PrincipalOutstanding">Dư nợ gốc with this tranche.</param>
/// <param name="Plan">Lịch trả nợ from then on.</param>
/// <param name="ReversedOn">Ngày đảo, or null.</param>
public sealed record DebtAcknowledgement(
    Letterhead Letterhead, LoanOnPaper Loan, int Tranche, LocalDate PaidOutOn, Dong Amount, Dong DisbursedBefore, Dong LeftToDisburse, Dong PrincipalOutstanding,
    PlannedInstalments Plan, LocalDate? ReversedOn);

using MediatR;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Loans;

/// <summary>Duyệt đề xuất: a second person carries out what the first proposed.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="ProposalId">Đề xuất.</param>
[Needs(Permission.ConfirmMoney, Permission.ConfirmRelief)]
public sealed record ConfirmProposal(Guid CommandId, Guid ProposalId) : ICommand<TransactionEntered>
{
    internal sealed class Handler(FundDbContext db, LoanDesk desk, CurrentUser user) : IRequestHandler<ConfirmProposal, TransactionEntered>
    {
        public async Task<TransactionEntered> Handle(ConfirmProposal confirmation, CancellationToken cancellationToken)
        {
            var fund = await db.FundAsync(cancellationToken);
            var proposal = await db.ProposalAsync(confirmation.ProposalId, cancellationToken);
            TwoPersonRule.Check(user, proposal);
            var transaction = proposal.Confirm(user.Id, fund.BusinessDate);
            await CashInHand.RefuseWithoutAsync(db, transaction, cancellationToken);
            var entered = await desk.EnterAsync(await db.LoanAsync(proposal.LoanId, cancellationToken), transaction, cancellationToken);
            return new TransactionEntered(entered.Id, entered.No);
        }
    }
}

/// <summary>A transaction as it was entered.</summary>
/// <param name="TransactionId">Giao dịch.</param>
/// <param name="No">Thứ tự trong khoản vay.</param>
public sealed record TransactionEntered(Guid TransactionId, int No);

using FluentValidation;
using MediatR;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Loans;

/// <summary>Không duyệt đề xuất, with the reason.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="ProposalId">Đề xuất.</param>
/// <param name="Reason">Lý do.</param>
[Needs(Permission.ConfirmMoney, Permission.ConfirmRelief)]
public sealed record RefuseProposal(Guid CommandId, Guid ProposalId, string Reason) : ICommand<Done>
{
    internal sealed class Validator : AbstractValidator<RefuseProposal>
    {
        public Validator()
        {
            RuleFor(refusal => refusal.Reason).NotEmpty().WithErrorCode("text-missing");
            RuleFor(refusal => refusal.Reason).MaximumLength(300).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, CurrentUser user, AuditTrail trail) : IRequestHandler<RefuseProposal, Done>
    {
        public async Task<Done> Handle(RefuseProposal refusal, CancellationToken cancellationToken)
        {
            var fund = await db.FundAsync(cancellationToken);
            var proposal = await db.ProposalAsync(refusal.ProposalId, cancellationToken);
            TwoPersonRule.Check(user, proposal);
            proposal.Refuse(user.Id, fund.BusinessDate, refusal.Reason);
            trail.Concerns((await db.LoanAsync(proposal.LoanId, cancellationToken)).BorrowerId, proposal.LoanId);
            return Done.Answer;
        }
    }
}

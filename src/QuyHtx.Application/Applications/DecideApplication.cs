using FluentValidation;
using MediatR;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Applications;

namespace QuyHtx.Application.Applications;

/// <summary>
/// Quyết định cho vay hoặc từ chối. Every check has to hold today, whatever the appraisal found; an approval reserves the borrower's headroom
/// until the contract is signed or the application withdrawn.
/// </summary>
/// <param name="CommandId">The key.</param>
/// <param name="ApplicationId">Hồ sơ.</param>
/// <param name="Approve">Duyệt, or từ chối.</param>
/// <param name="Reason">Điều kiện kèm theo of an approval; the reason of a refusal, which needs one.</param>
[Needs(Permission.Decide)]
public sealed record DecideApplication(Guid CommandId, Guid ApplicationId, bool Approve, string Reason) : ICommand<Done>
{
    internal sealed class Validator : AbstractValidator<DecideApplication>
    {
        public Validator()
        {
            RuleFor(decision => decision.Reason).NotEmpty().When(decision => !decision.Approve).WithErrorCode("text-missing");
            RuleFor(decision => decision.Reason).MaximumLength(10_000).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, ChecksToday checksToday, CurrentUser user, AuditTrail trail)
        : IRequestHandler<DecideApplication, Done>
    {
        public async Task<Done> Handle(DecideApplication decision, CancellationToken cancellationToken)
        {
            var today = (await db.FundAsync(cancellationToken)).BusinessDate;
            var application = await db.ApplicationAsync(decision.ApplicationId, cancellationToken);
            var found = await checksToday.OfAsync(application, cancellationToken);
            if (decision.Approve && application.Content.Amount > found.Policy.Limits.ApproverMostAmount && !user.May(Permission.DecideAnyAmount))
            {
                throw new RuleViolationException(
                    new("above-authority", null, application.Content.Amount, found.Policy.Limits.ApproverMostAmount.Value));
            }

            application.Decide(new LendingDecision(user.Id, today, decision.Approve, decision.Reason), found.Checks);
            trail.Concerns(application.BorrowerId, after: new { application.Decision, found.Checks });
            return Done.Answer;
        }
    }
}

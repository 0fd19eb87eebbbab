using FluentValidation;
using MediatR;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Appraisal;

namespace QuyHtx.Application.Applications;

/// <summary>Thẩm định: the automatic checks as they stand today, with an opinion and a proposal. Not by a maker of the application.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="ApplicationId">Hồ sơ.</param>
/// <param name="Opinion">Ý kiến thẩm định.</param>
/// <param name="ProposesApproval">Đề xuất cho vay, or not.</param>
[Needs(Permission.Appraise)]
public sealed record AppraiseApplication(Guid CommandId, Guid ApplicationId, string Opinion, bool ProposesApproval) : ICommand<Done>
{
    internal sealed class Validator : AbstractValidator<AppraiseApplication>
    {
        public Validator()
        {
            RuleFor(appraisal => appraisal.Opinion).NotEmpty().WithErrorCode("text-missing");
            RuleFor(appraisal => appraisal.Opinion).MaximumLength(10_000).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, ChecksToday checksToday, CurrentUser user, AuditTrail trail)
        : IRequestHandler<AppraiseApplication, Done>
    {
        public async Task<Done> Handle(AppraiseApplication appraisal, CancellationToken cancellationToken)
        {
            var today = (await db.FundAsync(cancellationToken)).BusinessDate;
            var application = await db.ApplicationAsync(appraisal.ApplicationId, cancellationToken);
            var found = await checksToday.OfAsync(application, cancellationToken);
            application.Appraise(new AppraisalReport(user.Id, today, found.Checks, appraisal.Opinion, appraisal.ProposesApproval));
            trail.Concerns(application.BorrowerId, after: application.Appraisal);
            return Done.Answer;
        }
    }
}

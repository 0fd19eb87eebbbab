using FluentValidation;
using MediatR;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Applications;

namespace QuyHtx.Application.Applications;

/// <summary>Sửa hồ sơ vay vốn: while it is a draft or was returned. The audit keeps what was before.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="ApplicationId">Hồ sơ.</param>
/// <param name="Version">The version that was seen.</param>
/// <param name="Content">The new content; the rate is the product's, and files stay with their items.</param>
[Needs(Permission.KeepApplications)]
public sealed record RewriteApplication(Guid CommandId, Guid ApplicationId, int Version, ApplicationContent Content) : ICommand<Done>
{
    internal sealed class Validator : AbstractValidator<RewriteApplication>
    {
        public Validator() => RuleFor(rewriting => rewriting.Content).SetValidator(new ApplicationContentValidator());
    }

    internal sealed class Handler(FundDbContext db, CurrentUser user, AuditTrail trail) : IRequestHandler<RewriteApplication, Done>
    {
        public async Task<Done> Handle(RewriteApplication rewriting, CancellationToken cancellationToken)
        {
            var today = (await db.FundAsync(cancellationToken)).BusinessDate;
            var application = await db.ApplicationAsync(rewriting.ApplicationId, cancellationToken);
            if (application.Version != rewriting.Version)
            {
                throw Loaders.ChangedMeanwhile();
            }

            var before = application.Content;
            var product = await db.ProductInForceAsync(rewriting.Content.ProductId, today, cancellationToken);
            application.Rewrite(rewriting.Content.AtRateOf(product), user.Id);
            OpenApplication.KeepAmount(db, application);
            trail.Concerns(application.BorrowerId, before: before, after: application.Content);
            return Done.Answer;
        }
    }
}

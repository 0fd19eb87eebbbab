using MediatR;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Applications;

/// <summary>Nộp hồ sơ vay vốn: it has to be complete and within its product, which has to be in force.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="ApplicationId">Hồ sơ.</param>
[Needs(Permission.KeepApplications)]
public sealed record SubmitApplication(Guid CommandId, Guid ApplicationId) : ICommand<Done>
{
    internal sealed class Handler(FundDbContext db, AuditTrail trail) : IRequestHandler<SubmitApplication, Done>
    {
        public async Task<Done> Handle(SubmitApplication submission, CancellationToken cancellationToken)
        {
            var today = (await db.FundAsync(cancellationToken)).BusinessDate;
            var application = await db.ApplicationAsync(submission.ApplicationId, cancellationToken);
            application.Submit(await db.ProductInForceAsync(application.Content.ProductId, today, cancellationToken));
            trail.Concerns(application.BorrowerId);
            return Done.Answer;
        }
    }
}

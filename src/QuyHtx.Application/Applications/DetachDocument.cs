using MediatR;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Applications;

/// <summary>Gỡ giấy tờ: an item of the dossier is without a file again. The file stays stored, so that nothing that was shown is lost.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="ApplicationId">Hồ sơ.</param>
/// <param name="Code">Mã giấy tờ.</param>
[Needs(Permission.KeepApplications)]
public sealed record DetachDocument(Guid CommandId, Guid ApplicationId, string Code) : ICommand<Done>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user, AuditTrail trail) : IRequestHandler<DetachDocument, Done>
    {
        public async Task<Done> Handle(DetachDocument removal, CancellationToken cancellationToken)
        {
            var application = await db.ApplicationAsync(removal.ApplicationId, cancellationToken);
            application.Detach(removal.Code, user.Id);
            trail.Concerns(application.BorrowerId);
            return Done.Answer;
        }
    }
}

using MediatR;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Ghi nhận đăng xuất, as the user.</summary>
/// <param name="CommandId">The key.</param>
[Needs(Permission.SignIn)]
public sealed record RecordSignOut(Guid CommandId) : ICommand<Done>
{
    internal sealed class Handler(CurrentUser user, AuditTrail trail) : IRequestHandler<RecordSignOut, Done>
    {
        public Task<Done> Handle(RecordSignOut message, CancellationToken cancellationToken)
        {
            trail.Concerns(user.BorrowerId);
            return Task.FromResult(Done.Answer);
        }
    }
}

using MediatR;
using Microsoft.AspNetCore.Identity;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Đăng xuất mọi nơi: every cookie of one's own account is worth nothing from now on; tokens of programs are revoked one by one.</summary>
/// <param name="CommandId">The key.</param>
[Needs(Permission.KeepOwnAccount)]
public sealed record SignOutEverywhere(Guid CommandId) : ICommand<Done>
{
    internal sealed class Handler(UserManager<FundUser> users, UserDesk desk, CurrentUser current) : IRequestHandler<SignOutEverywhere, Done>
    {
        public async Task<Done> Handle(SignOutEverywhere message, CancellationToken cancellationToken)
        {
            UserDesk.RefuseUnless(await users.UpdateSecurityStampAsync(await desk.FindAsync(current.Id)));
            return Done.Answer;
        }
    }
}

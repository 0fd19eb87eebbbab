using MediatR;
using Microsoft.AspNetCore.Identity;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Users;

/// <summary>Ngừng người dùng: whoever is signed in as that user is out at once, and the tokens of that user open nothing.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="UserId">Who.</param>
[Needs(Permission.ManageUsers)]
public sealed record DisableUser(Guid CommandId, Guid UserId) : ICommand<Done>
{
    internal sealed class Handler(UserManager<FundUser> users, UserDesk desk, CurrentUser current) : IRequestHandler<DisableUser, Done>
    {
        public async Task<Done> Handle(DisableUser message, CancellationToken cancellationToken)
        {
            // The last administrator could otherwise lock everybody out.
            if (message.UserId == current.Id)
            {
                throw new RuleViolationException(new("user-disables-self", "userId"));
            }

            var user = await desk.FindAsync(message.UserId);
            user.LockoutEnd = UserDesk.ForEver;
            UserDesk.RefuseUnless(await users.UpdateSecurityStampAsync(user));
            return Done.Answer;
        }
    }
}

using MediatR;
using Microsoft.AspNetCore.Identity;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Users;

/// <summary>
/// Mở lại người dùng: who was switched off may sign in again, with the password and roles of before. API tokens were withdrawn when the user
/// was switched off, and stay so.
/// </summary>
/// <param name="CommandId">The key.</param>
/// <param name="UserId">Who.</param>
[Needs(Permission.ManageUsers)]
public sealed record EnableUser(Guid CommandId, Guid UserId) : ICommand<Done>
{
    internal sealed class Handler(UserManager<FundUser> users, UserDesk desk, AuditTrail trail) : IRequestHandler<EnableUser, Done>
    {
        public async Task<Done> Handle(EnableUser message, CancellationToken cancellationToken)
        {
            var user = await desk.FindAsync(message.UserId);
            if (user.LockoutEnd != UserDesk.ForEver)
            {
                throw new RuleViolationException(new("user-not-disabled", "userId"));
            }

            user.LockoutEnd = null;
            user.AccessFailedCount = 0;
            UserDesk.RefuseUnless(await users.UpdateAsync(user));
            trail.Concerns(user.BorrowerId);
            return Done.Answer;
        }
    }
}

using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Users;

/// <summary>Ngừng người dùng: whoever is signed in as that user is out at once, and the API tokens of that user are withdrawn for good.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="UserId">Who.</param>
[Needs(Permission.ManageUsers)]
public sealed record DisableUser(Guid CommandId, Guid UserId) : ICommand<Done>
{
    internal sealed class Handler(FundDbContext db, UserManager<FundUser> users, UserDesk desk, CurrentUser current, AuditTrail trail, TimeProvider clock)
        : IRequestHandler<DisableUser, Done>
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

            // Whoever is enabled again must not find a token at work that somebody else may have got hold of.
            var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            foreach (var token in await db.ApiTokens.Where(token => token.UserId == user.Id && token.RevokedAt == null).ToListAsync(cancellationToken))
            {
                token.RevokedAt = now;
            }

            trail.Concerns(user.BorrowerId);
            return Done.Answer;
        }
    }
}

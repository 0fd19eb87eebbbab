using MediatR;
using Microsoft.AspNetCore.Identity;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Users;

/// <summary>Phân vai trò.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="UserId">Who.</param>
/// <param name="Roles">Vai trò, all of them.</param>
/// <param name="Version">The version of the user that was looked at.</param>
[Needs(Permission.ManageUsers)]
public sealed record AssignRoles(Guid CommandId, Guid UserId, IReadOnlyList<string> Roles, string Version) : ICommand<Done>
{
    internal sealed class Handler(UserManager<FundUser> users, UserDesk desk, AuditTrail trail) : IRequestHandler<AssignRoles, Done>
    {
        public async Task<Done> Handle(AssignRoles message, CancellationToken cancellationToken)
        {
            var user = await desk.FindAsync(message.UserId);
            if (user.ConcurrencyStamp != message.Version)
            {
                throw new RuleViolationException(new("changed-meanwhile", null));
            }

            var before = await users.GetRolesAsync(user);
            await desk.SetRolesAsync(user, message.Roles, cancellationToken);
            trail.Concerns(user.BorrowerId, before: before, after: message.Roles);
            return Done.Answer;
        }
    }
}

using MediatR;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Các vai trò: what each may do, and how many people hold it who are not switched off.</summary>
[Needs(Permission.ManageUsers, Permission.ReadAudit)]
public sealed record ListRoles : IQuery<IReadOnlyList<RoleRow>>
{
    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListRoles, IReadOnlyList<RoleRow>>
    {
        public async Task<IReadOnlyList<RoleRow>> Handle(ListRoles request, CancellationToken cancellationToken)
        {
            var held = await db.HoldersByRoleAsync(cancellationToken);
            return
            [
                .. Roles.All.Select(role => new RoleRow(
                    role, held.GetValueOrDefault(role), [.. Enum.GetValues<Permission>().Where(permission => RolePermissions.Allow([role], permission))])),
            ];
        }
    }
}

/// <summary>Một vai trò.</summary>
/// <param name="Role">The role.</param>
/// <param name="Users">How many people hold it.</param>
/// <param name="Permissions">What it may do.</param>
public sealed record RoleRow(string Role, int Users, IReadOnlyList<Permission> Permissions);

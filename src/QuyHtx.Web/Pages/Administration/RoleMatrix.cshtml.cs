using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Vai trò: what each may do, as it is built in.</summary>
[Needs(Permission.ManageUsers, Permission.ReadAudit)]
public sealed class RoleMatrixModel : FundPage
{
    public IReadOnlyList<RoleRow> Rows { get; private set; } = [];

    /// <summary>What everybody may do is left out.</summary>
    public IReadOnlyList<Permission> Permissions { get; } =
        [.. Enum.GetValues<Permission>().Where(permission => permission is not (Permission.SignIn or Permission.KeepOwnAccount))];

    public async Task OnGetAsync() => Rows = await Ask(new ListRoles());
}

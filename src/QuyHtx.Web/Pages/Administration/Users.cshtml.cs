using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Người dùng: who can come in, with what role, and who was here when.</summary>
[Needs(Permission.ManageUsers)]
public sealed class UsersModel(TimeProvider clock) : FundPage
{
    public const int Size = 50;

    private const string Active = "dang-dung";
    private const string Disabled = "ngung";

    public static readonly IReadOnlyList<SelectListItem> RoleOptions = [.. Roles.All.Select(role => new SelectListItem(RoleWords.Of(role), role))];

    public static readonly IReadOnlyList<SelectListItem> StateOptions = [new("Đang dùng", Active), new("Đã ngừng", Disabled)];

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string Search { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "vaiTro")]
    public string Role { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "tinhTrang")]
    public string State { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public UserList List { get; private set; } = new([], 0);

    public async Task OnGetAsync() => List = await Ask(new ListUsers(
        Number, Size, Search, Role.Length > 0 ? Role : null, State switch { Active => false, Disabled => true, _ => null }));

    /// <summary>How an account stands now.</summary>
    public (string Word, Tone Tone) StateOf(UserRow user) => StateOf(user, clock.GetUtcNow());

    internal static (string Word, Tone Tone) StateOf(UserRow user, DateTimeOffset now) => user switch
    {
        { IsDisabled: true } => ("Đã ngừng", Tone.Plain),
        { LockedUntil: { } until } when until > now => ("Đang bị khóa tạm", Tone.Warning),
        { FirstChangePending: true } => ("Chưa đổi mật khẩu đầu", Tone.Info),
        _ => ("Đang dùng", Tone.Good),
    };
}

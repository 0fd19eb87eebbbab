using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Một người dùng, and what an administrator does to one. A new password is shown in the answer itself: a redirect would have to carry it.</summary>
[Needs(Permission.ManageUsers)]
[ResponseCache(NoStore = true)]
public sealed class UserPageModel(TimeProvider clock) : FundPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string Version { get; set; } = "";

    [BindProperty]
    public string FullName { get; set; } = "";

    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    public UserRow Row { get; private set; } = null!;

    public FirstPassword? Made { get; private set; }

    public (string Word, Tone Tone) State => UsersModel.StateOf(Row, clock.GetUtcNow());

    /// <summary>Until when a lock lasts that ends by itself.</summary>
    public Instant? LockedUntil => !Row.IsDisabled && Row.LockedUntil is { } until && until > clock.GetUtcNow() ? Instant.FromDateTimeOffset(until) : null;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        (FullName, Email) = (Row.FullName, Row.Email ?? "");
    }

    public Task<IActionResult> OnPostCorrectAsync() => DoAsync(
        new CorrectUser(CommandId, Id, FullName.Trim(), Email.Trim() is { Length: > 0 } email ? email : null, Version), "Đã lưu thông tin.");

    public Task<IActionResult> OnPostRolesAsync() => DoAsync(new AssignRoles(CommandId, Id, Chosen, Version), "Đã lưu vai trò. Người này cần đăng nhập lại.");

    public Task<IActionResult> OnPostDisableAsync() => DoAsync(new DisableUser(CommandId, Id), "Đã ngừng tài khoản.");

    public Task<IActionResult> OnPostEnableAsync() => DoAsync(new EnableUser(CommandId, Id), "Đã mở lại tài khoản.");

    public async Task<IActionResult> OnPostResetAsync()
    {
        Made = await Try(new ResetPassword(CommandId, Id));

        // The next thing done from the page that is shown now is another command.
        ModelState.Remove(nameof(CommandId));
        CommandId = Guid.NewGuid();
        await OnGetAsync();
        return Page();
    }

    private async Task<IActionResult> DoAsync(ICommand<Done> command, string notice)
    {
        if (await Try(command) is not null)
        {
            Notice = notice;
            return Redirect($"/quan-tri/nguoi-dung/{Id}");
        }

        await LoadAsync();
        (FullName, Email) = FullName.Length > 0 ? (FullName, Email) : (Row.FullName, Row.Email ?? "");
        return Page();
    }

    private async Task LoadAsync() => Row = await Ask(new GetUser(Id));
}

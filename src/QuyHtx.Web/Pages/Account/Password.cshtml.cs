using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;
using QuyHtx.Domain;
using QuyHtx.Web.Hosting;

namespace QuyHtx.Web.Pages;

/// <summary>Đổi mật khẩu của chính mình; the first one has to be changed before anything else.</summary>
[Needs(Permission.KeepOwnAccount)]
public sealed class PasswordModel : FundPage
{
    [BindProperty]
    public string CurrentPassword { get; set; } = "";

    [BindProperty]
    public string NewPassword { get; set; } = "";

    [BindProperty]
    public string Again { get; set; } = "";

    /// <summary>Still the password that was handed over.</summary>
    public bool IsFirst => User.HasClaim(claim => claim.Type == FundPrincipalFactory.MustChangePassword);

    public async Task<IActionResult> OnPostAsync()
    {
        if (NewPassword != Again)
        {
            Refuse(new RuleViolation("password-not-repeated", nameof(Again)));
            return Page();
        }

        Current.Become(User, HttpContext);
        if (await Try(new ChangePassword(CommandId, CurrentPassword, NewPassword)) is null)
        {
            return Page();
        }

        await HttpContext.RequestServices.GetRequiredService<SignInDesk>().RefreshAsync(HttpContext);
        Notice = "Đã đổi mật khẩu.";
        return Redirect("/");
    }
}

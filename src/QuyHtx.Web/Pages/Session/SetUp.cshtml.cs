using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using QuyHtx.Application.Users;
using QuyHtx.Web.Hosting;

namespace QuyHtx.Web.Pages;

/// <summary>The first administrator is made through the link that the first start printed; who holds it acts for the system, once.</summary>
[AllowAnonymous]
[EnableRateLimiting(Security.SignInLimit)]
public sealed class SetUpModel : FundPage
{
    [BindProperty(SupportsGet = true, Name = "ma")]
    public string Link { get; set; } = "";

    [BindProperty]
    public string UserName { get; set; } = "";

    [BindProperty]
    public string FullName { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    public async Task<IActionResult> OnPostAsync()
    {
        Current.BecomeSystem(HttpContext.Origin());
        if (await Try(new SetUpFirstAdministrator(CommandId, Link.Trim(), UserName.Trim(), FullName.Trim(), Password)) is null)
        {
            return Page();
        }

        Notice = "Đã tạo tài khoản quản trị. Hãy đăng nhập.";
        return RedirectToPage("/Session/SignIn");
    }
}

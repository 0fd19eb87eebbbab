using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using QuyHtx.Web.Hosting;

namespace QuyHtx.Web.Pages;

/// <summary>Đăng xuất.</summary>
[AllowAnonymous]
public sealed class SignOutModel : FundPage
{
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.RequestServices.GetRequiredService<SignInDesk>().SignOutAsync(HttpContext);
        Notice = "Bạn đã đăng xuất.";
        return RedirectToPage("/Session/SignIn");
    }
}

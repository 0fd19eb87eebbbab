using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;
using QuyHtx.Web.Hosting;

namespace QuyHtx.Web.Pages;

/// <summary>Tài khoản của tôi.</summary>
[Needs(Permission.KeepOwnAccount)]
public sealed class AccountModel : FundPage
{
    public OwnAccount Account { get; private set; } = null!;

    public async Task OnGetAsync() => Account = await Ask(new GetOwnAccount());

    public async Task<IActionResult> OnPostSignOutEverywhereAsync()
    {
        if (await Try(new SignOutEverywhere(CommandId)) is null)
        {
            await OnGetAsync();
            return Page();
        }

        await HttpContext.RequestServices.GetRequiredService<SignInDesk>().SignOutAsync(HttpContext);
        Notice = "Bạn đã đăng xuất khỏi mọi máy.";
        return RedirectToPage("/Session/SignIn");
    }
}

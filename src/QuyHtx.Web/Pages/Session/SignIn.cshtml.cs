using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using QuyHtx.Domain;
using QuyHtx.Web.Hosting;

namespace QuyHtx.Web.Pages;

/// <summary>Đăng nhập with name and password; the second step follows where it is switched on.</summary>
[AllowAnonymous]
[EnableRateLimiting(Security.SignInLimit)]
public sealed class SignInModel : FundPage
{
    [BindProperty]
    public string UserName { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    /// <summary>Where the person wanted to go.</summary>
    [BindProperty(SupportsGet = true, Name = "tiep")]
    public string? Next { get; set; }

    public IActionResult OnGet() => User.Identity is { IsAuthenticated: true } ? this.GoOn(Next) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            var principal = await HttpContext.RequestServices.GetRequiredService<SignInDesk>().SignInAsync(HttpContext, UserName.Trim(), Password);
            return principal is null ? RedirectToPage("/Session/SecondFactor", new { tiep = Next }) : this.GoOn(Next);
        }
        catch (RuleViolationException refused)
        {
            Refuse(refused.Violation);
            return Page();
        }
    }
}

/// <summary>Where one goes after signing in.</summary>
internal static class AfterSignIn
{
    /// <summary>To where the person wanted to go, if that is a page of ours; else to the page of the person's work.</summary>
    public static IActionResult GoOn(this FundPage page, string? next) => page.LocalRedirect(page.Url.IsLocalUrl(next) ? next : "/");
}

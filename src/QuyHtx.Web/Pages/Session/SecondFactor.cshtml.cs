using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using QuyHtx.Domain;
using QuyHtx.Web.Hosting;

namespace QuyHtx.Web.Pages;

/// <summary>Đăng nhập, bước hai: a code of the authenticator app, or a recovery code.</summary>
[AllowAnonymous]
[EnableRateLimiting(Security.SignInLimit)]
public sealed class SecondFactorModel : FundPage
{
    [BindProperty]
    public string Code { get; set; } = "";

    [BindProperty]
    public string RecoveryCode { get; set; } = "";

    /// <summary>Where the person wanted to go.</summary>
    [BindProperty(SupportsGet = true, Name = "tiep")]
    public string? Next { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            // Apps show the code in two groups of three.
            var code = Code.Replace(" ", "", StringComparison.Ordinal);
            await HttpContext.RequestServices.GetRequiredService<SignInDesk>()
                .SecondFactorAsync(HttpContext, code.Length > 0 ? code : null, RecoveryCode.Trim() is { Length: > 0 } kept ? kept : null);
            return this.GoOn(Next);
        }
        catch (RuleViolationException refused)
        {
            Refuse(refused.Violation);
            return Page();
        }
    }
}

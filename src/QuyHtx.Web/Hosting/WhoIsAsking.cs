using System.Security.Claims;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Web.Hosting;

/// <summary>
/// Tells the pipeline who sends the messages of a request, and from where. Whoever still has the first password changes it before anything
/// else.
/// </summary>
internal sealed class WhoIsAsking(RequestDelegate next)
{
    private const string ChangePasswordPage = "/tai-khoan/mat-khau";

    public Task InvokeAsync(HttpContext http, CurrentUser current)
    {
        var principal = http.User;
        if (principal.Identity is not { IsAuthenticated: true })
        {
            return next(http);
        }

        if (principal.HasClaim(claim => claim.Type == FundPrincipalFactory.MustChangePassword) && !IsOfTheDoor(http.Request.Path))
        {
            if (PageErrors.WantsAPage(http.Request))
            {
                http.Response.Redirect(ChangePasswordPage);
                return Task.CompletedTask;
            }

            return Problems.WriteAsync(http, StatusCodes.Status403Forbidden, new RuleViolation("password-change-needed", null));
        }

        current.Become(principal, http);
        return next(http);
    }

    /// <summary>Where one signs in and out and changes one's password.</summary>
    private static bool IsOfTheDoor(PathString path) => path.StartsWithSegments("/api/v1/session") || path == ChangePasswordPage || path == "/dang-xuat";
}

/// <summary>Who and from where, as the pipeline wants to know it.</summary>
internal static class WhoOfRequest
{
    /// <summary>The person that a cookie or a token speaks for.</summary>
    public static void Become(this CurrentUser current, ClaimsPrincipal principal, HttpContext http) => current.Become(
        Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!),
        principal.FindFirstValue(FundPrincipalFactory.FullName)!,
        [.. principal.FindAll(ClaimTypes.Role).Select(role => role.Value)],
        principal.FindFirstValue(FundPrincipalFactory.BorrowerId) is { } borrowerId ? Guid.Parse(borrowerId) : null,
        http.Origin(),
        principal.HasClaim(claim => claim.Type == TokenAuthentication.ReadOnly));

    /// <summary>The address a request came from.</summary>
    public static string Origin(this HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}

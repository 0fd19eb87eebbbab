using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;
using QuyHtx.Web.Hosting;

namespace QuyHtx.Web.Api;

/// <summary>
/// Phiên làm việc: signing in with password and second factor, signing out, and one's own password and authenticator. Who came in, who did not
/// and why, and who went, stands in the audit.
/// </summary>
internal static class SessionApi
{
    private static readonly AuthorizeAttribute ByCookie = new() { AuthenticationSchemes = IdentityConstants.ApplicationScheme };

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/session", SignInAsync).AllowAnonymous().RequireRateLimiting(Security.SignInLimit).Produces<SessionAnswer>();
        api.MapPost("/session/second-factor", SecondFactorAsync).AllowAnonymous().RequireRateLimiting(Security.SignInLimit).Produces<SessionAnswer>();
        api.MapGet("/session", (ClaimsPrincipal principal) => Results.Json(AnswerFor(principal), ApiJson.Options)).Produces<SessionAnswer>();
        api.MapDelete("/session", SignOutAsync).AllowAnonymous();

        // With the cookie only: a token that leaked must not be able to lock its owner out.
        var own = api.MapGroup("/session").RequireAuthorization(ByCookie);
        own.Query<GetOwnAccount, OwnAccount>("/account");
        own.Command<SignOutEverywhere, Done>("/sign-out-everywhere");
        OwnCommand<ChangePassword, Done>(own, "/password", "PUT");
        OwnCommand<MakeAuthenticatorKey, AuthenticatorKey>(own, "/authenticator", "POST");
        OwnCommand<ConfirmAuthenticator, RecoveryCodes>(own, "/authenticator", "PUT");
    }

    /// <summary>A command that gives its sender a new security stamp, so the cookie is written anew.</summary>
    private static void OwnCommand<TCommand, TAnswer>(IEndpointRouteBuilder routes, string pattern, string method)
        where TCommand : ICommand<TAnswer> => routes.Command<TCommand, TAnswer>(pattern, method).AddEndpointFilter(async (context, next) =>
    {
        var answer = await next(context);
        await context.HttpContext.RequestServices.GetRequiredService<SignInDesk>().RefreshAsync(context.HttpContext);
        return answer;
    });

    private static async Task<IResult> SignInAsync(HttpContext http, SignIn request, SignInDesk desk)
    {
        var principal = await desk.SignInAsync(http, request.UserName, request.Password);
        return Results.Json(principal is null ? new SessionAnswer { SecondFactorNeeded = true } : AnswerFor(principal), ApiJson.Options);
    }

    private static async Task<IResult> SecondFactorAsync(HttpContext http, SecondFactor request, SignInDesk desk) =>
        Results.Json(AnswerFor(await desk.SecondFactorAsync(http, request.Code, request.RecoveryCode)), ApiJson.Options);

    /// <summary>A token signs nobody out.</summary>
    private static async Task<IResult> SignOutAsync(HttpContext http, SignInDesk desk)
    {
        if (TokenAuthentication.TokenOf(http.Request) is null)
        {
            await desk.SignOutAsync(http);
        }

        return Results.NoContent();
    }

    private static SessionAnswer AnswerFor(ClaimsPrincipal principal) => new()
    {
        UserId = Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!),
        FullName = principal.FindFirstValue(FundPrincipalFactory.FullName),
        Roles = [.. principal.FindAll(ClaimTypes.Role).Select(role => role.Value)],
        PasswordChangeNeeded = principal.HasClaim(claim => claim.Type == FundPrincipalFactory.MustChangePassword),
    };

    internal sealed record SignIn(string UserName, string Password);

    internal sealed record SecondFactor(string? Code, string? RecoveryCode);

    /// <summary>Who is signed in, and what has to be done before anything else.</summary>
    internal sealed record SessionAnswer
    {
        public Guid? UserId { get; init; }

        public string? FullName { get; init; }

        public IReadOnlyList<string> Roles { get; init; } = [];

        public bool PasswordChangeNeeded { get; init; }

        public bool SecondFactorNeeded { get; init; }
    }
}

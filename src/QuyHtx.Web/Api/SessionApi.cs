using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;
using QuyHtx.Domain;
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
        OwnCommand<ChangePassword, Done>(own, "/password", "PUT");
        OwnCommand<MakeAuthenticatorKey, AuthenticatorKey>(own, "/authenticator", "POST");
        OwnCommand<ConfirmAuthenticator, RecoveryCodes>(own, "/authenticator", "PUT");
    }

    /// <summary>A command that gives its sender a new security stamp, so the cookie is written anew.</summary>
    private static void OwnCommand<TCommand, TAnswer>(IEndpointRouteBuilder routes, string pattern, string method)
        where TCommand : ICommand<TAnswer> => routes.Command<TCommand, TAnswer>(pattern, method).AddEndpointFilter(async (context, next) =>
    {
        var answer = await next(context);
        var signIn = context.HttpContext.RequestServices.GetRequiredService<SignInManager<FundUser>>();
        await signIn.RefreshSignInAsync((await signIn.UserManager.GetUserAsync(context.HttpContext.User))!);
        return answer;
    });

    private static async Task<IResult> SignInAsync(HttpContext http, SignIn request, SignInManager<FundUser> signIn)
    {
        var user = await signIn.UserManager.FindByNameAsync(request.UserName);
        if (user is null)
        {
            // Takes as long as a wrong password, so that names cannot be found out by the time an answer takes.
            signIn.UserManager.PasswordHasher.HashPassword(new FundUser(), request.Password);
            await SignInAudit.RefusedAsync(http, request.UserName, null, SignInRefusal.NameUnknown);
            throw Refused();
        }

        var lockedBefore = await LockOfAsync(signIn, user);
        var result = await signIn.PasswordSignInAsync(user, request.Password, isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded && !result.RequiresTwoFactor)
        {
            await SignInAudit.RefusedAsync(http, request.UserName, user, lockedBefore ?? ReasonOf(result, SignInRefusal.PasswordWrong));
            throw Refused();
        }

        var principal = await signIn.CreateUserPrincipalAsync(user);
        await SignInAudit.LetInAsync(http, principal, result.Succeeded ? SignInStep.Password : SignInStep.PasswordBeforeCode);
        return Results.Json(result.Succeeded ? AnswerFor(principal) : new SessionAnswer { SecondFactorNeeded = true }, ApiJson.Options);
    }

    private static async Task<IResult> SecondFactorAsync(HttpContext http, SecondFactor request, SignInManager<FundUser> signIn)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user)
        {
            await SignInAudit.RefusedAsync(http, "", null, SignInRefusal.FirstStepMissing);
            throw Refused();
        }

        var lockedBefore = await LockOfAsync(signIn, user);
        var (step, result) = request switch
        {
            { Code: { } code } => (SignInStep.Code, await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)),
            { RecoveryCode: { } code } => (SignInStep.RecoveryCode, await signIn.TwoFactorRecoveryCodeSignInAsync(code)),
            _ => (SignInStep.Code, SignInResult.Failed),
        };
        if (!result.Succeeded)
        {
            await SignInAudit.RefusedAsync(http, "", user, lockedBefore ?? ReasonOf(result, SignInRefusal.CodeWrong));
            throw new RuleViolationException(new("sign-in-code-wrong", "code"));
        }

        var principal = await signIn.CreateUserPrincipalAsync(user);
        await SignInAudit.LetInAsync(http, principal, step);
        return Results.Json(AnswerFor(principal), ApiJson.Options);
    }

    /// <summary>A token signs nobody out, and who was not signed in has not gone.</summary>
    private static async Task<IResult> SignOutAsync(HttpContext http, SignInManager<FundUser> signIn)
    {
        if (TokenAuthentication.TokenOf(http.Request) is not null)
        {
            return Results.NoContent();
        }

        if (http.User.Identity is { IsAuthenticated: true })
        {
            await SignInAudit.SignedOutAsync(http);
        }

        await signIn.SignOutAsync();
        return Results.NoContent();
    }

    /// <summary>Why an account takes no password at all just now; null when it does.</summary>
    private static async Task<SignInRefusal?> LockOfAsync(SignInManager<FundUser> signIn, FundUser user) =>
        user.LockoutEnd == UserDesk.ForEver ? SignInRefusal.SwitchedOff
        : await signIn.UserManager.IsLockedOutAsync(user) ? SignInRefusal.StillLocked
        : null;

    private static SignInRefusal ReasonOf(SignInResult result, SignInRefusal wrong) => result.IsLockedOut ? SignInRefusal.LockedOut : wrong;

    /// <summary>The same for a wrong name, a wrong password and a locked account: whoever guesses learns nothing.</summary>
    private static RuleViolationException Refused() => new(new("sign-in-refused", null, UserRules.LockOutMinutes));

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

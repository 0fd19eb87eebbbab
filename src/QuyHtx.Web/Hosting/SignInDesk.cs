using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using QuyHtx.Application.Users;
using QuyHtx.Domain;

namespace QuyHtx.Web.Hosting;

/// <summary>Đăng nhập, đăng xuất: the same for the pages and the API. Who came in, who did not and why, and who went, stands in the audit.</summary>
internal sealed class SignInDesk(SignInManager<FundUser> signIn)
{
    /// <summary>Signs in with name and password.</summary>
    /// <returns>Who came in; null when the code of the second step is needed first.</returns>
    /// <exception cref="RuleViolationException">sign-in-refused.</exception>
    public async Task<ClaimsPrincipal?> SignInAsync(HttpContext http, string userName, string password)
    {
        var user = await signIn.UserManager.FindByNameAsync(userName);
        if (user is null)
        {
            // Takes as long as a wrong password, so that names cannot be found out by the time an answer takes.
            signIn.UserManager.PasswordHasher.HashPassword(new FundUser(), password);
            await SignInAudit.RefusedAsync(http, userName, null, SignInRefusal.NameUnknown);
            throw Refused();
        }

        var lockedBefore = await LockOfAsync(user);
        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded && !result.RequiresTwoFactor)
        {
            await SignInAudit.RefusedAsync(http, userName, user, lockedBefore ?? ReasonOf(result, SignInRefusal.PasswordWrong));
            throw Refused();
        }

        var principal = await signIn.CreateUserPrincipalAsync(user);
        await SignInAudit.LetInAsync(http, principal, result.Succeeded ? SignInStep.Password : SignInStep.PasswordBeforeCode);
        return result.Succeeded ? principal : null;
    }

    /// <summary>The second step: a code of the app, or a recovery code.</summary>
    /// <exception cref="RuleViolationException">sign-in-code-wrong; sign-in-refused without the first step.</exception>
    public async Task<ClaimsPrincipal> SecondFactorAsync(HttpContext http, string? code, string? recoveryCode)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user)
        {
            await SignInAudit.RefusedAsync(http, "", null, SignInRefusal.FirstStepMissing);
            throw Refused();
        }

        var lockedBefore = await LockOfAsync(user);
        var (step, result) = (code, recoveryCode) switch
        {
            ({ } fromApp, _) => (SignInStep.Code, await signIn.TwoFactorAuthenticatorSignInAsync(fromApp, isPersistent: false, rememberClient: false)),
            (_, { } kept) => (SignInStep.RecoveryCode, await signIn.TwoFactorRecoveryCodeSignInAsync(kept)),
            _ => (SignInStep.Code, SignInResult.Failed),
        };
        if (!result.Succeeded)
        {
            await SignInAudit.RefusedAsync(http, "", user, lockedBefore ?? ReasonOf(result, SignInRefusal.CodeWrong));
            throw new RuleViolationException(new("sign-in-code-wrong", "code"));
        }

        var principal = await signIn.CreateUserPrincipalAsync(user);
        await SignInAudit.LetInAsync(http, principal, step);
        return principal;
    }

    /// <summary>Signs out; who was not signed in has not gone.</summary>
    public async Task SignOutAsync(HttpContext http)
    {
        if (http.User.Identity is { IsAuthenticated: true })
        {
            await SignInAudit.SignedOutAsync(http);
        }

        await signIn.SignOutAsync();
    }

    /// <summary>After a command that gave its sender a new security stamp: the cookie is written anew.</summary>
    public async Task RefreshAsync(HttpContext http) => await signIn.RefreshSignInAsync((await signIn.UserManager.GetUserAsync(http.User))!);

    /// <summary>Why an account takes no password at all just now; null when it does.</summary>
    private async Task<SignInRefusal?> LockOfAsync(FundUser user) =>
        user.LockoutEnd == UserDesk.ForEver ? SignInRefusal.SwitchedOff
        : await signIn.UserManager.IsLockedOutAsync(user) ? SignInRefusal.StillLocked
        : null;

    private static SignInRefusal ReasonOf(SignInResult result, SignInRefusal wrong) => result.IsLockedOut ? SignInRefusal.LockedOut : wrong;

    /// <summary>The same for a wrong name, a wrong password and a locked account: whoever guesses learns nothing.</summary>
    private static RuleViolationException Refused() => new(new("sign-in-refused", null, UserRules.LockOutMinutes));
}

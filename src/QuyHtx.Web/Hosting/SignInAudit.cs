using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Identity;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;

namespace QuyHtx.Web.Hosting;

/// <summary>
/// Puts into the audit who came in, who was not let in, and who went. What cannot be written down does not happen: the answer with the
/// cookie leaves after the record.
/// </summary>
internal static class SignInAudit
{
    public static Task LetInAsync(HttpContext http, ClaimsPrincipal principal, SignInStep step) =>
        RecordAsync(http, current => current.Become(principal, http), new RecordSignIn(Guid.NewGuid(), step));

    /// <param name="http">The request.</param>
    /// <param name="typed">The name that was tried.</param>
    /// <param name="account">The account of that name, where there is one.</param>
    /// <param name="reason">Why it was refused.</param>
    public static Task RefusedAsync(HttpContext http, string typed, FundUser? account, SignInRefusal reason) => RecordAsync(
        http, current => current.BecomeNobody(account?.UserName ?? NameToKeep(http, typed), http.Origin()), new RecordSignInRefused(Guid.NewGuid(), account?.Id, reason));

    public static Task SignedOutAsync(HttpContext http) =>
        RecordAsync(http, current => current.Become(http.User, http), new RecordSignOut(Guid.NewGuid()));

    /// <summary>In a scope of its own, so that nothing a failed try has left in the request's context is saved with it.</summary>
    private static async Task RecordAsync(HttpContext http, Action<CurrentUser> who, ICommand<Done> what)
    {
        await using var scope = http.RequestServices.CreateAsyncScope();
        who(scope.ServiceProvider.GetRequiredService<CurrentUser>());

        // Whoever guesses and hangs up is written down all the same.
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(what, CancellationToken.None);
    }

    /// <summary>
    /// What cannot be the name of an account, or is long enough to be a password, is not kept: typed into the wrong field, it may well be one.
    /// </summary>
    private static string NameToKeep(HttpContext http, string typed)
    {
        var allowed = http.RequestServices.GetRequiredService<UserManager<FundUser>>().Options.User.AllowedUserNameCharacters;
        return typed.Length < UserRules.ShortestPassword && typed.All(allowed.Contains) ? typed : "";
    }
}

using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Users;

namespace QuyHtx.Web.Hosting;

/// <summary>Authorization: Bearer with a token of ours. The token acts for its user as that user is now: roles are not kept in it.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, FundDbContext db,
    IUserClaimsPrincipalFactory<FundUser> principals, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Bearer";

    public const string ReadOnly = "read_only";

    /// <summary>What stands after Bearer, or null.</summary>
    public static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith($"{Scheme} ", StringComparison.OrdinalIgnoreCase)
            ? header[(Scheme.Length + 1)..].Trim()
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } text || TokenText.Read(text) is not var (id, secret))
        {
            return AuthenticateResult.NoResult();
        }

        var now = clock.GetUtcNow();
        var token = await db.ApiTokens.AsNoTracking().SingleOrDefaultAsync(token => token.Id == id, Context.RequestAborted);
        if (token is null || !Secrets.Matches(secret, token.SecretHash) || token.RevokedAt is not null || token.ExpiresAt <= Instant.FromDateTimeOffset(now))
        {
            return AuthenticateResult.Fail("token");
        }

        var user = await db.Users.AsNoTracking().SingleAsync(user => user.Id == token.UserId, Context.RequestAborted);
        if (user.LockoutEnd == UserDesk.ForEver)
        {
            return AuthenticateResult.Fail("user");
        }

        var principal = await principals.CreateAsync(user);
        if (token.ReadOnly)
        {
            principal.AddIdentity(new ClaimsIdentity([new Claim(ReadOnly, "")]));
        }

        return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme));
    }
}

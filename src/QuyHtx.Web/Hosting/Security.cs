using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using QuyHtx.Application.Users;

namespace QuyHtx.Web.Hosting;

/// <summary>Who may come in: the cookie of a person, the token of a program, and how often.</summary>
internal static class Security
{
    /// <summary>The policy that limits tries to sign in.</summary>
    public const string SignInLimit = "sign-in";

    private const string CookieOrToken = "CookieOrToken";

    public static void AddFundSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = SecurityOptions.Of(configuration);
        services.AddFundUsers().AddSignInManager().AddClaimsPrincipalFactory<FundPrincipalFactory>();
        services.AddScoped<SignInDesk>();
        services.AddAuthentication(CookieOrToken)
            .AddPolicyScheme(CookieOrToken, null, options => options.ForwardDefaultSelector = http =>
                TokenAuthentication.TokenOf(http.Request) is null ? IdentityConstants.ApplicationScheme : TokenAuthentication.Scheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Scheme, null)
            .AddIdentityCookies(cookies =>
            {
                cookies.ApplicationCookie!.Configure(options => SetUpCookie(options, settings));
                cookies.TwoFactorUserIdCookie!.Configure(options => Harden(options.Cookie));
            });
        services.AddAuthorization();
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            // Whoever else sends these headers could write any address into the audit.
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in settings.TrustedProxies)
            {
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        });
        services.AddRateLimiter(options => SetUpLimits(options, settings));
    }

    private static void SetUpCookie(CookieAuthenticationOptions options, SecurityOptions settings)
    {
        options.Cookie.Name = "quyhtx";
        Harden(options.Cookie);
        options.ExpireTimeSpan = TimeSpan.FromMinutes(settings.SignedInMinutes);
        options.SlidingExpiration = true;
        options.LoginPath = "/dang-nhap";
        options.ReturnUrlParameter = "tiep";
        options.Events.OnRedirectToLogin = context => PageErrors.WantsAPage(context.Request) && HttpMethods.IsGet(context.Request.Method)
            ? GoTo(context, context.RedirectUri)
            : Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    private static void Harden(CookieBuilder cookie)
    {
        cookie.HttpOnly = true;
        cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.SameSite = SameSiteMode.Strict;
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task GoTo(RedirectContext<CookieAuthenticationOptions> context, string address)
    {
        context.Response.Redirect(address);
        return Task.CompletedTask;
    }

    /// <summary>Asked at every request and not now and then, so that a user who is switched off is out at once.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var signIn = context.HttpContext.RequestServices.GetRequiredService<SignInManager<FundUser>>();
        var user = await signIn.ValidateSecurityStampAsync(context.Principal);
        if (user is null || user.LockoutEnd == UserDesk.ForEver)
        {
            context.RejectPrincipal();
        }
    }

    private static void SetUpLimits(RateLimiterOptions options, SecurityOptions settings)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(SignInLimit, http => Window(AddressOf(http), settings.SignInsPerMinute));
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            Window(http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? AddressOf(http), settings.RequestsPerMinute));
    }

    /// <summary>Of an IPv6 address its network: one house has more addresses there than could ever be counted.</summary>
    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        var address => address.MapToIPv4().ToString(),
    };

    private static RateLimitPartition<string> Window(string who, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(
        who, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
}

/// <summary>The section Security of the settings.</summary>
internal sealed class SecurityOptions
{
    public const string Section = "Security";

    public static SecurityOptions Of(IConfiguration configuration) => configuration.GetSection(Section).Get<SecurityOptions>() ?? new SecurityOptions();

    /// <summary>How long a person stays signed in without doing anything.</summary>
    public int SignedInMinutes { get; set; } = 480;

    /// <summary>Addresses of the proxies before this host (IIS, nginx): only what they say of a visitor's address and scheme is believed.</summary>
    public string[] TrustedProxies { get; set; } = [];

    /// <summary>Tries to sign in from one address.</summary>
    public int SignInsPerMinute { get; set; } = 20;

    /// <summary>Requests of one user, or from one address of nobody.</summary>
    public int RequestsPerMinute { get; set; } = 1200;
}

/// <summary>What a signed-in person's cookie says beside the name: full name, borrower, and whether the password is still the first one.</summary>
internal sealed class FundPrincipalFactory(
    UserManager<FundUser> users, RoleManager<FundRole> roles, Microsoft.Extensions.Options.IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<FundUser, FundRole>(users, roles, options)
{
    public const string FullName = "full_name";

    public const string BorrowerId = "borrower_id";

    public const string MustChangePassword = "must_change_password";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(FundUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(FullName, user.FullName));
        if (user.BorrowerId is { } borrowerId)
        {
            identity.AddClaim(new Claim(BorrowerId, borrowerId.ToString()));
        }

        if (user.MustChangePassword)
        {
            identity.AddClaim(new Claim(MustChangePassword, ""));
        }

        return identity;
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using QuyHtx.Application.Persistence;

namespace QuyHtx.Application.Users;

/// <summary>The rules for passwords, and the registration of what keeps the users.</summary>
public static class UserRules
{
    /// <summary>Long rather than intricate: length is what makes a password hard to guess.</summary>
    public const int ShortestPassword = 12;

    /// <summary>Wrong passwords in a row before an account is locked.</summary>
    public const int TriesBeforeLockOut = 5;

    /// <summary>How long it stays locked.</summary>
    public const int LockOutMinutes = 15;

    public static IdentityBuilder AddFundUsers(this IServiceCollection services)
    {
        services.AddScoped<UserDesk>();
        return services.AddIdentityCore<FundUser>(options =>
        {
            options.Password.RequiredLength = ShortestPassword;
            options.Password.RequiredUniqueChars = 5;
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireNonAlphanumeric = false;
            options.Lockout.MaxFailedAccessAttempts = TriesBeforeLockOut;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(LockOutMinutes);
        })
            .AddRoles<FundRole>()
            .AddEntityFrameworkStores<FundDbContext>()
            .AddTokenProvider<AuthenticatorTokenProvider<FundUser>>(TokenOptions.DefaultAuthenticatorProvider);
    }
}

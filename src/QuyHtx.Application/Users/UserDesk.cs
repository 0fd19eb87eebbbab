using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Users;

/// <summary>What the commands about users share: finding one, its roles, and refusals in words of ours.</summary>
public sealed class UserDesk(FundDbContext db, UserManager<FundUser> users)
{
    /// <summary>A user who is switched off is locked out for ever.</summary>
    public static readonly DateTimeOffset ForEver = DateTimeOffset.MaxValue;

    public async Task<FundUser> FindAsync(Guid id) => await users.FindByIdAsync(id.ToString()) ?? throw Loaders.NotThere();

    /// <summary>Adds a user with a password and roles. A user of a borrower has that role and no other.</summary>
    public async Task AddAsync(FundUser user, string password, IReadOnlyList<string> roles, CancellationToken cancellation)
    {
        Check(roles, user.BorrowerId);
        if (user.BorrowerId is { } borrowerId)
        {
            await db.BorrowerAsync(borrowerId, cancellation);
        }

        user.LockoutEnabled = true;
        RefuseUnless(await users.CreateAsync(user, password));
        await AddRolesAsync(user, roles, cancellation);
    }

    /// <summary>Gives a user other roles; whoever is signed in as that user has to sign in again.</summary>
    public async Task SetRolesAsync(FundUser user, IReadOnlyList<string> roles, CancellationToken cancellation)
    {
        Check(roles, user.BorrowerId);
        RefuseUnless(await users.RemoveFromRolesAsync(user, await users.GetRolesAsync(user)));
        await AddRolesAsync(user, roles, cancellation);
        RefuseUnless(await users.UpdateSecurityStampAsync(user));
    }

    /// <summary>Puts what the user store refuses into our sentences.</summary>
    public static void RefuseUnless(IdentityResult result)
    {
        if (result.Errors.FirstOrDefault() is not { } error)
        {
            return;
        }

        throw new RuleViolationException(error.Code switch
        {
            nameof(IdentityErrorDescriber.DuplicateUserName) => new("user-name-taken", "userName"),
            nameof(IdentityErrorDescriber.InvalidUserName) => new("user-name-invalid", "userName"),
            nameof(IdentityErrorDescriber.PasswordTooShort) or nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) =>
                new("password-too-weak", "password", UserRules.ShortestPassword),
            nameof(IdentityErrorDescriber.PasswordMismatch) => new("password-wrong", "currentPassword"),
            nameof(IdentityErrorDescriber.ConcurrencyFailure) => new("changed-meanwhile", null),
            _ => throw new InvalidOperationException(error.Code),
        });
    }

    private async Task AddRolesAsync(FundUser user, IReadOnlyList<string> roles, CancellationToken cancellation)
    {
        var known = await db.Roles.Select(role => role.Name).ToListAsync(cancellation);
        foreach (var name in roles.Except(known))
        {
            db.Roles.Add(new FundRole { Id = Guid.NewGuid(), Name = name, NormalizedName = users.NormalizeName(name) });
        }

        await db.SaveChangesAsync(cancellation);
        RefuseUnless(await users.AddToRolesAsync(user, roles.Distinct()));
    }

    private static void Check(IReadOnlyList<string> roles, Guid? borrowerId)
    {
        if (roles.Count == 0 || roles.Except(Roles.All).Any())
        {
            throw new RuleViolationException(new("role-unknown", "roles", string.Join(", ", Roles.All)));
        }

        if (roles.Contains(Roles.Borrower) ? borrowerId is null || roles.Count > 1 : borrowerId is not null)
        {
            throw new RuleViolationException(new("borrower-user-mixed", "roles"));
        }
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Một người dùng.</summary>
/// <param name="UserId">Who.</param>
[Needs(Permission.ManageUsers)]
public sealed record GetUser(Guid UserId) : IQuery<UserRow>
{
    internal sealed class Handler(FundDbContext db) : IRequestHandler<GetUser, UserRow>
    {
        public async Task<UserRow> Handle(GetUser query, CancellationToken cancellationToken) =>
            await db.UserRows().SingleOrDefaultAsync(user => user.Id == query.UserId, cancellationToken) ?? throw Loaders.NotThere();
    }
}

/// <summary>Người dùng.</summary>
public sealed record UserRow
{
    /// <summary>Who.</summary>
    public required Guid Id { get; init; }

    /// <summary>Tên đăng nhập.</summary>
    public required string UserName { get; init; }

    /// <summary>Họ và tên.</summary>
    public required string FullName { get; init; }

    /// <summary>Thư điện tử.</summary>
    public string? Email { get; init; }

    /// <summary>The borrower whose user this is.</summary>
    public Guid? BorrowerId { get; init; }

    /// <summary>Name of that borrower.</summary>
    public string? BorrowerName { get; init; }

    /// <summary>Vai trò.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Đăng nhập hai bước.</summary>
    public required bool TwoFactor { get; init; }

    /// <summary>Locked until when; for ever when the user was switched off.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Đã ngừng: switched off, not merely locked after wrong passwords.</summary>
    public bool IsDisabled => LockedUntil == UserDesk.ForEver;

    /// <summary>Has not yet changed the password that was handed over.</summary>
    public required bool FirstChangePending { get; init; }

    /// <summary>Lần đăng nhập gần nhất, or null.</summary>
    public Instant? LastSignInAt { get; init; }

    /// <summary>Changes whenever the user does.</summary>
    public required string Version { get; init; }
}

/// <summary>The one reading of users.</summary>
internal static class UserReading
{
    public static IQueryable<UserRow> UserRows(this FundDbContext db, IQueryable<FundUser>? among = null) => (among ?? db.Users).AsNoTracking().Select(user => new UserRow
    {
        Id = user.Id,
        UserName = user.UserName!,
        FullName = user.FullName,
        Email = user.Email,
        BorrowerId = user.BorrowerId,
        BorrowerName = db.Borrowers.Where(borrower => borrower.Id == user.BorrowerId).Select(borrower => borrower.Profile.Name).FirstOrDefault(),
        Roles = db.UserRoles.Where(given => given.UserId == user.Id)
            .Join(db.Roles, given => given.RoleId, role => role.Id, (given, role) => role.Name!).OrderBy(name => name).ToList(),
        TwoFactor = user.TwoFactorEnabled,
        LockedUntil = user.LockoutEnd,
        FirstChangePending = user.MustChangePassword,
        LastSignInAt = user.LastSignInAt,
        Version = user.ConcurrencyStamp!,
    });

    /// <summary>How many people hold each role who are not switched off; a role that nobody holds is left out.</summary>
    public static Task<Dictionary<string, int>> HoldersByRoleAsync(this FundDbContext db, CancellationToken cancellation) => db.UserRoles
        .Join(db.Users.Where(user => user.LockoutEnd == null || user.LockoutEnd != UserDesk.ForEver), given => given.UserId, user => user.Id, (given, _) => given)
        .Join(db.Roles, given => given.RoleId, role => role.Id, (_, role) => role.Name!)
        .GroupBy(name => name)
        .Select(of => new { Role = of.Key, Users = of.Count() })
        .ToDictionaryAsync(of => of.Role, of => of.Users, cancellation);
}

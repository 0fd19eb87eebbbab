using Microsoft.AspNetCore.Identity;
using NodaTime;
using QuyHtx.Application.Persistence;

namespace QuyHtx.Application.Users;

/// <summary>Người dùng. A borrower's user belongs to that borrower and sees nothing of any other.</summary>
public sealed class FundUser : IdentityUser<Guid>
{
    /// <summary>Họ và tên.</summary>
    public string FullName { get; private set; } = "";

    /// <summary>The borrower whose user this is, or null for the fund's own people.</summary>
    public Guid? BorrowerId { get; set; }

    /// <summary>The first password has to be changed at the first sign-in.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>When this user last came in, or null.</summary>
    public Instant? LastSignInAt { get; set; }

    /// <summary>User name, full name and address folded (<see cref="SearchText"/>), which is what users are searched in.</summary>
    public string Search { get; private set; } = "";

    /// <summary>Họ tên, địa chỉ thư; what the user is found by follows.</summary>
    public void Call(string fullName, string? email) => (FullName, Email, Search) = (fullName, email, SearchText.Of(UserName ?? "", fullName, email ?? ""));
}

/// <summary>Vai trò.</summary>
public sealed class FundRole : IdentityRole<Guid>;

/// <summary>Mã truy cập API: kept as a hash only, with what it may do and until when.</summary>
public sealed class ApiToken
{
    /// <summary>The token's public part.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public required Guid UserId { get; init; }

    /// <summary>What for, in its owner's words.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret part.</summary>
    public required string SecretHash { get; init; }

    /// <summary>May it change anything, or only read.</summary>
    public required bool ReadOnly { get; init; }

    /// <summary>Until when.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>When it was withdrawn.</summary>
    public Instant? RevokedAt { get; set; }
}

/// <summary>Đường dẫn thiết lập: makes the first administrator of a database without users. Kept as a hash only, good once and for a day.</summary>
public sealed class SetUpLink
{
    /// <summary>SHA-256 of the link's secret.</summary>
    public required string SecretHash { get; init; }

    /// <summary>Until when.</summary>
    public required Instant ExpiresAt { get; init; }
}

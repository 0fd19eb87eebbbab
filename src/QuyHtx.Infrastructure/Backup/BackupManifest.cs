using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Infrastructure.Backup;

/// <summary>Bản kê: what a backup says of itself, in manifest.json.</summary>
public sealed record BackupManifest
{
    /// <summary>The form of archive that this program writes; it reads this one and those before it.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The options it is written and read with.</summary>
    internal static readonly JsonSerializerOptions Json = new(StoredJson.Options) { WriteIndented = true };

    /// <summary>The form of the archive.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The program that made it.</summary>
    public required string Version { get; init; }

    /// <summary>The kind of database; it is restored to no other.</summary>
    public required DatabaseProvider Provider { get; init; }

    /// <summary>The schema: every migration that the database has had.</summary>
    public required IReadOnlyList<string> Migrations { get; init; }

    /// <summary>Tên Quỹ; empty when none has been founded.</summary>
    public required string Fund { get; init; }

    /// <summary>Ngày nghiệp vụ.</summary>
    public LocalDate? BusinessDate { get; init; }

    /// <summary>Niêm phong của ngày khóa sổ cuối cùng.</summary>
    public BackupSeals? Seals { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant MadeAt { get; init; }

    /// <summary>The other files of the archive.</summary>
    public IReadOnlyList<BackupPart> Parts { get; init; } = [];

    /// <summary>The version of this program.</summary>
    internal static string ThisVersion => typeof(BackupManifest).Assembly.GetName().Version!.ToString(3);

    /// <summary>What is to be said of a database.</summary>
    /// <exception cref="RuleViolationException"><c>backup-nothing-there</c>: there is no database of ours.</exception>
    internal static async Task<BackupManifest> OfAsync(FundDbContext db, DatabaseProvider provider, Instant madeAt, CancellationToken cancellation)
    {
        var migrations = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        if (migrations.Count == 0)
        {
            throw new RuleViolationException(new("backup-nothing-there", null));
        }

        var fund = await db.Funds.AsNoTracking().SingleOrDefaultAsync(cancellation);
        return new BackupManifest
        {
            Version = ThisVersion,
            Provider = provider,
            Migrations = migrations,
            Fund = fund?.Name ?? "",
            BusinessDate = fund?.BusinessDate,
            Seals = await db.DayCloses.AsNoTracking().OrderByDescending(close => close.Date)
                .Select(close => new BackupSeals(close.Date, close.Seal, close.TransactionSeal, close.AuditSeal)).FirstOrDefaultAsync(cancellation),
            MadeAt = madeAt,
        };
    }
}

/// <summary>The three seals of a close of day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Ledger">Of its entries.</param>
/// <param name="Transactions">Of the transactions of loans.</param>
/// <param name="Audit">Of the audit.</param>
public sealed record BackupSeals(LocalDate Date, string Ledger, string Transactions, string Audit);

/// <summary>A file of the archive.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="Sha256">SHA-256 of it, in lower-case hexadecimal.</param>
public sealed record BackupPart(string Name, long Bytes, string Sha256);

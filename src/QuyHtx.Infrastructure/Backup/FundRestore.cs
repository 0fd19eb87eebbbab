using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using QuyHtx.Domain;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Infrastructure.Backup;

/// <summary>
/// Khôi phục: brings a backup back to where the settings point. All of the archive is checked first, the database is made beside and put in place when it
/// is found to be the one of the manifest; what was there, database and keys, is kept under another name and never deleted.
/// </summary>
public sealed class FundRestore(DatabaseOptions database, KeysFolder keys, IOptions<BackupOptions> options, TimeProvider clock)
{
    /// <summary>Restores.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="replace">Whether a fund that is there may be put aside.</param>
    /// <param name="cancellation">Stops it before anything is put in place.</param>
    /// <exception cref="RuleViolationException">What is wrong with the archive, or in its way; nothing has been changed then.</exception>
    public async Task<FundRestored> RestoreAsync(string file, bool replace, CancellationToken cancellation)
    {
        using var archive = await BackupArchive.OpenAsync(file, cancellation);
        var keeper = DatabaseKeeper.Of(database, options.Value);
        await AcceptAsync(archive.Says, keeper, replace, cancellation);

        var stamp = $"old_{FundBackup.Stamp(clock)}";
        var beside = KeysFolder.MakePrivate($"{keys.Path}.restoring");
        try
        {
            foreach (var key in archive.Keys)
            {
                await archive.ExtractAsync(BackupArchive.KeysFolder + key, Path.Combine(beside.FullName, key), cancellation);
            }

            var copy = Path.Combine(Directory.CreateDirectory(Path.Combine(beside.FullName, "database")).FullName, keeper.Part);
            await archive.ExtractAsync(keeper.Part, copy, cancellation);
            var broughtBack = await keeper.BringBackAsync(copy, cancellation);
            Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
            var keptDatabase = await PutInPlaceAsync(keeper, broughtBack, archive.Says, stamp, cancellation);
            return new FundRestored(archive.Says, keptDatabase, PutKeysInPlace(beside.FullName, stamp));
        }
        finally
        {
            if (Directory.Exists(beside.FullName))
            {
                Directory.Delete(beside.FullName, recursive: true);
            }
        }
    }

    private async Task AcceptAsync(BackupManifest says, DatabaseKeeper keeper, bool replace, CancellationToken cancellation)
    {
        if (says.Provider != database.Provider)
        {
            throw new RuleViolationException(new("backup-other-provider", null, says.Provider.ToString(), database.Provider.ToString()));
        }

        await using (var db = DatabaseKeeper.Open(database))
        {
            if (says.Migrations.Except(db.Database.GetMigrations()).Any())
            {
                throw new RuleViolationException(new("backup-newer", null, says.Version, BackupManifest.ThisVersion));
            }
        }

        if (!says.Parts.Any(part => part.Name == keeper.Part))
        {
            throw new RuleViolationException(new("backup-damaged", null, keeper.Part));
        }

        if (await keeper.LookAsync(cancellation) is Occupant.Fund or Occupant.Other && !replace)
        {
            throw new RuleViolationException(new("restore-fund-there", null));
        }
    }

    /// <summary>Puts the database in place if it is the one that the manifest describes, and throws it away if it is not or cannot be.</summary>
    private static async Task<string?> PutInPlaceAsync(
        DatabaseKeeper keeper, DatabaseOptions broughtBack, BackupManifest says, string stamp, CancellationToken cancellation)
    {
        try
        {
            await using (var db = DatabaseKeeper.Open(broughtBack))
            {
                var sealedDay = says.Seals;
                var isTheOne = (await db.Database.GetAppliedMigrationsAsync(cancellation)).SequenceEqual(says.Migrations)
                    && (sealedDay is null || await db.DayCloses.AnyAsync(
                        close => close.Date == sealedDay.Date && close.Seal == sealedDay.Ledger && close.TransactionSeal == sealedDay.Transactions
                            && close.AuditSeal == sealedDay.Audit,
                        cancellation));
                if (!isTheOne)
                {
                    throw new RuleViolationException(new("backup-damaged", null, keeper.Part));
                }
            }

            return await keeper.PutInPlaceAsync(broughtBack, stamp, cancellation);
        }
        catch
        {
            await keeper.DiscardAsync(broughtBack, CancellationToken.None);
            throw;
        }
    }

    private string? PutKeysInPlace(string beside, string stamp)
    {
        var kept = Directory.Exists(keys.Path) && Directory.EnumerateFileSystemEntries(keys.Path).Any() ? $"{keys.Path}.{stamp}" : null;
        if (kept is not null)
        {
            Directory.Move(keys.Path, kept);
        }
        else if (Directory.Exists(keys.Path))
        {
            Directory.Delete(keys.Path);
        }

        Directory.Move(beside, keys.Path);
        return kept;
    }
}

/// <summary>What was restored, and where that is kept which was in its place.</summary>
/// <param name="Manifest">The backup.</param>
/// <param name="KeptDatabase">The former database; null when there was none.</param>
/// <param name="KeptKeys">The former keys; null when there were none.</param>
public sealed record FundRestored(BackupManifest Manifest, string? KeptDatabase, string? KeptKeys);

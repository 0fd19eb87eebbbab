using Microsoft.Extensions.Options;
using NodaTime;
using QuyHtx.Domain;
using QuyHtx.Domain.Calendars;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Infrastructure.Backup;

/// <summary>
/// Sao lưu: the database and the keys in one file, while the fund goes on working. The keys come last, so that no document is in the copy whose key is
/// not.
/// </summary>
public sealed class FundBackup(DatabaseOptions database, KeysFolder keys, IOptions<BackupOptions> options, TimeProvider clock)
{
    private const string Prefix = "quyhtx-";
    private const string Extension = ".zip";

    /// <summary>Makes a backup.</summary>
    /// <param name="file">Where to; nothing may be there.</param>
    /// <param name="cancellation">Stops it; nothing is left of it.</param>
    /// <exception cref="RuleViolationException"><c>backup-file-there</c>, <c>backup-nothing-there</c>, or what keeps a database's own programs from it.</exception>
    public async Task<BackupManifest> MakeAsync(string file, CancellationToken cancellation)
    {
        if (File.Exists(file))
        {
            throw new RuleViolationException(new("backup-file-there", null, file));
        }

        var keeper = DatabaseKeeper.Of(database, options.Value);
        var beside = KeysFolder.MakePrivate($"{file}.parts").FullName;
        try
        {
            var copy = Path.Combine(beside, keeper.Part);
            var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            var manifest = await keeper.CopyAsync(copy, db => BackupManifest.OfAsync(db, database.Provider, now, cancellation), cancellation);
            var parts = Directory.Exists(keys.Path) ? Directory.GetFiles(keys.Path, "*.xml").Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
            return await BackupArchive.WriteAsync(
                file, manifest, [(keeper.Part, copy), .. parts.Select(key => (BackupArchive.KeysFolder + Path.GetFileName(key), key))], cancellation);
        }
        finally
        {
            Directory.Delete(beside, recursive: true);
        }
    }

    /// <summary>Makes the backup of a night in the folder of the settings, and drops the oldest that are too many.</summary>
    /// <returns>Its file; null when the settings name no folder.</returns>
    public async Task<string?> MakeNightlyAsync(CancellationToken cancellation)
    {
        if (options.Value.Folder.Length == 0)
        {
            return null;
        }

        Directory.CreateDirectory(options.Value.Folder);
        var file = Path.Combine(options.Value.Folder, NewName());
        await MakeAsync(file, cancellation);
        foreach (var old in Directory.GetFiles(options.Value.Folder, $"{Prefix}*{Extension}").OrderDescending(StringComparer.Ordinal).Skip(Math.Max(1, options.Value.Keep)))
        {
            File.Delete(old);
        }

        return file;
    }

    /// <summary>A name that says when, in Vietnam; in the order of time.</summary>
    public string NewName() => $"{Prefix}{Stamp(clock)}{Extension}";

    /// <summary>A moment as it stands in the names of files and databases.</summary>
    internal static string Stamp(TimeProvider clock) =>
        VietnamTime.At(Instant.FromDateTimeOffset(clock.GetUtcNow())).ToString("yyyyMMdd'_'HHmmss", System.Globalization.CultureInfo.InvariantCulture);
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using QuyHtx.Domain;

namespace QuyHtx.Infrastructure.Backup;

/// <summary>
/// Tệp sao lưu: a ZIP file with manifest.json, the database in its own program's form, and the keys. Whoever has the manifest and any SHA-256 program can
/// check it; nothing is taken out of one that has not been checked whole.
/// </summary>
internal sealed partial class BackupArchive : IDisposable
{
    public const string KeysFolder = "keys/";

    private const string Manifest = "manifest.json";
    private const int Buffer = 1 << 16;

    private readonly ZipArchive zip;

    private BackupArchive(ZipArchive zip, BackupManifest manifest) => (this.zip, this.Says) = (zip, manifest);

    /// <summary>What it says of itself.</summary>
    public BackupManifest Says { get; }

    public void Dispose() => zip.Dispose();

    /// <summary>Writes one. It has its name when it is whole, and is its owner's alone.</summary>
    public static async Task<BackupManifest> WriteAsync(
        string file, BackupManifest manifest, IEnumerable<(string Name, string Path)> parts, CancellationToken cancellation)
    {
        var unfinished = $"{file}.unfinished";
        try
        {
            await using (var output = new FileStream(unfinished, Private()))
            using (var zip = new ZipArchive(output, ZipArchiveMode.Create))
            {
                var written = new List<BackupPart>();
                foreach (var (name, path) in parts)
                {
                    await using var input = File.OpenRead(path);
                    await using var entry = zip.CreateEntry(name).Open();
                    written.Add(new BackupPart(name, input.Length, await CopyAsync(input, entry, cancellation)));
                }

                manifest = manifest with { Parts = written };
                await using var last = zip.CreateEntry(Manifest).Open();
                await JsonSerializer.SerializeAsync(last, manifest, BackupManifest.Json, cancellation);
            }

            File.Move(unfinished, file);
            return manifest;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Opens one and checks all of it.</summary>
    /// <exception cref="RuleViolationException">
    /// <c>backup-not-one</c>, <c>backup-newer</c> or <c>backup-damaged</c>, with the part that is.
    /// </exception>
    public static async Task<BackupArchive> OpenAsync(string file, CancellationToken cancellation)
    {
        var zip = OpenZip(file);
        try
        {
            var archive = new BackupArchive(zip, await ManifestOfAsync(zip, file, cancellation));
            await archive.CheckAsync(cancellation);
            return archive;
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    /// <summary>The keys, by their file names.</summary>
    public IEnumerable<string> Keys => Says.Parts.Where(part => part.Name.StartsWith(KeysFolder, StringComparison.Ordinal)).Select(part => part.Name[KeysFolder.Length..]);

    /// <summary>Takes a part out into a file that is its owner's alone.</summary>
    public async Task ExtractAsync(string part, string file, CancellationToken cancellation)
    {
        await using var input = zip.GetEntry(part)!.Open();
        await using var output = new FileStream(file, Private());
        await input.CopyToAsync(output, cancellation);
    }

    private static ZipArchive OpenZip(string file)
    {
        try
        {
            return ZipFile.OpenRead(file);
        }
        catch (InvalidDataException)
        {
            throw new RuleViolationException(new("backup-not-one", null, file));
        }
    }

    private static async Task<BackupManifest> ManifestOfAsync(ZipArchive zip, string file, CancellationToken cancellation)
    {
        var entry = zip.GetEntry(Manifest) ?? throw new RuleViolationException(new("backup-not-one", null, file));
        try
        {
            await using var text = entry.Open();
            using var json = await JsonDocument.ParseAsync(text, cancellationToken: cancellation);
            if (json.RootElement.TryGetProperty("format", out var format) && format.TryGetInt32(out var number) && number > BackupManifest.CurrentFormat)
            {
                throw new RuleViolationException(new("backup-newer", null, json.RootElement.GetProperty("version").ToString(), BackupManifest.ThisVersion));
            }

            return json.Deserialize<BackupManifest>(BackupManifest.Json)!;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidDataException or NodaTime.Text.UnparsableValueException or InvalidOperationException)
        {
            throw new RuleViolationException(new("backup-damaged", null, Manifest));
        }
    }

    /// <summary>Every part is there, is as it was written, and is one that a backup has.</summary>
    private async Task CheckAsync(CancellationToken cancellation)
    {
        foreach (var part in Says.Parts)
        {
            if (!PartName().IsMatch(part.Name) || zip.GetEntry(part.Name) is not { } entry || !await IsWholeAsync(entry, part, cancellation))
            {
                throw new RuleViolationException(new("backup-damaged", null, part.Name));
            }
        }

        if (zip.Entries.Select(entry => entry.FullName).Except(Says.Parts.Select(part => part.Name)).FirstOrDefault(name => name != Manifest) is { } foreign)
        {
            throw new RuleViolationException(new("backup-damaged", null, foreign));
        }
    }

    private static async Task<bool> IsWholeAsync(ZipArchiveEntry entry, BackupPart part, CancellationToken cancellation)
    {
        try
        {
            await using var input = entry.Open();
            return entry.Length == part.Bytes && await CopyAsync(input, Stream.Null, cancellation) == part.Sha256;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Copies, and answers SHA-256 of what it copied.</summary>
    private static async Task<string> CopyAsync(Stream input, Stream output, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Buffer];
        int read;
        while ((read = await input.ReadAsync(buffer, cancellation)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await output.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>It holds everybody's data and the keys to it.</summary>
    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>No folder but that of the keys, and nothing that leads out of it.</summary>
    [GeneratedRegex(@"^(database\.(sqlite|pgdump|bak)|keys/[A-Za-z0-9_-]+\.[A-Za-z0-9]+)$")]
    private static partial Regex PartName();
}

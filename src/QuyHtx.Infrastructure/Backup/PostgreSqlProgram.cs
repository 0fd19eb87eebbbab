using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Npgsql;
using QuyHtx.Domain;

namespace QuyHtx.Infrastructure.Backup;

/// <summary>
/// A program of PostgreSQL's, of the server's own major version: an older one refuses the server, and what a newer one writes an older server cannot
/// always read back. It is looked for on the PATH and where the packages of Debian and of Windows put it.
/// </summary>
internal sealed partial class PostgreSqlProgram
{
    private readonly string path;

    private PostgreSqlProgram(string path) => this.path = path;

    /// <exception cref="RuleViolationException"><c>backup-program-missing</c>: none of that version is there.</exception>
    public static PostgreSqlProgram Of(string name, Version server) => Places(name).FirstOrDefault(place => MajorOf(place) == server.Major) is { } found
        ? new PostgreSqlProgram(found)
        : throw new RuleViolationException(new("backup-program-missing", null, name, server.Major));

    /// <exception cref="RuleViolationException"><c>backup-program-failed</c>, with its own words.</exception>
    public async Task RunAsync(NpgsqlConnectionStringBuilder database, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(path, ["--no-password", .. arguments]) { RedirectStandardError = true, UseShellExecute = false };

        // In the environment and not among the arguments, which everybody on the machine can read.
        foreach (var (name, value) in Environment(database))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var told = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
        {
            throw new RuleViolationException(new("backup-program-failed", null, Path.GetFileNameWithoutExtension(path), (await told).Trim().ReplaceLineEndings(" ")));
        }
    }

    private static IEnumerable<(string Name, string? Value)> Environment(NpgsqlConnectionStringBuilder database) =>
    [
        ("PGHOST", database.Host), ("PGPORT", $"{database.Port}"), ("PGDATABASE", database.Database), ("PGUSER", database.Username),
        ("PGPASSWORD", database.Password), ("PGSSLROOTCERT", database.RootCertificate), ("LC_MESSAGES", "C"),
        ("PGSSLMODE", database.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() }),
    ];

    private static IEnumerable<string> Places(string name)
    {
        var program = OperatingSystem.IsWindows() ? $"{name}.exe" : name;
        var packaged = OperatingSystem.IsWindows()
            ? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.ProgramFiles), "PostgreSQL")
            : "/usr/lib/postgresql";
        return (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(Directory.Exists(packaged) ? Directory.GetDirectories(packaged).Select(version => Path.Combine(version, "bin")) : [])
            .Select(folder => Path.Combine(folder, program)).Where(File.Exists);
    }

    private static int? MajorOf(string place)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(place, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            return VersionIn().Match(process.StandardOutput.ReadToEnd()) is { Success: true } version ? int.Parse(version.Value, System.Globalization.CultureInfo.InvariantCulture) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    [GeneratedRegex(@"(?<=\) )[0-9]+")]
    private static partial Regex VersionIn();
}

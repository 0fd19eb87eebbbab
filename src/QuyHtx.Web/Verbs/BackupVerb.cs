using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using QuyHtx.Infrastructure;
using QuyHtx.Infrastructure.Backup;

namespace QuyHtx.Web.Verbs;

/// <summary>backup: the database and the keys in one file.</summary>
internal static class BackupVerb
{
    private const string DefaultFolder = ".data/backups";
    private const decimal Megabyte = 1024 * 1024;

    public static Command Build(VerbText text, VerbConsole console)
    {
        var file = new Argument<string?>("file") { Description = text["backup.file"], Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("backup", text["backup.description"]) { file };
        command.SetAction((parsed, cancellation) => FundOfTheVerb.RunAsync(console, text, async services =>
        {
            var backup = services.GetRequiredService<FundBackup>();
            var path = FileOf(parsed.GetValue(file), services, backup.NewName());
            try
            {
                await console.Error.WriteLineAsync(text["backup.working"]);
                var made = await backup.MakeAsync(path, cancellation);
                var megabytes = (new FileInfo(path).Length / Megabyte).ToString("0.0", CultureInfo.GetCultureInfo("vi"));
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    text.Of("backup.done", NameOf(made, text), DateOf(made), path, megabytes));
                return ExitCode.Done;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                await console.Error.WriteLineAsync(text.Of("error.output-file", path, problem.Message));
                return ExitCode.NotWritten;
            }
        }));
        return command;
    }

    /// <summary>The fund of a backup, as people call it.</summary>
    public static string NameOf(BackupManifest manifest, VerbText text) => manifest.Fund.Length > 0 ? manifest.Fund : text["backup.no-fund"];

    /// <summary>The business date it stands on.</summary>
    public static string DateOf(BackupManifest manifest) => manifest.BusinessDate is { } date ? Tables.Shown(date) : "–";

    private static string FileOf(string? given, IServiceProvider services, string newName)
    {
        var configured = services.GetRequiredService<IOptions<BackupOptions>>().Value.Folder;
        return given is null ? Path.Combine(configured.Length > 0 ? configured : Path.GetFullPath(DefaultFolder, Settings.ContentRoot()), newName)
            : Directory.Exists(given) ? Path.GetFullPath(Path.Combine(given, newName))
            : Path.GetFullPath(given);
    }
}

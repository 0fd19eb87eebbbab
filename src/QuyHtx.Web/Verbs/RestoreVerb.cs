using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Calendars;
using QuyHtx.Infrastructure.Backup;

namespace QuyHtx.Web.Verbs;

/// <summary>restore: brings a backup back, and verifies what has come.</summary>
internal static class RestoreVerb
{
    public static Command Build(VerbText text, VerbConsole console)
    {
        var file = new Argument<string>("file") { Description = text["restore.file"] };
        var replace = new Option<bool>("--replace") { Description = text["restore.replace"] };
        var command = new Command("restore", text["restore.description"]) { file, replace };
        command.SetAction(async (parsed, cancellation) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var restored = await FundOfTheVerb.RunAsync(
                console, text, services => RestoreAsync(services, console, text, output, parsed.GetValue(file)!, parsed.GetValue(replace), cancellation));

            // On connections and keys of its own, because both are others now.
            return restored == ExitCode.Done ? await FundOfTheVerb.RunAsync(console, text, services => VerifyAsync(services, text, output, cancellation)) : restored;
        });
        return command;
    }

    private static async Task<int> RestoreAsync(
        IServiceProvider services, VerbConsole console, VerbText text, TextWriter output, string file, bool replace, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            await console.Error.WriteLineAsync(text.Of("error.file", file, text["error.file.missing"]));
            return ExitCode.WrongInput;
        }

        await console.Error.WriteLineAsync(text["restore.working"]);
        try
        {
            var restored = await services.GetRequiredService<FundRestore>().RestoreAsync(file, replace, cancellation);
            var madeAt = VietnamTime.At(restored.Manifest.MadeAt).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
            await output.WriteLineAsync(text.Of("restore.done", BackupVerb.NameOf(restored.Manifest, text), BackupVerb.DateOf(restored.Manifest), madeAt));
            foreach (var kept in new[] { restored.KeptDatabase, restored.KeptKeys }.OfType<string>())
            {
                await output.WriteLineAsync(text.Of("restore.kept", kept));
            }

            return ExitCode.Done;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(text.Of("error.file", file, problem.Message));
            return ExitCode.Failed;
        }
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, VerbText text, TextWriter output, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<FundDbContext>();
        if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
        {
            await output.WriteLineAsync(text["restore.migrate"]);
            return ExitCode.Done;
        }

        return await db.Funds.AnyAsync(cancellation) ? await VerifyVerb.RunAsync(services, text, output, cancellation) : ExitCode.Done;
    }
}

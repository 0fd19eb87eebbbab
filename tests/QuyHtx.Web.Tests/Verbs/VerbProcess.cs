using System.Diagnostics;
using System.Text;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Web.Tests.Verbs;

/// <summary>Runs a command line as a process of its own, on the database that its environment names.</summary>
internal static class VerbProcess
{
    public static Task<VerbRun> Run(DatabaseOptions database, params string[] arguments) => Run(database, [], arguments);

    public static async Task<VerbRun> Run(DatabaseOptions database, IReadOnlyList<(string Name, string Value)> settings, string[] arguments)
    {
        using var process = Start(database, settings, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new VerbRun(process.ExitCode, await output, await error);
    }

    /// <summary>Starts it with more settings, as they are written in the environment.</summary>
    public static Process Start(DatabaseOptions database, IReadOnlyList<(string Name, string Value)> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "QuyHtx.Web.dll"), .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            Environment =
            {
                ["Database__Provider"] = database.Provider.ToString(),
                ["Database__ConnectionString"] = database.ConnectionString,
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}

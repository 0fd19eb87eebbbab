using System.CommandLine;
using System.Net;
using System.Net.NetworkInformation;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Infrastructure;
using QuyHtx.Infrastructure.DemoFund;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Web.Verbs;

/// <summary>
/// demo: a demo fund in the SQLite file of the settings, made where there is none, and served to this machine. It is made in a file beside and put in
/// place when it is whole, so that an interrupted one is not taken for a fund.
/// </summary>
internal static class DemoVerb
{
    private const int DefaultPort = 5080;
    private const string Unfinished = ".demo-unfinished";
    private const string Lock = ".demo-lock";

    /// <summary>Whom a cooperative of the demo calls and where it pays to: made up, like all of the demo.</summary>
    private static readonly IReadOnlyDictionary<string, string?> Contact = new Dictionary<string, string?>
    {
        ["Contact:Phone"] = "0200 000 0000",
        ["Contact:Address"] = "Trụ sở Quỹ (dữ liệu mẫu)",
        ["Contact:BankName"] = "Ngân hàng mẫu",
        ["Contact:BankAccount"] = "0000 0000 0000",
        ["Contact:BankAccountHolder"] = "Quỹ hỗ trợ phát triển hợp tác xã (mẫu)",
    };

    public static Command Build(VerbText text, VerbConsole console)
    {
        var chosen = new DemoProfileOption(text);
        var reset = new Option<bool>("--reset") { Description = text["demo.reset"] };
        var port = VerbOptions.Of("--port", text["value.number"], text, "demo.port", PortOf, text["expected.port"]);
        var command = new Command("demo", text["demo.description"]) { reset, port };
        chosen.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var address = $"http://127.0.0.1:{parsed.GetValue(port)?.Value ?? DefaultPort}";
            if (await chosen.ReadAsync(parsed, console.Error) is not { } order || await FileOfTheDemoAsync(console, text) is not { } file)
            {
                return ExitCode.WrongInput;
            }

            if (IsTaken(new Uri(address).Port))
            {
                await console.Error.WriteLineAsync(text.Of("demo.port-taken", new Uri(address).Port));
                return ExitCode.WrongInput;
            }

            var ready = await ReadyAsync(console, text, file, parsed.GetValue(reset), order, cancellation);
            if (ready != ExitCode.Done)
            {
                return ready;
            }

            var shown = await FundOfTheVerb.RunAsync(console, text, async services =>
            {
                await DemoDataVerb.WriteAccountsAsync(services, parsed.InvocationConfiguration.Output, text, cancellation);
                return ExitCode.Done;
            });
            await console.Error.WriteLineAsync(text["demo.open"]);
            return shown == ExitCode.Done ? await ServeVerb.RunAsync(console, text, address, cancellation, Contact) : shown;
        });
        return command;
    }

    /// <summary>The file of the settings; null, with the reason told, when they name another database.</summary>
    private static async Task<string?> FileOfTheDemoAsync(VerbConsole console, VerbText text)
    {
        await using var services = new ServiceCollection().AddFundInfrastructure(Settings.Load()).BuildServiceProvider();
        var database = services.GetRequiredService<DatabaseOptions>();
        if (database.Provider == DatabaseProvider.Sqlite)
        {
            return new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        }

        await console.Error.WriteLineAsync(text.Of("demo.not-sqlite", database.Provider));
        return null;
    }

    /// <summary>Sees to it that the file holds a whole demo fund of this version. What is not a demo is neither filled nor deleted.</summary>
    private static async Task<int> ReadyAsync(
        VerbConsole console, VerbText text, string file, bool reset, DemoOrder order, CancellationToken cancellation)
    {
        var found = await LookAsync(file, cancellation);
        switch (found.Fund)
        {
            case FundInDatabase.Other:
                await console.Error.WriteLineAsync(text.Of("demo.not-a-demo", file));
                return ExitCode.WrongInput;
            case FundInDatabase.UnfinishedDemo when !reset:
                await console.Error.WriteLineAsync(text.Of("demo.unfinished", file));
                return ExitCode.WrongInput;
            case FundInDatabase.Demo when !reset && !found.IsOfThisVersion:
                await console.Error.WriteLineAsync(text["demo.other-version"]);
                return ExitCode.WrongInput;
            case FundInDatabase.Demo when !reset:
                await console.Error.WriteLineAsync(text.Of("demo.there-already", file));
                return ExitCode.Done;
            default:
                return await MakeAsync(console, text, file, order, cancellation);
        }
    }

    private static async Task<int> MakeAsync(
        VerbConsole console, VerbText text, string file, DemoOrder order, CancellationToken cancellation)
    {
        await using var lockFile = LockOf(file);
        if (lockFile is null)
        {
            await console.Error.WriteLineAsync(text.Of("demo.being-made", file));
            return ExitCode.WrongInput;
        }

        await console.Error.WriteLineAsync(text.Of("demo.making", order.Profile.Fund));
        Delete(file + Unfinished);
        var settings = new Dictionary<string, string?> { ["Database:ConnectionString"] = $"Data Source={file}{Unfinished}" };
        var made = await FundOfTheVerb.RunAsync(
            console,
            text,
            async services =>
            {
                await services.GetRequiredService<FundDbContext>().Database.MigrateAsync(cancellation);
                await DemoDataVerb.FillAsync(services, order, console.Error, text, cancellation);
                return ExitCode.Done;
            },
            settings);

        // Closing the last connection puts everything into the one file.
        SqliteConnection.ClearAllPools();
        if (made == ExitCode.Done)
        {
            Delete(file);
            File.Move(file + Unfinished, file);
        }

        return made;
    }

    /// <summary>What a file holds; one that is not there, or has no tables, holds nothing.</summary>
    private static async Task<(FundInDatabase Fund, bool IsOfThisVersion)> LookAsync(string file, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            return (FundInDatabase.None, true);
        }

        var options = new DbContextOptionsBuilder<FundDbContext>();
        options.UseFundDatabase(new DatabaseOptions { ConnectionString = $"Data Source={file};Pooling=false" });
        await using var db = new FundDbContext(options.Options);
        try
        {
            var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).Any();
            return (await DemoFundMaker.LookAsync(db, cancellation), !pending);
        }
        catch (SqliteException)
        {
            // Not a database, or one of somebody's that has no such tables: not ours to touch, unless there is nothing in it at all.
            return (new FileInfo(file).Length == 0 ? FundInDatabase.None : FundInDatabase.Other, false);
        }
    }

    /// <summary>Two that make the same demo would each take the other's file away; null when another one is at it.</summary>
    private static FileStream? LockOf(string file)
    {
        try
        {
            return new FileStream(file + Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A database's file with what SQLite keeps beside it.</summary>
    private static void Delete(string file)
    {
        foreach (var part in new[] { file, $"{file}-wal", $"{file}-shm" })
        {
            File.Delete(part);
        }
    }

    private static bool IsTaken(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
        .Any(listener => listener.Port == port && (listener.Address.Equals(IPAddress.Loopback) || listener.Address.Equals(IPAddress.Any) || listener.Address.Equals(IPAddress.IPv6Any)));

    private static Chosen<int>? PortOf(string word) => VerbOptions.Count(word) is { Value: >= 1 and <= IPEndPoint.MaxPort } port ? port : null;
}

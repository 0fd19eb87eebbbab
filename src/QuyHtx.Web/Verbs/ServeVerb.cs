using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Infrastructure;
using QuyHtx.Infrastructure.DemoFund;
using QuyHtx.Web.Hosting;

namespace QuyHtx.Web.Verbs;

/// <summary>serve: the web host, until it is stopped.</summary>
internal static class ServeVerb
{
    public static Command Build(VerbText text, VerbConsole console)
    {
        var urls = new Option<string?>("--urls") { Description = text["serve.urls"], HelpName = "http://…" };
        var command = new Command("serve", text["serve.description"]) { urls };
        command.SetAction((parsed, cancellation) => RunAsync(console, text, parsed.GetValue(urls), cancellation));
        return command;
    }

    /// <summary>Serves until it is stopped, at an address or where the settings say.</summary>
    /// <param name="console">Where it tells.</param>
    /// <param name="text">In which words.</param>
    /// <param name="at">The address, or null for that of the settings.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="more">What else is set over the settings.</param>
    public static async Task<int> RunAsync(
        VerbConsole console, VerbText text, string? at, CancellationToken cancellation, IReadOnlyDictionary<string, string?>? more = null)
    {
        var settings = new Dictionary<string, string?>(more ?? new Dictionary<string, string?>());
        if (at is not null)
        {
            settings["Urls"] = at;
        }

        await using var app = FundHost.Build(Settings.ContentRoot(), settings);
        try
        {
            return await ServeAsync(app, text, console, cancellation);
        }
        catch (Exception problem) when (FundOfTheVerb.IsOfTheDatabase(problem))
        {
            await FundOfTheVerb.TellAsync(console, text, problem);
            return ExitCode.Failed;
        }
    }

    private static async Task<int> ServeAsync(WebApplication app, VerbText text, VerbConsole console, CancellationToken cancellation)
    {
        if (await NeedsMigration(app, cancellation))
        {
            await console.Error.WriteLineAsync(text["serve.migrate-first"]);
            return ExitCode.WrongInput;
        }

        await app.StartAsync(cancellation);
        if (app.Urls.FirstOrDefault(url => !new Uri(url).IsLoopback) is { } open && await IsDemoAsync(app, cancellation))
        {
            await console.Error.WriteLineAsync(text.Of("serve.demo-in-public", open));
            return ExitCode.WrongInput;
        }

        foreach (var address in app.Urls)
        {
            await console.Error.WriteLineAsync(text.Of("serve.listening", address));
        }

        if (await FirstStart.OfferLinkAsync(app.Services, cancellation) is { } secret)
        {
            await console.Error.WriteLineAsync(text.Of("serve.set-up", FirstStart.LinkTo(app.Urls.First(), secret)));
        }

        await app.WaitForShutdownAsync(cancellation);
        return ExitCode.Done;
    }

    /// <summary>The password of a demo's accounts is in print.</summary>
    private static async Task<bool> IsDemoAsync(WebApplication app, CancellationToken cancellation)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await DemoFundMaker.LookAsync(scope.ServiceProvider.GetRequiredService<FundDbContext>(), cancellation)
            is FundInDatabase.Demo or FundInDatabase.UnfinishedDemo;
    }

    private static async Task<bool> NeedsMigration(WebApplication app, CancellationToken cancellation)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<FundDbContext>().Database.GetPendingMigrationsAsync(cancellation)).Any();
    }
}

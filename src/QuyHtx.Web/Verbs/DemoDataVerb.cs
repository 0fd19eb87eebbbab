using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Users;
using QuyHtx.Infrastructure.DemoFund;

namespace QuyHtx.Web.Verbs;

/// <summary>demo-data: fills an empty, migrated database with a demo fund, and prints its accounts.</summary>
internal static class DemoDataVerb
{
    public static Command Build(VerbText text, VerbConsole console)
    {
        var chosen = new DemoProfileOption(text);
        var command = new Command("demo-data", text["demo-data.description"]);
        chosen.AddTo(command);
        command.SetAction(async (parsed, cancellation) => await chosen.ReadAsync(parsed, console.Error) is not { } order
            ? ExitCode.WrongInput
            : await FundOfTheVerb.RunAsync(console, text, async services =>
            {
                if ((await services.GetRequiredService<FundDbContext>().Database.GetPendingMigrationsAsync(cancellation)).Any())
                {
                    await console.Error.WriteLineAsync(text["serve.migrate-first"]);
                    return ExitCode.WrongInput;
                }

                await FillAsync(services, order, console.Error, text, cancellation);
                await WriteAccountsAsync(services, parsed.InvocationConfiguration.Output, text, cancellation);
                return ExitCode.Done;
            }));
        return command;
    }

    /// <summary>Fills a migrated database, with a line of progress a month.</summary>
    public static async Task FillAsync(IServiceProvider services, DemoOrder order, TextWriter error, VerbText text, CancellationToken cancellation)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var start = clock.GetTimestamp();
        var maker = new DemoFundMaker(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<FundDbContext>());
        await maker.MakeAsync(
            order,
            new ProgressLines<DemoProgress>(done => error.WriteLine(text.Of(
                "demo-data.progress", Tables.Shown(done.Date), done.DaysClosed, done.DaysInAll, done.Messages, Seconds(clock, start)))),
            cancellation);
        await error.WriteLineAsync(text.Of("demo-data.done", order.Profile.Fund, Seconds(clock, start)));
    }

    /// <summary>Who can sign in, with which role.</summary>
    public static async Task WriteAccountsAsync(IServiceProvider services, TextWriter output, VerbText text, CancellationToken cancellation)
    {
        var users = await services.Send(new ListUsers(), cancellation);
        Tables.Write(
            output,
            [Column.Left(text["demo.user-name"]), Column.Left(text["demo.role"]), Column.Left(text["demo.full-name"])],
            users.Users.Select(user => new[] { user.UserName, string.Join(", ", user.Roles.Select(role => text[$"role.{role}"])), user.FullName }));
        await output.WriteLineAsync(text.Of("demo.password", DemoFundMaker.Password));
        await output.FlushAsync(cancellation);
    }

    private static int Seconds(TimeProvider clock, long start) => (int)clock.GetElapsedTime(start).TotalSeconds;
}

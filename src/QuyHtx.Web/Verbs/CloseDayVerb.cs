using System.CommandLine;
using QuyHtx.Application.CloseOfDay;

namespace QuyHtx.Web.Verbs;

/// <summary>close-day: closes every open day up to a date, by default up to yesterday; what it has closed, a line a day.</summary>
internal static class CloseDayVerb
{
    public static Command Build(VerbText text, VerbConsole console)
    {
        var to = VerbOptions.Of("--to", text["value.date"], text, "close-day.to", VerbOptions.Date, text["expected.date"]);
        var command = new Command("close-day", text["close-day.description"]) { to };
        command.SetAction((parsed, cancellation) => FundOfTheVerb.RunAsync(console, text, async services =>
        {
            var until = DayCloser.LastDay(parsed.GetValue(to)?.Value, services.GetRequiredService<TimeProvider>());
            var output = parsed.InvocationConfiguration.Output;
            var run = await services.GetRequiredService<DayCloser>().CloseAsync(
                until,
                new ProgressLines<DayClosed>(day =>
                {
                    output.WriteLine(text.Of("close-day.closed", Tables.Shown(day.Date), day.Loans, day.StatusesChanged, day.Entries, day.Messages));
                    output.Flush();
                }),
                cancellation);
            foreach (var loan in run.Failures)
            {
                await console.Error.WriteLineAsync(text.Of("close-day.failed", loan.ContractNumber, Tables.Shown(run.BusinessDate), loan.Error));
            }

            await output.WriteLineAsync(text.Of("close-day.done", run.Closed.Count, Tables.Shown(run.BusinessDate)));
            return run.Failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        }));
        return command;
    }
}

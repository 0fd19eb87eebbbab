using System.CommandLine;
using NodaTime;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Domain;
using QuyHtx.Domain.Calendars;

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
            var today = VietnamTime.DateOf(Instant.FromDateTimeOffset(services.GetRequiredService<TimeProvider>().GetUtcNow()));
            var until = parsed.GetValue(to)?.Value ?? today.PlusDays(-1);
            if (until > today)
            {
                throw new RuleViolationException(new("close-date-to-come", "to", until, today));
            }

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

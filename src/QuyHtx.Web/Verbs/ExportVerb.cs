using System.CommandLine;
using QuyHtx.Application.Ledger;
using QuyHtx.Infrastructure.Spreadsheets;

namespace QuyHtx.Web.Verbs;

/// <summary>export ledger: the ledger of a period as a file or to standard output.</summary>
internal static class ExportVerb
{
    public static Command Build(VerbText text, VerbConsole console)
    {
        var what = new Argument<string>("what") { Description = text["export.what"] };
        what.AcceptOnlyFromAmong("ledger");
        var from = VerbOptions.Of("--from", text["value.date"], text, "export.from", VerbOptions.Date, text["expected.date"]);
        var to = VerbOptions.Of("--to", text["value.date"], text, "export.to", VerbOptions.Date, text["expected.date"]);
        var format = VerbOptions.Choice("--format", text, "export.format", new Dictionary<string, LedgerFileFormat>
        {
            ["csv"] = LedgerFileFormat.Csv, ["xlsx"] = LedgerFileFormat.Xlsx, ["hledger"] = LedgerFileFormat.Hledger,
        });
        var file = new Option<string>("--output") { Description = text["export.output"], HelpName = text["value.file"] };
        var command = new Command("export", text["export.description"]) { what, from, to, format, file };
        command.SetAction((parsed, cancellation) => FundOfTheVerb.RunAsync(console, text, async services =>
        {
            if (parsed.GetValue(from) is { } first && parsed.GetValue(to) is { } last && last.Value < first.Value)
            {
                await console.Error.WriteLineAsync(text["error.period"]);
                return ExitCode.WrongInput;
            }

            var ledger = await services.Send(new ReadLedger(parsed.GetValue(from)?.Value, parsed.GetValue(to)?.Value), cancellation);
            var form = parsed.GetValue(format)?.Value ?? LedgerFileFormat.Csv;
            if (parsed.GetValue(file) is not { } name)
            {
                await LedgerFile.WriteAsync(ledger, form, console.Output, cancellation);
                return ExitCode.Done;
            }

            try
            {
                await using var output = File.Create(name);
                await LedgerFile.WriteAsync(ledger, form, output, cancellation);
                return ExitCode.Done;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                await console.Error.WriteLineAsync(text.Of("error.output-file", name, problem.Message));
                return ExitCode.WrongInput;
            }
        }));
        return command;
    }
}

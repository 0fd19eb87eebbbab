using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using NodaTime.Text;
using QuyHtx.Application.Language;
using QuyHtx.Application.LoanCases;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Web.Verbs;

/// <summary>schedule: a repayment schedule for people who have no file.</summary>
internal static class ScheduleVerb
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build(VerbText text, VerbConsole console)
    {
        var options = new ScheduleOptions(text);
        var json = new Option<bool>("--json") { Description = text["schedule.json"] };
        var csv = new Option<bool>("--csv") { Description = text["schedule.csv"] };
        var command = new Command("schedule", text["schedule.description"]);
        foreach (var option in options.All.Concat([json, csv]))
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(csv))
            {
                result.AddError(VerbOptions.OwnMark + text.Of("error.one-form", "--json, --csv"));
            }
        });
        command.SetAction(parsed =>
        {
            var terms = options.Terms(parsed);
            var problems = terms.Check().ToList();
            if (problems.Count > 0)
            {
                return Refuse(problems, parsed, text);
            }

            try
            {
                var schedule = options.Schedule(terms, parsed);

                // Formed before anything is printed: a sum past the range is refused, and not half shown.
                _ = schedule.Total;
                Write(schedule, terms, parsed, console, text, (parsed.GetValue(json), parsed.GetValue(csv)), options);
                return ExitCode.Done;
            }
            catch (RuleViolationException refused)
            {
                return Refuse([refused.Violation], parsed, text);
            }
            catch (OverflowException)
            {
                return Refuse([new RuleViolation("amount-out-of-range", "amount")], parsed, text);
            }
        });
        return command;
    }

    private static void Write(
        RepaymentSchedule schedule, LoanTerms terms, ParseResult parsed, VerbConsole console, VerbText text, (bool Json, bool Csv) form, ScheduleOptions options)
    {
        var output = parsed.InvocationConfiguration.Output;
        switch (form)
        {
            case (Json: true, _):
                WriteJson(console.Output, schedule);
                break;
            case (_, Csv: true):
                WriteCsv(output, schedule);
                break;
            default:
                var report = new CaseReport(output, text);
                report.WriteTerms(terms, schedule);
                report.WriteSchedule(schedule);
                if (!options.KnowsHolidays(parsed))
                {
                    output.WriteLine(text["schedule.no-holidays"]);
                }

                break;
        }
    }

    private static void WriteJson(Stream output, RepaymentSchedule schedule)
    {
        using (var json = new Utf8JsonWriter(output, Readable))
        {
            json.WriteStartObject();
            LoanCaseAnswerJson.WriteSchedule(json, schedule);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteCsv(TextWriter output, RepaymentSchedule schedule)
    {
        using var csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        csv.WriteHeader("no", "nominalDate", "dueDate", "days", "principal", "interest", "total", "balance");
        foreach (var row in schedule.Rows)
        {
            csv.WriteField(row.No);
            csv.WriteField(LocalDatePattern.Iso.Format(row.NominalDate));
            csv.WriteField(LocalDatePattern.Iso.Format(row.DueDate));
            csv.WriteField(row.Days);
            csv.WriteField(row.Principal.Value);
            csv.WriteField(row.Interest.Value);
            csv.WriteField(row.Total.Value);
            csv.WriteField(row.Balance.Value);
            csv.EndRecord();
        }
    }

    /// <summary>The option that stands for the field of the terms, and the sentence.</summary>
    private static int Refuse(IEnumerable<RuleViolation> violations, ParseResult parsed, VerbText text)
    {
        foreach (var violation in violations)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"{ScheduleOptions.NameOf(violation.Field)}: {Sentences.Of(violation, text.Language)}");
        }

        return ExitCode.WrongInput;
    }
}

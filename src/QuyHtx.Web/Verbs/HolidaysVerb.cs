using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Web.Verbs;

/// <summary>holidays: proposes a year's public holidays, for the fund to correct by the Prime Minister's decision.</summary>
internal static class HolidaysVerb
{
    /// <summary>Resolution 80-NQ/TW of 7/1/2026 names 24/11 a paid holiday; the law that enacts it was not found, so it is only spoken of.</summary>
    private const int FirstYearOfCultureDay = 2026;

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build(VerbText text, VerbConsole console)
    {
        var year = new Argument<Chosen<int>?>("year")
        {
            Description = text["holidays.year"],
            CustomParser = result => VerbOptions.Parse(
                result,
                text,
                text.Of("expected.year", VietnameseLunarCalendar.FirstYear, VietnameseLunarCalendar.LastYear),
                word => VerbOptions.Count(word) is { Value: >= VietnameseLunarCalendar.FirstYear and <= VietnameseLunarCalendar.LastYear } given ? given : null),
        };
        var json = new Option<bool>("--json") { Description = text["holidays.json"] };
        var command = new Command("holidays", text["holidays.description"]) { year, json };
        command.SetAction(parsed =>
        {
            var asked = parsed.GetValue(year)!.Value;
            var holidays = PublicHolidays.Proposal(asked);
            if (parsed.GetValue(json))
            {
                WriteJson(console.Output, asked, holidays, text);
            }
            else
            {
                WriteTable(parsed.InvocationConfiguration.Output, asked, holidays, text);
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>"holidays" is the list as a loan case takes it; "days" says what each is.</summary>
    private static void WriteJson(Stream output, int year, IReadOnlyList<PublicHoliday> holidays, VerbText text)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteNumber("year", year);
        json.WriteStartArray("holidays");
        foreach (var holiday in holidays)
        {
            json.WriteStringValue(LocalDatePattern.Iso.Format(holiday.Date));
        }

        json.WriteEndArray();
        json.WriteStartArray("days");
        foreach (var holiday in holidays)
        {
            json.WriteStartObject();
            json.WriteString("date", LocalDatePattern.Iso.Format(holiday.Date));
            json.WriteString("name", text[$"holiday.{holiday.Kind}"]);
            json.WriteString("inPlaceOf", holiday.InPlaceOf is { } day ? LocalDatePattern.Iso.Format(day) : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    private static void WriteTable(TextWriter output, int year, IReadOnlyList<PublicHoliday> holidays, VerbText text)
    {
        output.WriteLine(text.Of("holidays.title", year));
        Tables.Write(
            output,
            [Column.Left(text["holidays.date"]), Column.Left(text["holidays.weekday"]), Column.Left(text["holidays.name"]), Column.Left(text["holidays.note"])],
            holidays.Select(holiday => new[]
            {
                Tables.Shown(holiday.Date),
                text[$"weekday.{holiday.Date.DayOfWeek}"],
                text[$"holiday.{holiday.Kind}"],
                Note(holiday, text),
            }));
        output.WriteLine(text["holidays.proposal"]);
        if (year >= FirstYearOfCultureDay)
        {
            output.WriteLine(text["holidays.culture-day"]);
        }
    }

    private static string Note(PublicHoliday holiday, VerbText text) => holiday switch
    {
        { InPlaceOf: { } day } => text.Of("holidays.in-place-of", Tables.Shown(day)),
        { Date.DayOfWeek: IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday } => text["holidays.on-weekend"],
        _ => "",
    };
}

using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Infrastructure.Spreadsheets;

/// <summary>Cells of a spreadsheet: real numbers and dates, each with the style it is shown in.</summary>
internal static class ListCells
{
    private const uint Plain = 0;
    private const uint DateStyle = 1;
    private const uint AmountStyle = 2;
    private const uint HeadingStyle = 3;
    private const uint TimeStyle = 4;

    /// <summary>The most letters that a cell takes.</summary>
    private const int MostLetters = 32_767;

    private const decimal SecondsOfDay = 86_400;

    /// <summary>Day 0 of a spreadsheet's calendar, for all days after February 1900.</summary>
    private static readonly LocalDate DayZero = new(1899, 12, 30);

    public static Cell Heading(string text) => Text(text, HeadingStyle);

    public static Cell Text(string? text) => Text(text, Plain);

    public static Cell Number(long? value) => Of(value?.ToString(CultureInfo.InvariantCulture), Plain);

    public static Cell Decimal(decimal? value) => Of(value?.ToString(CultureInfo.InvariantCulture), Plain);

    public static Cell Amount(long? value) => Of(value?.ToString(CultureInfo.InvariantCulture), AmountStyle);

    public static Cell Date(LocalDate? value) => Of(value is { } date ? Days(date).ToString(CultureInfo.InvariantCulture) : null, DateStyle);

    public static Cell Time(Instant? value)
    {
        if (value is not { } instant)
        {
            return new Cell();
        }

        var local = VietnamTime.At(instant);
        var days = Days(local.Date) + (local.TimeOfDay.TickOfDay / NodaConstants.TicksPerSecond / SecondsOfDay);
        return Of(days.ToString("0.##########", CultureInfo.InvariantCulture), TimeStyle);
    }

    public static Stylesheet Styles() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = 164, FormatCode = "dd/mm/yyyy" },
            new NumberingFormat { NumberFormatId = 165, FormatCode = "dd/mm/yyyy hh:mm:ss" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 3, ApplyNumberFormat = true },
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 165, ApplyNumberFormat = true }));

    private static int Days(LocalDate date) => Period.DaysBetween(DayZero, date);

    private static Cell Text(string? text, uint style) => string.IsNullOrEmpty(text)
        ? new Cell()
        : new Cell(new InlineString(new Text(Writable(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    private static Cell Of(string? number, uint style) => number is null ? new Cell() : new Cell(new CellValue(number)) { StyleIndex = style };

    /// <summary>Without what XML cannot hold, which somebody may have pasted, and no longer than a cell.</summary>
    private static string Writable(string text)
    {
        var letters = new StringBuilder(Math.Min(text.Length, MostLetters));
        foreach (var rune in text.EnumerateRunes())
        {
            if (letters.Length + rune.Utf16SequenceLength > MostLetters)
            {
                break;
            }

            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))
            {
                letters.Append(rune.ToString());
            }
        }

        return letters.ToString();
    }
}

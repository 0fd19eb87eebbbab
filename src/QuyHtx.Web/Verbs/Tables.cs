using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace QuyHtx.Web.Verbs;

/// <summary>A column of a printed table: text to the left, numbers to the right.</summary>
internal sealed record Column(string Title, Justify Alignment)
{
    public static Column Left(string title) => new(title, Justify.Left);

    public static Column Right(string title) => new(title, Justify.Right);
}

/// <summary>Prints tables for people, with dates and amounts as they are written in Vietnam.</summary>
internal static class Tables
{
    private static readonly LocalDatePattern DatePattern = LocalDatePattern.CreateWithInvariantCulture("dd/MM/yyyy");

    public static string Shown(LocalDate date) => DatePattern.Format(date);

    public static void Write(
        TextWriter output, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<string>? footer = null)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = false };
        for (var i = 0; i < columns.Count; i++)
        {
            var column = new TableColumn(new Text(columns[i].Title)) { Alignment = columns[i].Alignment, NoWrap = true };
            table.AddColumn(footer is null ? column : column.Footer(new Text(footer[i])));
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        // The library pads every line to the table's width; what is pasted into a letter or compared in a test should not be.
        using var padded = new StringWriter();
        VerbConsole.ForTables(padded).Write(table);
        foreach (var line in padded.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
        {
            output.WriteLine(line);
        }
    }
}

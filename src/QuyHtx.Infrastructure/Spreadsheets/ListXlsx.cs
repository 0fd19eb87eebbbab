using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace QuyHtx.Infrastructure.Spreadsheets;

/// <summary>A list as a spreadsheet of one sheet, written row by row however long it is: a heading that stays in sight and filters by column.</summary>
public static class ListXlsx
{
    /// <summary>Of the file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Writes it whole before the first byte goes out, so that a refusal on the way is still an answer; the stream stays open.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="sheetName">What the sheet is called: at most 31 letters.</param>
    /// <param name="columns">The columns, with what stands in each.</param>
    /// <param name="rows">The rows, read as they are written.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task WriteAsync<T>(
        Stream output, string sheetName, ListColumns<T> columns, IAsyncEnumerable<T> rows, CancellationToken cancellation)
    {
        // A package is a ZIP file, whose parts are written through a file that can be sought in.
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ListCells.Styles();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            await WriteSheetAsync(sheet, columns.All, rows, cancellation);
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = sheetName, SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        }

        file.Position = 0;
        await file.CopyToAsync(output, cancellation);
    }

    private static async Task WriteSheetAsync<T>(
        WorksheetPart part, IReadOnlyList<ListColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellation)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(columns.Select((column, i) =>
            new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, columns.Select(column => ListCells.Heading(column.Header)));
        var last = 1;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            WriteRow(writer, columns.Select(column => column.Cell(row)));
            last++;
        }

        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = string.Create(CultureInfo.InvariantCulture, $"A1:{LettersOf(columns.Count)}{last}") });
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<Cell> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            writer.WriteElement(cell);
        }

        writer.WriteEndElement();
    }

    /// <summary>The column of a number from 1: A to Z, then AA.</summary>
    private static string LettersOf(int column) =>
        column <= 26 ? ((char)('A' + column - 1)).ToString() : LettersOf((column - 1) / 26) + LettersOf(((column - 1) % 26) + 1);
}

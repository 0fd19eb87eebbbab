using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;
using QuyHtx.Application.Ledger;

namespace QuyHtx.Infrastructure.Spreadsheets;

/// <summary>The journal as a spreadsheet of one sheet, written row by row: real dates and numbers, the heading kept in sight.</summary>
internal static class LedgerXlsx
{
    private const uint Plain = 0;
    private const uint Date = 1;
    private const uint Amount = 2;
    private const uint Heading = 3;

    /// <summary>Day 0 of a spreadsheet's calendar, for all days after February 1900.</summary>
    private static readonly LocalDate DayZero = new(1899, 12, 30);

    public static async Task WriteAsync(LedgerOfPeriod ledger, Stream output, CancellationToken cancellation)
    {
        // A package is a ZIP file, whose parts are written through a file that can be sought in.
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            await WriteSheetAsync(sheet, ledger, cancellation);
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "Nhật ký chung", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        }

        file.Position = 0;
        await file.CopyToAsync(output, cancellation);
    }

    private static async Task WriteSheetAsync(WorksheetPart part, LedgerOfPeriod ledger, CancellationToken cancellation)
    {
        var names = ledger.Chart.Accounts.ToDictionary(account => account.Code, account => account.Name);
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(new[] { 12, 12, 18, 60, 38, 12, 40, 20, 20 }
            .Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, LedgerFile.Columns.Select(column => Text(column, Heading)));
        await foreach (var entry in ledger.Entries.WithCancellation(cancellation))
        {
            foreach (var line in entry.Lines)
            {
                WriteRow(writer,
                [
                    Number(entry.No, Plain), Number(Period.DaysBetween(DayZero, entry.Date), Date), Text(entry.Kind.ToString()), Text(entry.Text),
                    Text(entry.LoanId?.ToString() ?? ""), Text(line.Account), Text(names.GetValueOrDefault(line.Account, "")),
                    Number(line.Debit.Value, Amount), Number(line.Credit.Value, Amount),
                ]);
            }
        }

        writer.WriteEndElement();
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

    private static Cell Text(string text, uint style = Plain) => new(new InlineString(new Text(text))) { DataType = CellValues.InlineString, StyleIndex = style };

    private static Cell Number(long value, uint style) => new(new CellValue(value.ToString(CultureInfo.InvariantCulture))) { StyleIndex = style };

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "dd/mm/yyyy" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 3, ApplyNumberFormat = true },
            new CellFormat { FontId = 1, ApplyFont = true }));
}

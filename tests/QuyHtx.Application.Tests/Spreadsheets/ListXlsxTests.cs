using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using NodaTime;
using QuyHtx.Infrastructure.Spreadsheets;

namespace QuyHtx.Application.Tests.Spreadsheets;

public sealed class ListXlsxTests
{
    private sealed record Line(string? Name, long? Amount, LocalDate? Date, Instant? At, decimal? Percent);

    private static readonly ListColumns<Line> Columns = new ListColumns<Line>()
        .Text("Tên", line => line.Name)
        .Number("Số", line => line.Amount)
        .Amount("Dư nợ", line => line.Amount)
        .Date("Ngày", line => line.Date)
        .Time("Lúc", line => line.At)
        .Decimal("Tỷ lệ", line => line.Percent);

    [Fact]
    public async Task Cells_are_real_numbers_dates_and_texts_and_what_is_missing_is_empty()
    {
        using var file = SpreadsheetDocument.Open(
            await Written(
                new Line("=1+1", 1_234_567, new LocalDate(2026, 1, 5), Instant.FromUtc(2026, 1, 5, 5, 0), 0.4m),
                new Line(null, null, null, null, null)),
            isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(file));
        var rows = file.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().ToList();
        Assert.Equal(["Tên", "Số", "Dư nợ", "Ngày", "Lúc", "Tỷ lệ"], TextsOf(rows[0]));

        // 5 January 2026 is day 46,027 of a spreadsheet's calendar; 05:00 UTC is noon in Vietnam, half a day.
        Assert.Equal(["=1+1", "1234567", "1234567", "46027", "46027.5", "0.4"], TextsOf(rows[1]));
        Assert.Equal(["", "", "", "", "", ""], TextsOf(rows[2]));
        var cells = rows[1].Elements<Cell>().ToList();
        Assert.Equal(CellValues.InlineString, cells[0].DataType!.Value);
        Assert.All(cells.Skip(1), cell => Assert.Null(cell.DataType));
        Assert.Empty(file.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<CellFormula>());
        Assert.Equal("A1:F3", file.WorkbookPart.WorksheetParts.Single().Worksheet.Elements<AutoFilter>().Single().Reference!.Value);
    }

    [Fact]
    public async Task What_a_spreadsheet_cannot_hold_is_left_out_and_the_rest_stays()
    {
        var pasted = "Hợp tác xã\u0001 🌾\n" + new string('a', 40_000);
        using var file = SpreadsheetDocument.Open(await Written(new Line(pasted, 0, null, null, null)), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(file));
        var text = TextsOf(file.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Last()).First();
        Assert.StartsWith("Hợp tác xã 🌾", text, StringComparison.Ordinal);
        Assert.Equal(32_767, text.Length);
    }

    [Fact]
    public async Task A_refusal_on_the_way_leaves_no_half_of_a_file()
    {
        var output = new MemoryStream();
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => ListXlsx.WriteAsync(output, "Danh sách", Columns, Failing(), CancellationToken.None));
        Assert.Equal(0, output.Length);

        static async IAsyncEnumerable<Line> Failing()
        {
            await Task.Yield();
            yield return new Line("Một", 1, null, null, null);
            throw new InvalidOperationException();
        }
    }

    private static IEnumerable<string> TextsOf(Row row) => row.Elements<Cell>().Select(cell => cell.InnerText);

    private static async Task<MemoryStream> Written(params Line[] lines)
    {
        var output = new MemoryStream();
        await ListXlsx.WriteAsync(output, "Danh sách", Columns, lines.ToAsyncEnumerable(), CancellationToken.None);
        output.Position = 0;
        return output;
    }
}

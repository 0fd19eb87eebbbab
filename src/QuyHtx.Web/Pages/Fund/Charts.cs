using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Loans;
using QuyHtx.Domain.Risk;
using QuyHtx.Web.Pages.Loans;

namespace QuyHtx.Web.Pages;

/// <summary>The data of charts, as charts.js reads it from an attribute of the canvas: amounts in triệu đồng. The same figures stand in a table beside it.</summary>
internal static class Charts
{
    private const decimal Million = 1_000_000m;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Capital(CapitalGrowth growth) => Json(
        "line",
        growth.Months.Select(month => MonthOf(month.Date)),
        false,
        new Series("Vốn điều lệ thực có", "good", growth.Months.Select(month => month.Real.Value / Million)),
        new Series("Mục tiêu", "target", growth.Months.Select(_ => growth.Target.Value / Million)));

    public static string Inflow(IReadOnlyList<InflowOfMonth> months) => Json(
        "bar",
        months.Select(month => MonthOf(month.Month)),
        true,
        new Series("Gốc", "good", months.Select(month => month.Principal.Value / Million)),
        new Series("Lãi", "info", months.Select(month => month.Interest.Value / Million)));

    public static string Overdue(IReadOnlyList<OverdueTotals> bands) => Json(
        "bar",
        bands.Select(band => LoanWords.Of(band.Band)),
        false,
        new Series("Dư nợ gốc", "warning", bands.Select(band => band.PrincipalOutstanding / Million)),
        new Series("Gốc, lãi đến hạn chưa trả", "bad", bands.Select(band => (band.PrincipalDue + band.InterestDue) / Million)));

    public static string Groups(IReadOnlyList<PrincipalOfGroup> groups) => Json(
        "bar",
        groups.Select(group => $"Nhóm {(int)group.Group}"),
        false,
        new Series("Dư nợ gốc", groups.Any(group => group.Group >= DebtGroup.Substandard) ? "warning" : "good", groups.Select(group => group.Principal.Value / Million)));

    private static string MonthOf(LocalDate date) => $"{date.Month:00}/{date.Year}";

    private static string Json(string type, IEnumerable<string> labels, bool stacked, params Series[] series) =>
        JsonSerializer.Serialize(new { type, stacked, labels, series }, Options);

    private sealed record Series(string Label, string Tone, IEnumerable<decimal> Values);
}

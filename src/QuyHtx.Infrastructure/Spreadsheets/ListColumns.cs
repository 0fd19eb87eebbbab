using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;

namespace QuyHtx.Infrastructure.Spreadsheets;

/// <summary>
/// The columns of a list as a spreadsheet, from left to right: <c>new ListColumns&lt;BorrowerLine&gt;().Text("Tên", row => row.Name)…</c>.
/// What is missing is an empty cell.
/// </summary>
public sealed class ListColumns<T>
{
    private readonly List<ListColumn<T>> all = [];

    internal IReadOnlyList<ListColumn<T>> All => all;

    /// <summary>Text, which no spreadsheet takes for a formula.</summary>
    public ListColumns<T> Text(string header, Func<T, string?> value, int width = 24) => Add(header, width, row => ListCells.Text(value(row)));

    /// <summary>Số tiền: đồng, with its thousands apart.</summary>
    public ListColumns<T> Amount(string header, Func<T, long?> value, int width = 20) => Add(header, width, row => ListCells.Amount(value(row)));

    /// <summary>A count or a number of a series, as it is.</summary>
    public ListColumns<T> Number(string header, Func<T, long?> value, int width = 12) => Add(header, width, row => ListCells.Number(value(row)));

    /// <summary>A percentage or another number with decimals, as it is.</summary>
    public ListColumns<T> Decimal(string header, Func<T, decimal?> value, int width = 12) => Add(header, width, row => ListCells.Decimal(value(row)));

    /// <summary>Ngày, as a date that can be sorted and counted with.</summary>
    public ListColumns<T> Date(string header, Func<T, LocalDate?> value, int width = 12) => Add(header, width, row => ListCells.Date(value(row)));

    /// <summary>Ngày giờ of Vietnam.</summary>
    public ListColumns<T> Time(string header, Func<T, Instant?> value, int width = 20) => Add(header, width, row => ListCells.Time(value(row)));

    private ListColumns<T> Add(string header, int width, Func<T, Cell> cell)
    {
        all.Add(new ListColumn<T>(header, width, cell));
        return this;
    }
}

/// <summary>A column.</summary>
internal sealed record ListColumn<T>(string Header, int Width, Func<T, Cell> Cell);

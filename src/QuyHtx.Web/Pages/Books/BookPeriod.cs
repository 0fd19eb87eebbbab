using NodaTime;

namespace QuyHtx.Web.Pages.Books;

/// <summary>Kỳ: a first and a last day, as the address says them or as the books usually want them.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record BookPeriod(LocalDate From, LocalDate To)
{
    /// <summary>As asked; what is left out is the year of the business date up to that date.</summary>
    public static BookPeriod Of(LocalDate? from, LocalDate? to, LocalDate businessDate)
    {
        var last = to ?? LocalDate.Max(businessDate, from ?? businessDate);
        return new BookPeriod(from ?? new LocalDate(last.Year, 1, 1), last);
    }

    /// <summary>Periods that people ask for, by name.</summary>
    public static IReadOnlyList<(string Name, BookPeriod Period)> Usual(LocalDate businessDate)
    {
        var month = new LocalDate(businessDate.Year, businessDate.Month, 1);
        var quarter = new LocalDate(businessDate.Year, ((businessDate.Month - 1) / 3 * 3) + 1, 1);
        var year = new LocalDate(businessDate.Year, 1, 1);
        return
        [
            ("Hôm nay", new(businessDate, businessDate)),
            ("Tháng này", new(month, businessDate)),
            ("Tháng trước", new(month.PlusMonths(-1), month.PlusDays(-1))),
            ("Quý này", new(quarter, businessDate)),
            ("Quý trước", new(quarter.PlusMonths(-3), quarter.PlusDays(-1))),
            ("Năm nay", new(year, businessDate)),
            ("Năm trước", new(year.PlusYears(-1), year.PlusDays(-1))),
        ];
    }

    /// <summary>As an address carries it.</summary>
    public string Query => $"tu={Iso(From)}&den={Iso(To)}";

    /// <summary>As the export wants it.</summary>
    public string ExportQuery => $"from={Iso(From)}&to={Iso(To)}";

    /// <summary>In the name of a file.</summary>
    public string FileName => $"{Iso(From)}-{Iso(To)}";

    private static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}

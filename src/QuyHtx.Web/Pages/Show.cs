using System.Globalization;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages;

/// <summary>Values as they are written in Vietnam, on every page and in every list.</summary>
public static class Show
{
    /// <summary>Where there is nothing.</summary>
    public const string Nothing = "—";

    private static readonly CultureInfo Vietnamese = MakeCulture();

    private static readonly LocalDatePattern DatePattern = LocalDatePattern.CreateWithInvariantCulture("dd/MM/yyyy");

    private static readonly LocalDateTimePattern TimePattern = LocalDateTimePattern.CreateWithInvariantCulture("HH:mm dd/MM/yyyy");

    /// <summary>1.234.567.</summary>
    public static string Money(Dong? amount) => amount?.ToString() ?? Nothing;

    /// <summary>A sum that a database added up, in đồng.</summary>
    public static string Money(long amount) => amount.ToString("N0", Vietnamese);

    /// <summary>1,25 tỷ, for headlines; the exact figure stands beside or behind it.</summary>
    public static string Short(long amount) => Math.Abs(amount) switch
    {
        >= 1_000_000_000 => $"{(amount / 1_000_000_000m).ToString("0.##", Vietnamese)} tỷ",
        >= 1_000_000 => $"{(amount / 1_000_000m).ToString("0.#", Vietnamese)} triệu",
        _ => Money(amount),
    };

    /// <summary>1.234.</summary>
    public static string Count(long count) => count.ToString("N0", Vietnamese);

    /// <summary>31/12/2026.</summary>
    public static string Date(LocalDate? date) => date is { } day ? DatePattern.Format(day) : Nothing;

    /// <summary>14:30 31/12/2026, in Vietnam.</summary>
    public static string Time(Instant? instant) => instant is { } at ? TimePattern.Format(VietnamTime.At(at)) : Nothing;

    /// <summary>0,4 %/tháng.</summary>
    public static string Rate(InterestRate rate) => $"{Number(rate.Value)} {Unit(rate.Unit)}";

    /// <summary>%/tháng.</summary>
    public static string Unit(RateUnit unit) => unit switch
    {
        RateUnit.PercentPerMonth => "%/tháng",
        RateUnit.PercentPerYear => "%/năm",
    };

    /// <summary>12,5.</summary>
    public static string Number(decimal number) => number.ToString("#,##0.############", Vietnamese);

    /// <summary>12,5 % of a share such as 0.125.</summary>
    public static string Percent(decimal share, int decimals = 1) => $"{Math.Round(share * 100, decimals).ToString("#,##0.####", Vietnamese)} %";

    /// <summary>Three groups of a point, a comma before decimals: not the machine's own idea of Vietnamese, which differs between systems.</summary>
    private static CultureInfo MakeCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NumberDecimalSeparator) = (".", ",");
        return CultureInfo.ReadOnly(culture);
    }
}

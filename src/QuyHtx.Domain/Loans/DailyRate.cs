using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>Lãi suất ngày, w: what one đồng earns a day, exactly, with the formula that gave it.</summary>
/// <remarks>Source: lending arithmetic, "Contract interest" and "Overdue".</remarks>
public sealed record DailyRate
{
    private DailyRate(Fraction perYear, DayCount rule, int thirtiethsOfMonths, int rowDays, Fraction exact)
    {
        PerYear = perYear;
        Rule = rule;
        ThirtiethsOfMonths = thirtiethsOfMonths;
        RowDays = rowDays;
        Exact = exact;
    }

    /// <summary>The annual rate it comes from: 0.048 for 0.4 %/month; for overdue principal, times the multiplier.</summary>
    public Fraction PerYear { get; }

    /// <summary>Which formula: ÷ 365, or months ÷ 12 ÷ days of the row.</summary>
    public DayCount Rule { get; }

    /// <summary>Whole months only: how many thirtieths of a month the row stands for; 30 a full month.</summary>
    public int ThirtiethsOfMonths { get; }

    /// <summary>Whole months only: days in the row as planned.</summary>
    public int RowDays { get; }

    /// <summary>w itself.</summary>
    public Fraction Exact { get; }

    /// <summary>r ÷ 365.</summary>
    public static DailyRate Actual365(Fraction perYear) => new(perYear, DayCount.Actual365, 0, 0, perYear / 365);

    /// <summary>r × months ÷ 12 ÷ days; nil in a row that days off have left without a day.</summary>
    /// <param name="perYear">r.</param>
    /// <param name="thirtiethsOfMonths">30 × m for a regular row; for a broken one its nominal days.</param>
    /// <param name="rowDays">Days in the row.</param>
    public static DailyRate WholeMonths(Fraction perYear, int thirtiethsOfMonths, int rowDays) => new(
        perYear,
        DayCount.WholeMonths,
        thirtiethsOfMonths,
        rowDays,
        rowDays == 0 ? Fraction.Zero : new Fraction(perYear.Numerator * thirtiethsOfMonths, perYear.Denominator * (30 * 12) * rowDays));

    /// <summary>The same over another number of days in the row: only whole months ask for it.</summary>
    public DailyRate OverDays(int rowDays) => Rule switch
    {
        DayCount.Actual365 => this,
        DayCount.WholeMonths => rowDays == RowDays ? this : WholeMonths(PerYear, ThirtiethsOfMonths, rowDays),
    };

    /// <summary>Interest on so many đồng × days, rounded once, half away from zero, to a unit.</summary>
    public Dong InterestOn(Int128 dongDays, Dong roundTo) => Exact.Of(dongDays, roundTo);
}

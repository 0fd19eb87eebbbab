using System.Globalization;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Loans;

/// <summary>Writes down how a segment's interest is computed, so that anyone can follow it with a calculator.</summary>
internal static class InterestFormula
{
    private const int Decimals = 4;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static StatementInterest Shown(InterestSegment segment) => new(
        segment.Kind, segment.Row, segment.From, segment.To, segment.Days, segment.Balance, Of(segment), segment.AmountBeforeRounding(Decimals));

    /// <summary>"100.000.000 × 31 ngày × 4,8 % ÷ 365", or "… × 4,8 % × 3 tháng ÷ 12 ÷ 91 ngày" for whole months.</summary>
    private static string Of(InterestSegment segment)
    {
        var rate = segment.DailyRate;
        var percent = rate.PerYear.Shown(100, 12).ToString("0.############", Vietnamese);
        var perDay = rate.Rule switch
        {
            DayCount.Actual365 => "÷ 365",
            DayCount.WholeMonths => $"× {Months(rate.ThirtiethsOfMonths)} ÷ 12 ÷ {rate.RowDays} ngày",
        };
        return $"{segment.Balance} × {segment.Days} ngày × {percent} % {perDay}";
    }

    private static string Months(int thirtieths) => thirtieths % 30 == 0 ? $"{thirtieths / 30} tháng" : $"{thirtieths}/30 tháng";
}

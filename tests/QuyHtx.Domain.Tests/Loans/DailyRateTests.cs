using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>w, what one đồng earns a day, by both day counts.</summary>
public sealed class DailyRateTests
{
    [Fact]
    public void Actual_365_is_the_year_divided_by_365()
    {
        // 0.4 %/month is 4.8 %/year: 0.048 ÷ 365 = 6/125 ÷ 365 = 6/45,625.
        var rate = DailyRate.Actual365(Make.FundRate.PerYear);

        Assert.Equal(new Fraction(6, 45_625), rate.Exact);
        Assert.Equal(DayCount.Actual365, rate.Rule);
        Assert.Equal(new Fraction(6, 125), rate.PerYear);
    }

    [Theory]
    [InlineData(30, 28)]
    [InlineData(30, 31)]
    [InlineData(30, 39)]
    [InlineData(90, 92)]
    public void A_whole_row_earns_its_months_whatever_its_days(int thirtieths, int days)
    {
        // 100 million × 0.4 % × months, over all the days of the row.
        var rate = DailyRate.WholeMonths(Make.FundRate.PerYear, thirtieths, days);

        Assert.Equal(new Dong(400_000L * thirtieths / 30), rate.InterestOn((Int128)100_000_000 * days, new Dong(1)));
    }

    [Fact]
    public void A_broken_row_earns_its_nominal_days_as_thirtieths_of_a_month()
    {
        // 41 days: 400,000 × 41 ÷ 30 = 546,666.7.
        var rate = DailyRate.WholeMonths(Make.FundRate.PerYear, 41, 41);

        Assert.Equal(new Dong(546_667), rate.InterestOn((Int128)100_000_000 * 41, new Dong(1)));
    }

    [Fact]
    public void A_row_without_a_day_earns_nothing()
    {
        Assert.Equal(Fraction.Zero, DailyRate.WholeMonths(Make.FundRate.PerYear, 30, 0).Exact);
    }

    [Theory]
    [InlineData(464, 0)] // 0.0464 …
    [InlineData(4_999, 0)]
    [InlineData(5_000, 1)] // exactly 0.5
    [InlineData(14_999, 1)]
    [InlineData(15_000, 2)] // exactly 1.5
    [InlineData(25_000, 3)] // exactly 2.5, which rounding half to even would make 2
    public void Interest_exactly_on_half_a_dong_is_rounded_away_from_zero(long dongDays, long interest)
    {
        Assert.Equal(new Dong(interest), DailyRate.Actual365(Make.Rate.PerYear).InterestOn(dongDays, new Dong(1)));
    }
}

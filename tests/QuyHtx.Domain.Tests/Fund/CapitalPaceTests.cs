using NodaTime;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Fund;

public sealed class CapitalPaceTests
{
    private const long Tỷ = 1_000_000_000;

    private static readonly LocalDate Then = new(2026, 1, 1);
    private static readonly LocalDate Today = new(2027, 1, 1);

    [Theory]

    // 8 tỷ missing at 2 tỷ in 365 days: 4 × 365 = 1,460 days; four years from 1/1/2027 are 1,461.
    [InlineData(10 * Tỷ, 12 * Tỷ, "2030-12-31")]

    // 8 at 3: 973.3 days, so on the 974th: two years are 731 days, and 243 more days lead to 1/9/2029.
    [InlineData(9 * Tỷ, 12 * Tỷ, "2029-09-01")]

    // One đồng missing is missing.
    [InlineData(10 * Tỷ, (20 * Tỷ) - 1, "2027-01-02")]
    public void The_day_is_on_the_straight_line_through_both_ends(long then, long now, string day)
    {
        var pace = new CapitalPace(Then, new Dong(then), Today, new Dong(now), new Dong(20 * Tỷ));
        Assert.Equal(day, NodaTime.Text.LocalDatePattern.Iso.Format(pace.ReachedOn!.Value));
        Assert.Equal((365, now - then, (20 * Tỷ) - now, false), (pace.Days, pace.Growth.Value, pace.Missing.Value, pace.IsReached));
    }

    [Theory]
    [InlineData(12 * Tỷ, 10 * Tỷ)] // shrinks
    [InlineData(10 * Tỷ, 10 * Tỷ)] // stands still
    [InlineData(0, -5)] // losses have eaten it
    [InlineData(10 * Tỷ, (10 * Tỷ) + 1)] // ten billion years away
    public void There_is_no_day_where_capital_does_not_come_nearer(long then, long now) =>
        Assert.Null(new CapitalPace(Then, new Dong(then), Today, new Dong(now), new Dong(20 * Tỷ)).ReachedOn);

    [Fact]
    public void A_hundred_years_are_shown_and_a_day_more_is_not()
    {
        // 1 đồng a day; 36,525 days are a hundred years, of which 25 have a 29 February (2100 has none, so that a day is over).
        var day = new LocalDate(2027, 1, 2);
        Assert.Equal(new LocalDate(2127, 1, 3), new CapitalPace(Today, new Dong(0), day, new Dong(1), new Dong(36_526)).ReachedOn);
        Assert.Null(new CapitalPace(Today, new Dong(0), day, new Dong(1), new Dong(36_527)).ReachedOn);
    }

    [Theory]
    [InlineData(20 * Tỷ)]
    [InlineData(25 * Tỷ)]
    public void A_target_that_is_reached_has_no_day_to_come(long now)
    {
        var pace = new CapitalPace(Then, new Dong(10 * Tỷ), Today, new Dong(now), new Dong(20 * Tỷ));
        Assert.Equal((true, Dong.Zero, null), (pace.IsReached, pace.Missing, pace.ReachedOn));
    }

    [Fact]
    public void The_largest_amounts_do_not_overflow()
    {
        var pace = new CapitalPace(Then, Dong.Zero, Today, new Dong(long.MaxValue / 2), new Dong(long.MaxValue));
        Assert.Equal(Today.PlusDays(366), pace.ReachedOn);
    }
}

using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Money;

public sealed class InterestRateTests
{
    [Fact]
    public void The_annual_rate_of_a_monthly_rate_is_the_value_times_twelve()
    {
        // Funds publish 0.4 %/month as 4.8 %/year and 0.57 as 6.84; 365/30 days would give 4.867 and 6.935.
        Assert.Equal(new Fraction(6, 125), new InterestRate(0.4m, RateUnit.PercentPerMonth).PerYear);
        Assert.Equal(Fraction.Of(0.0684m), new InterestRate(0.57m, RateUnit.PercentPerMonth).PerYear);
        Assert.Equal(new InterestRate(4.8m, RateUnit.PercentPerYear).PerYear, new InterestRate(0.4m, RateUnit.PercentPerMonth).PerYear);
    }

    [Fact]
    public void An_annual_rate_is_a_hundredth_of_its_percentage()
    {
        Assert.Equal(new Fraction(73, 2_000), new InterestRate(3.65m, RateUnit.PercentPerYear).PerYear);
        Assert.Equal(Fraction.Zero, new InterestRate(0m, RateUnit.PercentPerYear).PerYear);
        Assert.Equal(Fraction.Zero, new InterestRate(0m, RateUnit.PercentPerMonth).PerYear);
    }

    [Fact]
    public void Twelve_decimals_are_kept()
    {
        // 0.123456789012 × 12 ÷ 100 = 0.01481481468144.
        Assert.Equal(Fraction.Of(0.01481481468144m), new InterestRate(0.123_456_789_012m, RateUnit.PercentPerMonth).PerYear);
    }

    [Fact]
    public void A_rate_is_kept_as_it_was_signed()
    {
        var rate = new InterestRate(0.40m, RateUnit.PercentPerMonth);

        Assert.Equal((0.4m, RateUnit.PercentPerMonth), (rate.Value, rate.Unit));
        Assert.NotEqual(new InterestRate(4.8m, RateUnit.PercentPerYear), rate);
    }

    [Fact]
    public void Below_nil_there_is_no_rate()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new InterestRate(-0.1m, RateUnit.PercentPerMonth));
    }
}

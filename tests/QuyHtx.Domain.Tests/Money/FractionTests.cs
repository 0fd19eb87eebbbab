using System.Globalization;
using System.Numerics;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Money;

public sealed class FractionTests
{
    private static readonly Dong One = new(1);

    [Theory]
    [InlineData("0", 0, 1)]
    [InlineData("0.000", 0, 1)]
    [InlineData("0.4", 2, 5)]
    [InlineData("1.50", 3, 2)]
    [InlineData("4.8", 24, 5)]
    [InlineData("36.5", 73, 2)]
    [InlineData("7", 7, 1)]
    [InlineData("0.123456789012", 30_864_197_253, 250_000_000_000)]
    public void The_fraction_of_a_decimal_is_in_lowest_terms(string value, long numerator, long denominator)
    {
        var fraction = Fraction.Of(decimal.Parse(value, CultureInfo.InvariantCulture));

        Assert.Equal((Int128)numerator, fraction.Numerator);
        Assert.Equal((Int128)denominator, fraction.Denominator);
    }

    [Fact]
    public void The_largest_and_the_finest_decimal_are_exact()
    {
        // 2⁹⁶ − 1, and 10⁻²⁸: all 96 bits of a decimal, and all its places.
        Assert.Equal(new Fraction((Int128.One << 96) - 1, 1), Fraction.Of(decimal.MaxValue));
        Assert.Equal(new Fraction(1, (Int128)10_000_000_000_000_000_000m * 1_000_000_000), Fraction.Of(1e-28m));
    }

    [Fact]
    public void Below_nil_there_is_no_fraction()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Fraction.Of(-0.1m));
    }

    [Fact]
    public void Products_and_quotients_are_in_lowest_terms()
    {
        Assert.Equal(new Fraction(1, 2), new Fraction(2, 3) * new Fraction(3, 4));
        Assert.Equal(new Fraction(0, 1), new Fraction(2, 3) * Fraction.Zero);
        Assert.Equal(new Fraction(1, 6), new Fraction(2, 3) / 4);
        Assert.Equal(new Fraction(6, 45_625), new Fraction(6, 125) / 365);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)] // 0.1
    [InlineData(4, 0)]
    [InlineData(5, 1)] // 0.5
    [InlineData(6, 1)]
    [InlineData(14, 1)]
    [InlineData(15, 2)]
    [InlineData(25, 3)] // 2.5, which rounding half to even would make 2
    [InlineData(26, 3)]
    public void A_tenth_of_a_quantity_is_rounded_half_away_from_zero(long quantity, long amount) =>
        Assert.Equal(new Dong(amount), new Fraction(1, 10).Of(quantity, One));

    [Theory]
    [InlineData(499, 0)]
    [InlineData(500, 1_000)]
    [InlineData(1_499, 1_000)]
    [InlineData(1_500, 2_000)]
    [InlineData(2_500, 3_000)]
    public void To_a_unit_of_a_thousand(long quantity, long amount) =>
        Assert.Equal(new Dong(amount), new Fraction(1, 1).Of(quantity, new Dong(1_000)));

    [Fact]
    public void A_third_is_not_a_half_at_any_size()
    {
        // 3 × 10¹⁸ + 1 thirds: 10¹⁸ + 1/3; and + 2: 10¹⁸ + 2/3.
        Assert.Equal(new Dong(1_000_000_000_000_000_000), new Fraction(1, 3).Of(3_000_000_000_000_000_001, One));
        Assert.Equal(new Dong(1_000_000_000_000_000_001), new Fraction(1, 3).Of(3_000_000_000_000_000_002, One));
    }

    [Fact]
    public void A_quantity_past_64_bits_is_exact()
    {
        // 10¹⁴ đồng × 7,305 days × 7,123,456,789,012 ÷ (365 × 10¹⁴) = 142,566,717,380,089.479.
        // 100 times the days: 14,256,671,738,008,947.9.
        var w = Fraction.Of(7.123_456_789_012m) / 100 / 365;

        Assert.Equal(new Dong(142_566_717_380_089), w.Of((Int128)100_000_000_000_000 * 7_305, One));
        Assert.Equal(new Dong(14_256_671_738_008_948), w.Of((Int128)100_000_000_000_000 * 730_500, One));
    }

    /// <summary>
    /// The fast path is left as soon as quantity, numerator, denominator, unit or product leaves a machine word. The same value reached
    /// through numbers beyond 2⁶³ must round the same.
    /// </summary>
    [Fact]
    public void The_fast_path_and_the_big_path_agree()
    {
        var random = new Random(365);
        var scale = Int128.One << 65;
        for (var i = 0; i < 20_000; i++)
        {
            var unit = new Dong(i % 3 == 0 ? 1 : random.NextInt64(1, 1L << random.Next(1, 31)));
            var numerator = random.NextInt64(1, 1L << random.Next(1, 31));
            var denominator = random.NextInt64(1, 1L << random.Next(1, 31));
            var quantity = random.NextInt64(1L << random.Next(1, 31));
            if (i % 2 == 0)
            {
                // An odd number of half units, or one step beside it.
                var halves = (2 * random.NextInt64(1L << 10)) + 1;
                (numerator, denominator) = (1, 2 * random.NextInt64(1, 1L << random.Next(1, 16)));
                quantity = (halves * denominator / 2 * unit.Value) + random.Next(-1, 2);
            }

            var exact = ((2 * (BigInteger)numerator * quantity) + (denominator * (BigInteger)unit.Value))
                / (2 * denominator * (BigInteger)unit.Value) * unit.Value;

            var expected = new Dong((long)exact);
            Assert.Equal(expected, new Fraction(numerator, denominator).Of(quantity, unit));
            Assert.Equal(expected, new Fraction(numerator, denominator * scale).Of(quantity * scale, unit));
            Assert.Equal(expected, new Fraction(numerator * scale, denominator * scale).Of(quantity, unit));
        }
    }

    [Theory]
    [InlineData(2_147_483_647)]
    [InlineData(2_147_483_648)] // the first denominator and the first unit past the fast path
    public void At_the_edge_of_the_fast_path_nothing_jumps(long edge)
    {
        // edge × 3 ÷ edge = 3; one less is below 3 and rounds to it; exactly 2.5 and one step below.
        Assert.Equal(new Dong(3), new Fraction(1, edge).Of((Int128)edge * 3, One));
        Assert.Equal(new Dong(3), new Fraction(1, edge).Of(((Int128)edge * 3) - 1, One));
        Assert.Equal(new Dong(edge * 3), new Fraction(1, 1).Of((edge * 5 / 2) + 1, new Dong(edge)));
        Assert.Equal(new Dong(edge * 2), new Fraction(1, 1).Of((edge * 5 / 2) - 1, new Dong(edge)));
    }

    [Fact]
    public void The_largest_amount_fits_and_one_more_overflows()
    {
        var one = new Fraction(1, 1);

        Assert.Equal(new Dong(long.MaxValue), one.Of(long.MaxValue, One));
        Assert.Throws<OverflowException>(() => one.Of((Int128)long.MaxValue + 1, One));
        Assert.Throws<OverflowException>(() => new Fraction(2, 1).Of(long.MaxValue, One));

        // Half a đồng more than the largest amount rounds past it.
        Assert.Throws<OverflowException>(() => new Fraction(1, 2).Of(((Int128)long.MaxValue * 2) + 1, One));
        Assert.Equal(new Dong(long.MaxValue), new Fraction(1, 3).Of(((Int128)long.MaxValue * 3) + 1, One));

        // Rounded up to a unit it is past the range, though the quantity is not.
        Assert.Throws<OverflowException>(() => one.Of(long.MaxValue, new Dong(1_000)));
    }

    [Theory]
    [InlineData(1, 3, 1, "0.3333")]
    [InlineData(2, 3, 1, "0.6667")]
    [InlineData(1, 20_000, 1, "0.0001")] // 0.00005, on the half
    [InlineData(1, 20_001, 1, "0.0000")]
    [InlineData(1, 10_000, 3_100_000_000, "310000.0000")]
    public void What_people_read_is_rounded_half_away_from_zero_too(long numerator, long denominator, long quantity, string shown) =>
        Assert.Equal(shown, new Fraction(numerator, denominator).Shown(quantity, 4).ToString("F4", CultureInfo.InvariantCulture));

    [Fact]
    public void What_people_read_keeps_its_decimals_at_the_largest_amount()
    {
        Assert.Equal(4_611_686_018_427_387_903.5m, new Fraction(1, 2).Shown(long.MaxValue, 4));
    }
}

using System.Globalization;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Money;

public sealed class DongTests
{
    private static readonly Dong Largest = new(long.MaxValue);

    private static readonly Dong Smallest = new(long.MinValue);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1_000, "1.000")]
    [InlineData(1_234_567, "1.234.567")]
    [InlineData(-1_234_567, "-1.234.567")]
    [InlineData(20_000_000_000, "20.000.000.000")]
    [InlineData(long.MaxValue, "9.223.372.036.854.775.807")]
    public void An_amount_is_written_as_in_Vietnam(long value, string text) => Assert.Equal(text, new Dong(value).ToString());

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-CH")]
    [InlineData("vi-VN")]
    [InlineData("hi-IN")] // groups of two
    public void An_amount_is_written_the_same_on_every_machine(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);

            Assert.Equal("-12.345.678", new Dong(-12_345_678).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Sums_and_differences()
    {
        Assert.Equal(new Dong(5), new Dong(2) + new Dong(3));
        Assert.Equal(new Dong(-1), new Dong(2) - new Dong(3));
        Assert.Equal(Largest, new Dong(long.MaxValue - 1) + new Dong(1));
        Assert.Equal(Dong.Zero, Largest - Largest);
    }

    [Fact]
    public void Past_the_range_of_an_amount_is_an_error_and_never_a_wrap_around()
    {
        Assert.Throws<OverflowException>(() => Largest + new Dong(1));
        Assert.Throws<OverflowException>(() => Smallest - new Dong(1));
        Assert.Throws<OverflowException>(() => Smallest + new Dong(-1));
        Assert.Throws<OverflowException>(() => Dong.Zero - Smallest);
    }

    [Fact]
    public void The_smaller_and_the_larger()
    {
        Assert.Equal(new Dong(2), Dong.Min(new Dong(2), new Dong(3)));
        Assert.Equal(new Dong(2), Dong.Min(new Dong(3), new Dong(2)));
        Assert.Equal(new Dong(3), Dong.Max(new Dong(2), new Dong(3)));
        Assert.Equal(new Dong(3), Dong.Max(new Dong(3), new Dong(2)));
        Assert.Equal(Dong.Zero, Dong.Max(new Dong(-1), Dong.Zero));
    }

    [Fact]
    public void Amounts_are_in_order()
    {
        var (two, three) = (new Dong(2), new Dong(3));

        Assert.True(two < three);
        Assert.False(three < two);
        Assert.True(three > two);
        Assert.False(two > three);
        Assert.True(two <= new Dong(2));
        Assert.True(two >= new Dong(2));
        Assert.False(three <= two);
        Assert.False(two >= three);
        Assert.Equal([two, three], new[] { three, two }.Order());
    }

    [Fact]
    public void Nil_is_nil()
    {
        Assert.True(Dong.Zero.IsZero);
        Assert.True(default(Dong).IsZero);
        Assert.False(new Dong(1).IsZero);
        Assert.False(new Dong(-1).IsZero);
    }
}

using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;
using QuyHtx.Domain.Tests.Loans;

namespace QuyHtx.Domain.Tests.Risk;

public sealed class CollateralTests
{
    [Theory]
    [InlineData(101, 50, 50.5)]
    [InlineData(101, 0, 0)]
    [InlineData(101, 100, 101)]
    [InlineData(0, 50, 0)]
    [InlineData(1_000_000, 33.3333, 333_333)]
    public void What_may_be_deducted_is_exact(long value, decimal percent, decimal deductible) =>
        Assert.Equal(deductible, new Collateral(new Dong(value), percent).Deductible);

    [Fact]
    public void A_value_below_nil()
    {
        var refusal = Make.Refusal(() => _ = new Collateral(new Dong(-1), 50m).Deductible);

        Assert.Equal(("amount-negative", "value"), (refusal.Code, refusal.Field));
    }

    [Theory]
    [InlineData(-0.0001)]
    [InlineData(100.0001)]
    [InlineData(50.00001)]
    public void A_deduction_rate_out_of_range_or_too_fine(decimal percent)
    {
        var refusal = Make.Refusal(() => _ = new Collateral(new Dong(1), percent).Deductible);

        Assert.Equal(("deduction-out-of-range", "deductionPercent"), (refusal.Code, refusal.Field));
    }
}

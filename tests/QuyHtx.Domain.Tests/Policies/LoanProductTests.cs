using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;
using QuyHtx.Domain.Tests.Applications;
using QuyHtx.Domain.Tests.Loans;

namespace QuyHtx.Domain.Tests.Policies;

public sealed class LoanProductTests
{
    [Fact]
    public void A_rate_is_at_most_twenty_percent_a_year()
    {
        // Civil Code 2015 art. 468.1. 1.67 %/month × 12 = 20.04 %.
        _ = Asked.Product(rate: 20m);
        Assert.Equal("rate-above-law", Make.Refusal(() => Asked.Product(rate: 20.000000000001m)).Code);
        Assert.Equal(
            "rate-above-law",
            Make.Refusal(() => new LoanProduct(
                Guid.NewGuid(), "NH", "Cho vay", Asked.Today, new InterestRate(1.67m, RateUnit.PercentPerMonth), new Dong(1), new Dong(2), 12, 0,
                [RepaymentMethod.Bullet])).Code);
    }

    [Fact]
    public void A_range_that_is_none_is_refused()
    {
        Assert.Equal("product-range-empty", Make.Refusal(() => Asked.Product(least: 0)).Code);
        Assert.Equal("product-range-empty", Make.Refusal(() => Asked.Product(least: 2, most: 1)).Code);
        Assert.Equal("product-range-empty", Make.Refusal(() => Asked.Product(months: 0)).Code);
        Assert.Equal("product-range-empty", Make.Refusal(() => Asked.Product(grace: -1)).Code);
        _ = Asked.Product(least: 1, most: 1, months: 1, grace: 0);
    }

    [Theory]
    [InlineData(50_000_000, 60, 12, RepaymentMethod.Bullet, "")]
    [InlineData(3_000_000_000, 60, 12, RepaymentMethod.EqualPrincipal, "")]
    [InlineData(49_999_999, 60, 12, RepaymentMethod.Bullet, "amount-outside-product")]
    [InlineData(3_000_000_001, 60, 12, RepaymentMethod.Bullet, "amount-outside-product")]
    [InlineData(50_000_000, 61, 12, RepaymentMethod.Bullet, "term-outside-product")]
    [InlineData(50_000_000, 60, 13, RepaymentMethod.Bullet, "grace-outside-product")]
    [InlineData(50_000_000, 60, 12, RepaymentMethod.Annuity, "method-outside-product")]
    [InlineData(1, 61, 13, RepaymentMethod.Custom, "amount-outside-product term-outside-product grace-outside-product method-outside-product")]
    public void It_tells_all_that_it_does_not_allow(long amount, int months, int grace, RepaymentMethod method, string refusals) => Assert.Equal(
        refusals,
        string.Join(' ', Asked.Product().Check(new Dong(amount), Make.Terms(method, months) with { GraceMonths = grace }).Select(problem => problem.Code)));

    [Fact]
    public void Of_the_versions_of_a_code_one_is_in_force()
    {
        var (old, late) = (Asked.Product(Guid.NewGuid(), "2026-01-01"), Asked.Product(Guid.NewGuid(), "2026-07-01"));
        LoanProduct[] versions = [late, old];

        Assert.Equal((false, false), InForce("2025-12-31"));
        Assert.Equal((true, false), InForce("2026-01-01"));
        Assert.Equal((true, false), InForce("2026-06-30"));
        Assert.Equal((false, true), InForce("2026-07-01"));

        (bool Old, bool Late) InForce(string date) => (old.IsInForceOn(versions, Make.Day(date)), late.IsInForceOn(versions, Make.Day(date)));
    }
}

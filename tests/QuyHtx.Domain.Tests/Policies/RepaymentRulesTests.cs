using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;
using QuyHtx.Domain.Tests.Loans;

namespace QuyHtx.Domain.Tests.Policies;

public sealed class RepaymentRulesTests
{
    [Fact]
    public void The_rules_of_a_fund_that_has_decided_nothing_else()
    {
        // 1.5: the most that Decree 45/2021/NĐ-CP art. 25 allows. 10 %: Civil Code 2015 art. 466.5a and 468.2. Following: art. 148.5.
        var rules = RepaymentRules.Default;

        Assert.Equal(1.5m, rules.OverdueRateMultiplier);
        Assert.Equal(10m, rules.LateInterestAnnualPercent);
        Assert.Same(AllocationOrder.PrincipalFirst, rules.AllocationOrder);
        Assert.Equal(BusinessDayConvention.Following, rules.BusinessDayConvention);
        Assert.Equal(PrepaymentStrategy.ReduceLast, rules.PrepaymentStrategy);
        Assert.Empty(rules.Check());
    }

    [Fact]
    public void Overdue_principal_earns_the_contract_rate_times_the_multiplier()
    {
        // 0.4 %/month = 4.8 %/year; × 1.5 = 7.2 %; ÷ 365 = 0.072 ÷ 365 = 9/45,625.
        Assert.Equal(new Fraction(9, 45_625), RepaymentRules.Default.OverdueDailyRate(Make.FundRate).Exact);
    }

    [Fact]
    public void Unpaid_contract_interest_earns_ten_percent_a_year()
    {
        // 0.1 ÷ 365.
        Assert.Equal(new Fraction(1, 3_650), RepaymentRules.Default.LateInterestDailyRate.Exact);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("100")]
    [InlineData("1.12345678")]
    public void A_multiplier_that_is_taken(string multiplier) =>
        Assert.Empty(new RepaymentRules { OverdueRateMultiplier = Number(multiplier) }.Check());

    [Theory]
    [InlineData("-0.1")]
    [InlineData("100.00000001")]
    [InlineData("1.123456789")]
    public void A_multiplier_that_is_refused(string multiplier) =>
        AssertOne("overdueRateMultiplier", new RepaymentRules { OverdueRateMultiplier = Number(multiplier) });

    [Theory]
    [InlineData("0")]
    [InlineData("1000")]
    [InlineData("9.12345678")]
    public void A_late_interest_that_is_taken(string percent) =>
        Assert.Empty(new RepaymentRules { LateInterestAnnualPercent = Number(percent) }.Check());

    [Theory]
    [InlineData("-0.1")]
    [InlineData("1000.00000001")]
    [InlineData("9.123456789")]
    public void A_late_interest_that_is_refused(string percent) =>
        AssertOne("lateInterestAnnualPercent", new RepaymentRules { LateInterestAnnualPercent = Number(percent) });

    [Fact]
    public void Both_are_told_at_once() => Assert.Equal(
        ["overdueRateMultiplier", "lateInterestAnnualPercent"],
        new RepaymentRules { OverdueRateMultiplier = -1m, LateInterestAnnualPercent = -1m }.Check().Select(violation => violation.Field!));

    private static void AssertOne(string field, RepaymentRules rules)
    {
        var violation = Assert.Single(rules.Check());
        Assert.Equal(("number-out-of-range", field), (violation.Code, violation.Field));
        Assert.Equal(
            "number-out-of-range", Make.Refusal(() => Make.Terms(RepaymentMethod.Bullet, 1).Contract(rules)).Code);
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

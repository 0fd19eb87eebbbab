using QuyHtx.Domain.Policies;
using QuyHtx.Domain.Tests.Applications;
using QuyHtx.Domain.Tests.Loans;

namespace QuyHtx.Domain.Tests.Policies;

public sealed class LendingPolicyTests
{
    [Fact]
    public void The_figures_of_a_fund_that_has_decided_nothing_else_are_those_of_the_decree()
    {
        // Decree 45/2021/NĐ-CP art. 22 (20 % own capital, 18 years) and art. 23 (15 % and 25 %).
        Assert.Equal(
            (15m, 25m, 20m, 18), (Asked.Limits.OneBorrowerPercent, Asked.Limits.RelatedBorrowersPercent, Asked.Limits.LeastOwnCapitalPercent, Asked.Limits.LeastAge));
        Assert.Equal("microfinance", Adopted(Asked.Limits).DebtGroups);
    }

    [Fact]
    public void A_fund_may_be_stricter_than_the_law_and_not_laxer()
    {
        _ = Adopted(Asked.Limits with { OneBorrowerPercent = 10m, RelatedBorrowersPercent = 20m, LeastOwnCapitalPercent = 30m, LeastAge = 21 });
        AssertRefused("one-borrower-limit-above-law", Asked.Limits with { OneBorrowerPercent = 15.01m });
        AssertRefused("one-borrower-limit-above-law", Asked.Limits with { OneBorrowerPercent = 0m });
        AssertRefused("related-limit-above-law", Asked.Limits with { RelatedBorrowersPercent = 25.01m });
        AssertRefused("related-limit-above-law", Asked.Limits with { RelatedBorrowersPercent = 0m });
        AssertRefused("own-capital-below-law", Asked.Limits with { LeastOwnCapitalPercent = 19.99m });
        AssertRefused("own-capital-below-law", Asked.Limits with { LeastOwnCapitalPercent = 100.01m });
        AssertRefused("age-below-law", Asked.Limits with { LeastAge = 17 });
        AssertRefused("text-missing", Asked.Limits with { Province = " " });
    }

    [Fact]
    public void Its_repayment_rules_and_its_table_of_debt_groups_have_to_be_right_too()
    {
        Assert.Equal("number-out-of-range", Make.Refusal(() => Adopted(Asked.Limits, new RepaymentRules { OverdueRateMultiplier = -1m })).Code);
        Assert.Equal("debt-group-table-unknown", Make.Refusal(() => Adopted(Asked.Limits, debtGroups: "khác")).Code);
    }

    [Fact]
    public void The_version_in_force_is_the_latest_that_has_taken_effect()
    {
        LendingPolicy[] versions = [Adopted(Asked.Limits, from: "2026-07-01"), Adopted(Asked.Limits, from: "2026-01-01")];

        Assert.Equal(Make.Day("2026-01-01"), LendingPolicy.InForceOn(versions, Make.Day("2026-06-30")).EffectiveFrom);
        Assert.Equal(Make.Day("2026-07-01"), LendingPolicy.InForceOn(versions, Make.Day("2026-07-01")).EffectiveFrom);
        Assert.Equal("no-policy-in-force", Make.Refusal(() => LendingPolicy.InForceOn(versions, Make.Day("2025-12-31"))).Code);
    }

    private static void AssertRefused(string code, LendingLimits limits) => Assert.Equal(code, Make.Refusal(() => Adopted(limits)).Code);

    private static LendingPolicy Adopted(
        LendingLimits limits, RepaymentRules? rules = null, string debtGroups = "microfinance", string from = "2026-01-01") =>
        new(Guid.NewGuid(), Make.Day(from), "Quy chế", limits, rules ?? RepaymentRules.Default, debtGroups);
}

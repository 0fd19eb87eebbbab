using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Appraisal;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Tests.Applications;
using QuyHtx.Domain.Tests.Loans;

namespace QuyHtx.Domain.Tests.Appraisal;

/// <summary>The conditions of Decree 45/2021/NĐ-CP art. 20, 22 and 23, on the boundary and beside it.</summary>
public sealed class EligibilityRulesTests
{
    /// <summary>15 % of 20 tỷ is 3 tỷ, 25 % is 5 tỷ.</summary>
    private static readonly Exposure None = new(new Dong(20_000_000_000), Dong.Zero, Dong.Zero);

    [Fact]
    public void A_body_that_meets_all_passes_six_checks_and_a_person_a_seventh()
    {
        var checks = Check();
        Assert.All(checks, check => Assert.True(check.Passed, check.Code));
        Assert.Equal(
            [
                "eligibility-borrower-kind", "eligibility-province", "eligibility-own-capital", "eligibility-one-borrower", "eligibility-related-borrowers",
                "eligibility-credit-check",
            ],
            checks.Select(check => check.Code));
        Assert.Equal(["Điều 20", "Điều 20", "Điều 22", "Điều 23", "Điều 23", "Điều 22"], checks.Select(check => check.Article.Split(", ")[1]));
        Assert.Equal("eligibility-age", Check(borrower: Member("1990-01-01"))[6].Code);
    }

    [Theory]
    [InlineData(BorrowerKind.Cooperative, 5)]
    [InlineData(BorrowerKind.CooperativeUnion, 3)]
    [InlineData(BorrowerKind.GroupMember, 2)]
    [InlineData(BorrowerKind.CooperativeMember, 0)]
    public void A_borrower_has_at_least_the_members_of_its_kind_and_is_no_enterprise(BorrowerKind kind, int least)
    {
        var borrower = Asked.Cooperative with { Kind = kind, Members = least };
        Assert.True(Passed("eligibility-borrower-kind", borrower: borrower));
        Assert.False(Passed("eligibility-borrower-kind", borrower: borrower with { IsEnterprise = true }));
        if (least > 0)
        {
            Assert.False(Passed("eligibility-borrower-kind", borrower: borrower with { Members = least - 1 }));
        }
    }

    [Fact]
    public void A_borrower_of_another_province_is_refused() =>
        Assert.False(Passed("eligibility-province", borrower: Asked.Cooperative with { Address = new Address("", "Phường Buôn Hồ", "Đắk Lắk") }));

    [Theory]
    [InlineData(1_000_000_000, 200_000_000, true)]
    [InlineData(1_000_000_000, 199_999_999, false)]
    [InlineData(1_000_000_001, 200_000_000, false)] // a fifth is 200,000,000.2: the đồng is rounded up
    [InlineData(1_000_000_001, 200_000_001, true)]
    public void Own_capital_is_at_least_a_fifth_of_the_investment(long total, long own, bool passed) => Assert.Equal(
        passed, Passed("eligibility-own-capital", Asked.Content with { Plan = new ProjectPlan(new Dong(total), new Dong(own), Dong.Zero, "") }));

    [Theory]
    [InlineData(2_200_000_000, true)] // + 800 triệu = 3 tỷ
    [InlineData(2_200_000_001, false)]
    public void One_borrower_owes_at_most_15_percent_of_the_real_charter_capital(long exposure, bool passed) =>
        Assert.Equal(passed, Passed("eligibility-one-borrower", exposure: None with { BorrowerExposure = new Dong(exposure) }));

    [Theory]
    [InlineData(4_200_000_000, true)] // + 800 triệu = 5 tỷ
    [InlineData(4_200_000_001, false)]
    public void Related_borrowers_owe_at_most_25_percent_together(long exposure, bool passed) =>
        Assert.Equal(passed, Passed("eligibility-related-borrowers", exposure: None with { RelatedExposure = new Dong(exposure) }));

    [Theory]
    [InlineData(20_000_000_000, 15, 3_000_000_000)]
    [InlineData(19, 15, 2)] // 2.85
    [InlineData(0, 15, 0)]
    [InlineData(-1_000_000_000, 15, 0)]
    public void A_limit_is_rounded_down_and_never_below_nil(long capital, int percent, long limit) =>
        Assert.Equal(new Dong(limit), EligibilityRules.LimitOf(new Dong(capital), percent));

    [Theory]
    [InlineData("2025-12-06", false, true)] // 30 days before 5/1/2026
    [InlineData("2025-12-05", false, false)]
    [InlineData("2026-01-05", false, true)]
    [InlineData("2026-01-06", false, false)]
    [InlineData("2026-01-05", true, false)]
    public void A_credit_check_is_at_most_thirty_days_old_and_shows_no_bad_debt(string on, bool badDebt, bool passed) => Assert.Equal(
        passed, Passed("eligibility-credit-check", Asked.Content with { CreditCheck = new CreditCheck(Make.Day(on), badDebt) }));

    [Fact]
    public void Each_check_says_from_what_its_limit_comes_and_what_fills_it()
    {
        // 15 % of 20 tỷ is 3 tỷ: 2.5 tỷ are used, 800 triệu asked for, and 300 triệu too much.
        Assert.Equal(
            [
                (FigureKind.Base, "20.000.000.000"), (FigureKind.Percent, "15 %"), (FigureKind.Limit, "3.000.000.000"), (FigureKind.Used, "2.500.000.000"),
                (FigureKind.Asked, "800.000.000"), (FigureKind.Left, "-300.000.000"),
            ],
            Details("eligibility-one-borrower"));
        Assert.Equal("1.700.000.000", Details("eligibility-related-borrowers").Single(figure => figure.Kind == FigureKind.Left).Value);
        Assert.Equal(
            [(FigureKind.Base, "1.000.000.000"), (FigureKind.Percent, "22,5 %"), (FigureKind.Least, "225.000.000"), (FigureKind.Found, "200.000.000")],
            Details("eligibility-own-capital"));
        Assert.Equal([(FigureKind.Found, "5"), (FigureKind.Least, "5")], Details("eligibility-borrower-kind"));
        Assert.Equal([(FigureKind.Found, "05/01/2026"), (FigureKind.ValidUntil, "04/02/2026")], Details("eligibility-credit-check"));

        static IEnumerable<(FigureKind Kind, string Value)> Details(string code) => EligibilityRules
            .Check(
                Asked.Content, Asked.Cooperative, Asked.Limits with { LeastOwnCapitalPercent = 22.5m },
                new Exposure(new Dong(20_000_000_000), new Dong(2_500_000_000), new Dong(2_500_000_000)), Asked.Today)
            .Single(check => check.Code == code).Details.Select(figure => (figure.Kind, figure.Value));
    }

    [Fact]
    public void Without_a_credit_check_there_is_nothing_to_show()
    {
        var check = Check(Asked.Content with { CreditCheck = null }).Single(one => one.Code == "eligibility-credit-check");
        Assert.Equal((false, "—"), (check.Passed, check.Figures));
    }

    [Theory]
    [InlineData("2008-01-05", true)]
    [InlineData("2008-01-06", false)]
    [InlineData("2027-01-01", false)]
    public void A_person_is_of_age_on_the_eighteenth_birthday(string born, bool passed) =>
        Assert.Equal(passed, Passed("eligibility-age", borrower: Member(born)));

    [Theory]
    [InlineData("2026-02-27", false)]
    [InlineData("2026-02-28", true)] // who is born on 29/2/2008 comes of age on the last day of February of a common year
    public void Who_is_born_on_29_February_comes_of_age_on_28_February(string today, bool passed) => Assert.Equal(
        passed,
        EligibilityRules.Check(Asked.Content, Member("2008-02-29"), Asked.Limits, None, Make.Day(today)).Single(check => check.Code == "eligibility-age").Passed);

    private static BorrowerProfile Member(string born) =>
        Asked.Cooperative with { Kind = BorrowerKind.CooperativeMember, Members = 0, BornOn = Make.Day(born) };

    private static bool Passed(string code, ApplicationContent? content = null, BorrowerProfile? borrower = null, Exposure? exposure = null) =>
        Check(content, borrower, exposure).Single(check => check.Code == code).Passed;

    private static IReadOnlyList<EligibilityCheck> Check(ApplicationContent? content = null, BorrowerProfile? borrower = null, Exposure? exposure = null) =>
        EligibilityRules.Check(content ?? Asked.Content, borrower ?? Asked.Cooperative, Asked.Limits, exposure ?? None, Asked.Today);
}

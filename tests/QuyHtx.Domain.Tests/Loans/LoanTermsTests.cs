using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>Terms that cannot be signed, each with its code and the field it concerns; and the last terms that still can.</summary>
public sealed class LoanTermsTests
{
    private static readonly LoanTerms Right = Make.Terms(RepaymentMethod.EqualPrincipal, 12, every: 3);

    [Fact]
    public void Terms_that_can_be_signed_have_nothing_wrong()
    {
        Assert.Empty(Right.Check());
        Assert.Empty((Right with { Rate = new InterestRate(0m, RateUnit.PercentPerMonth) }).Check());
        Assert.Empty((Right with { Rate = new InterestRate(1_000m, RateUnit.PercentPerMonth) }).Check());
        Assert.Empty((Right with { Rate = new InterestRate(0.123_456_789_012m, RateUnit.PercentPerMonth) }).Check());
        Assert.Empty((Right with { TermMonths = 1 }).Check());
        Assert.Empty((Right with { TermMonths = 1_200, GraceMonths = 1_200 }).Check());
        Assert.Empty((Right with { InterestEveryMonths = 1_200, PrincipalEveryMonths = 1_200 }).Check());
        Assert.Empty((Right with { RoundTo = new Dong(1), InterestRoundTo = new Dong(1_000_000_000) }).Check());
        Assert.Empty((Right with { Method = RepaymentMethod.Annuity }).Check());
    }

    [Theory]
    [InlineData("1000.000000000001")]
    [InlineData("1001")]
    [InlineData("0.1234567890123")]
    public void A_rate_above_the_largest_or_with_too_many_decimals(string value)
    {
        var rate = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);

        AssertOne("rate-out-of-range", "rate.value", Right with { Rate = new InterestRate(rate, RateUnit.PercentPerYear) });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_201)]
    public void Months_out_of_range(int months)
    {
        AssertFirst("months-out-of-range", "termMonths", Right with { TermMonths = months });
        AssertFirst("months-out-of-range", "interestEveryMonths", Right with { InterestEveryMonths = months });
        AssertFirst("months-out-of-range", "principalEveryMonths", Right with { PrincipalEveryMonths = months });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_201)]
    public void A_grace_out_of_range(int months) => AssertOne("months-out-of-range", "graceMonths", Right with { GraceMonths = months });

    [Fact]
    public void A_month_out_of_range_is_told_with_what_the_range_is()
    {
        var violation = Assert.Single((Right with { GraceMonths = -1 }).Check());

        Assert.Equal([-1, 0, 1_200], violation.Values);
        Assert.Equal([1_201, 1, 1_200], Assert.Single((Right with { TermMonths = 1_201 }).Check()).Values);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1_000)]
    [InlineData(1_000_000_001)]
    public void A_rounding_unit_out_of_range(long unit)
    {
        AssertOne("rounding-unit-out-of-range", "roundTo", Right with { RoundTo = new Dong(unit) });
        AssertOne("rounding-unit-out-of-range", "interestRoundTo", Right with { InterestRoundTo = new Dong(unit) });
    }

    [Theory]
    [InlineData(4)]
    [InlineData(2)]
    [InlineData(1)]
    public void A_principal_interval_that_is_no_multiple_of_the_interest_interval(int months) =>
        AssertOne("principal-interval-no-multiple", "principalEveryMonths", Right with { PrincipalEveryMonths = months });

    [Fact]
    public void An_annuity_whose_intervals_differ() => AssertOne(
        "annuity-intervals-differ", "principalEveryMonths", Right with { Method = RepaymentMethod.Annuity, PrincipalEveryMonths = 6 });

    [Fact]
    public void A_custom_loan_that_names_no_amount_repays_all_with_the_last_row() =>
        Assert.Empty((Right with { Method = RepaymentMethod.Custom }).Check());

    [Fact]
    public void A_custom_amount_below_nil()
    {
        AssertOne("amount-negative", "customPrincipal[1].amount", Custom((1, 0), (2, -1)));
        Assert.Empty(Custom((1, 0), (2, 0)).Check());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(5)] // 12 ÷ 3 = 4 rows
    public void A_custom_amount_for_a_row_that_does_not_exist(int row) =>
        AssertOne("custom-row-out-of-range", "customPrincipal[0].row", Custom((row, 1)));

    [Fact]
    public void Two_custom_amounts_for_one_row() => AssertOne("custom-row-twice", "customPrincipal[2].row", Custom((1, 1), (2, 1), (1, 1)));

    [Fact]
    public void A_custom_amount_is_meant_for_its_row_whatever_interval_and_grace_say()
    {
        var terms = Custom((1, 1), (3, 1)) with { PrincipalEveryMonths = 6, GraceMonths = 6 };

        Assert.Empty(terms.Check());
        Assert.Equal([true, false, true, true], Enumerable.Range(1, 4).Select(terms.TakesPrincipal));
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var terms = Custom((9, -1)) with
        {
            Rate = new InterestRate(2_000m, RateUnit.PercentPerYear),
            RoundTo = Dong.Zero,
        };

        Assert.Equal(
            ["rate-out-of-range", "rounding-unit-out-of-range", "amount-negative", "custom-row-out-of-range"],
            terms.Check().Select(violation => violation.Code));
    }

    [Fact]
    public void Rows_are_not_counted_while_months_are_out_of_range() => Assert.Equal(
        ["months-out-of-range", "months-out-of-range"],
        (Custom((9, -1)) with { GraceMonths = -1, TermMonths = int.MaxValue }).Check().Select(violation => violation.Code));

    [Fact]
    public void A_contract_is_refused_for_the_first_thing_wrong()
    {
        var refusal = Make.Refusal(() => (Right with { TermMonths = 0, RoundTo = Dong.Zero }).Contract());

        Assert.Equal(("months-out-of-range", "termMonths"), (refusal.Code, refusal.Field));
    }

    private static LoanTerms Custom(params (int Row, long Amount)[] named) => Right with
    {
        Method = RepaymentMethod.Custom,
        CustomPrincipal = [.. named.Select(amount => new CustomPrincipal(amount.Row, new Dong(amount.Amount)))],
    };

    private static void AssertOne(string code, string field, LoanTerms terms)
    {
        Assert.Equal([(code, field)], terms.Check().Select(violation => (violation.Code, violation.Field!)));
        Assert.Equal(code, Make.Refusal(() => terms.Contract()).Code);
    }

    private static void AssertFirst(string code, string field, LoanTerms terms)
    {
        var first = terms.Check().First();
        Assert.Equal((code, field), (first.Code, first.Field));
        Assert.Equal(code, Make.Refusal(() => terms.Contract()).Code);
    }
}

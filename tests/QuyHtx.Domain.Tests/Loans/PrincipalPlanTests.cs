using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>Principal of bullet, equal-principal and custom loans: which rows take it, and how much.</summary>
public sealed class PrincipalPlanTests
{
    private const string D0 = "2026-01-15";

    private static readonly Dong Million = new(1_000_000);

    [Fact]
    public void A_bullet_loan_repays_all_in_its_last_row()
    {
        Assert.Equal([0L, 0, 0, 100_000_000], Planned(Make.Terms(RepaymentMethod.Bullet, 12, every: 3), 100_000_000));
    }

    [Fact]
    public void Equal_shares_rounded_down_leave_the_rest_to_the_last_row()
    {
        // 100 ÷ 7 = 14.28… million: six times 14, and 100 − 84 = 16.
        var terms = Make.Terms(RepaymentMethod.EqualPrincipal, 7) with { RoundTo = Million };

        Assert.Equal(
            [14_000_000L, 14_000_000, 14_000_000, 14_000_000, 14_000_000, 14_000_000, 16_000_000],
            Planned(terms, 100_000_000));
    }

    [Fact]
    public void Equal_shares_are_rounded_down_to_a_thousand_dong_when_nothing_else_is_said()
    {
        // 100.000.000 ÷ 3 = 33.333.333,3…
        Assert.Equal([33_333_000L, 33_333_000, 33_334_000], Planned(Make.Terms(RepaymentMethod.EqualPrincipal, 3), 100_000_000));
    }

    [Fact]
    public void Equal_shares_rounded_to_the_nearest_unit_may_leave_the_last_row_less()
    {
        // 100 ÷ 6 = 16.67 million: five times 17, and 100 − 85 = 15; rounded down, five times 16 and 20.
        var terms = Make.Terms(RepaymentMethod.EqualPrincipal, 6) with { RoundTo = Million };

        Assert.Equal(
            [17_000_000L, 17_000_000, 17_000_000, 17_000_000, 17_000_000, 15_000_000],
            Planned(terms with { PrincipalRounding = PrincipalRounding.Nearest }, 100_000_000));
        Assert.Equal([16_000_000L, 16_000_000, 16_000_000, 16_000_000, 16_000_000, 20_000_000], Planned(terms, 100_000_000));
    }

    [Fact]
    public void A_share_exactly_on_half_a_unit_is_rounded_up_to_the_nearest()
    {
        // 5 ÷ 2 = 2.5 million.
        var terms = Make.Terms(RepaymentMethod.EqualPrincipal, 2) with { RoundTo = Million };

        Assert.Equal([3_000_000L, 2_000_000], Planned(terms with { PrincipalRounding = PrincipalRounding.Nearest }, 5_000_000));
        Assert.Equal([2_000_000L, 3_000_000], Planned(terms, 5_000_000));
    }

    [Fact]
    public void A_share_one_dong_below_half_a_unit_is_rounded_down()
    {
        // 4.999.998 ÷ 2 = 2.499.999.
        var terms = Make.Terms(RepaymentMethod.EqualPrincipal, 2) with { RoundTo = Million, PrincipalRounding = PrincipalRounding.Nearest };

        Assert.Equal([2_000_000L, 2_999_998], Planned(terms, 4_999_998));
    }

    [Fact]
    public void A_share_rounded_up_never_takes_more_than_is_left()
    {
        // 2 ÷ 4 = 0.5 million, rounded to 1: two rows repay all, two are left with nothing.
        var terms = Make.Terms(RepaymentMethod.EqualPrincipal, 4) with { RoundTo = Million, PrincipalRounding = PrincipalRounding.Nearest };

        Assert.Equal([1_000_000L, 1_000_000, 0, 0], Planned(terms, 2_000_000));

        // 2.2 ÷ 4 = 0.55 million, rounded to 1: 1, 1, and the 0.2 that are left.
        Assert.Equal([1_000_000L, 1_000_000, 200_000, 0], Planned(terms, 2_200_000));
    }

    [Fact]
    public void A_share_rounded_down_to_nothing_leaves_all_to_the_last_row()
    {
        var terms = Make.Terms(RepaymentMethod.EqualPrincipal, 4) with { RoundTo = Million };

        Assert.Equal([0L, 0, 0, 3_999_999], Planned(terms, 3_999_999));
        Assert.Equal([1_000_000L, 1_000_000, 1_000_000, 1_000_000], Planned(terms, 4_000_000));
    }

    [Fact]
    public void Principal_every_second_row_takes_the_even_rows_and_always_the_last()
    {
        // Rows 2, 4, 6 and the last, 7: four principal rows, 25 million each.
        var terms = Make.Terms(RepaymentMethod.EqualPrincipal, 7) with { PrincipalEveryMonths = 2 };

        Assert.Equal([0L, 25_000_000, 0, 25_000_000, 0, 25_000_000, 25_000_000], Planned(terms, 100_000_000));
    }

    [Fact]
    public void Half_yearly_principal_under_quarterly_interest()
    {
        // The usual loan of a fund: rows of 3 months, principal where k × 3 is divisible by 6.
        var terms = Make.Terms(RepaymentMethod.EqualPrincipal, 24, every: 3) with { PrincipalEveryMonths = 6 };

        Assert.Equal([0L, 125_000_000, 0, 125_000_000, 0, 125_000_000, 0, 125_000_000], Planned(terms, 500_000_000));
    }

    [Theory]
    [InlineData(2, new[] { 25_000_000L, 25_000_000, 25_000_000, 25_000_000 })]
    [InlineData(3, new[] { 0L, 33_333_000, 33_333_000, 33_334_000 })] // row 1 stands at 3 months, and 3 > 3 is false
    [InlineData(5, new[] { 0L, 33_333_000, 33_333_000, 33_334_000 })] // row 2 at 6 months is past a grace of 5
    [InlineData(6, new[] { 0L, 0, 50_000_000, 50_000_000 })]
    [InlineData(9, new[] { 0L, 0, 0, 100_000_000 })]
    [InlineData(12, new[] { 0L, 0, 0, 100_000_000 })] // the last row takes principal whatever the grace
    [InlineData(60, new[] { 0L, 0, 0, 100_000_000 })]
    public void Grace_frees_every_row_up_to_and_including_its_last_month(int graceMonths, long[] planned)
    {
        var terms = Make.Terms(RepaymentMethod.EqualPrincipal, 12, every: 3) with { GraceMonths = graceMonths };

        Assert.Equal(planned, Planned(terms, 100_000_000));
    }

    [Fact]
    public void A_custom_loan_takes_the_amounts_it_names_and_its_last_row_what_is_left()
    {
        Assert.Equal([0L, 350_000_000, 50_000_000, 200_000_000], Planned(RiceCrop((2, 350_000_000), (3, 50_000_000)), 600_000_000));
    }

    [Fact]
    public void A_custom_amount_is_cut_to_what_is_left()
    {
        Assert.Equal([0L, 350_000_000, 50_000_000, 0], Planned(RiceCrop((2, 350_000_000), (3, 90_000_000)), 400_000_000));
        Assert.Equal([0L, 300_000_000, 0, 0], Planned(RiceCrop((2, 350_000_000), (3, 90_000_000)), 300_000_000));
    }

    [Fact]
    public void An_amount_named_for_the_last_row_does_not_change_what_is_left_for_it()
    {
        Assert.Equal([100_000_000L, 0, 0, 500_000_000], Planned(RiceCrop((1, 100_000_000), (4, 7)), 600_000_000));
    }

    [Fact]
    public void Custom_amounts_may_be_named_in_any_order_and_be_nil()
    {
        Assert.Equal([0L, 350_000_000, 50_000_000, 200_000_000], Planned(RiceCrop((3, 50_000_000), (1, 0), (2, 350_000_000)), 600_000_000));
    }

    [Fact]
    public void Custom_amounts_are_not_rounded()
    {
        Assert.Equal([0L, 1, 0, 599_999_999], Planned(RiceCrop((2, 1)) with { RoundTo = Million }, 600_000_000));
    }

    [Fact]
    public void Amounts_named_by_a_loan_of_another_method_are_not_read()
    {
        var terms = RiceCrop((2, 350_000_000)) with { Method = RepaymentMethod.EqualPrincipal };

        Assert.Equal([150_000_000L, 150_000_000, 150_000_000, 150_000_000], Planned(terms, 600_000_000));
    }

    private static LoanTerms RiceCrop(params (int Row, long Amount)[] named) => Make.Terms(RepaymentMethod.Custom, 12, every: 3) with
    {
        CustomPrincipal = [.. named.Select(amount => new CustomPrincipal(amount.Row, new Dong(amount.Amount)))],
    };

    private static long[] Planned(LoanTerms terms, long amount)
    {
        var schedule = terms.Contract().Schedule(Make.PaidOut(D0, amount));
        Assert.Equal(amount, schedule.TotalPrincipal.Value);
        return schedule.Principal();
    }
}

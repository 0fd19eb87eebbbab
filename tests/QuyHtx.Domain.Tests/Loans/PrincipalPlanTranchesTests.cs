using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>A later disbursement plans anew what has not fallen due, over the rows due after its date.</summary>
public sealed class PrincipalPlanTranchesTests
{
    private static readonly Disbursement First = Make.PaidOut("2026-01-15", 100_000_000);

    [Fact]
    public void Two_disbursements_on_the_first_day_are_one()
    {
        var contract = Make.Terms(RepaymentMethod.EqualPrincipal, 4).Contract();

        var schedule = contract.Schedule(First, Make.PaidOut("2026-01-15", 20_000_000));

        Assert.Equal([30_000_000L, 30_000_000, 30_000_000, 30_000_000], schedule.Principal());
        Assert.Equal(contract.Schedule(Make.PaidOut("2026-01-15", 120_000_000)).Rows, schedule.Rows);
    }

    [Fact]
    public void Equal_shares_are_divided_anew_over_the_rows_still_to_come()
    {
        // Row 1 (15/2) takes 25 of 100. Then 75 + 60 = 135 over three rows: 45 each.
        var schedule = Make.Terms(RepaymentMethod.EqualPrincipal, 4).Contract().Schedule(First, Make.PaidOut("2026-03-01", 60_000_000));

        Assert.Equal([25_000_000L, 45_000_000, 45_000_000, 45_000_000], schedule.Principal());
        Assert.Equal([75_000_000L, 90_000_000, 45_000_000, 0], schedule.Balances());

        // Row 2, 15/2 → 15/3: 75 million for 14 days and 135 for 14: 105,000 + 189,000.
        Assert.Equal([310_000L, 294_000, 279_000, 135_000], schedule.Interest());
    }

    [Fact]
    public void A_tranche_in_the_first_row_also_plans_the_first_row_anew()
    {
        // 160 over four rows. Row 1: 100 million for 4 days and 160 for 27: 40,000 + 432,000.
        var schedule = Make.Terms(RepaymentMethod.EqualPrincipal, 4).Contract().Schedule(First, Make.PaidOut("2026-01-19", 60_000_000));

        Assert.Equal([40_000_000L, 40_000_000, 40_000_000, 40_000_000], schedule.Principal());
        Assert.Equal(472_000, schedule.Interest()[0]);
    }

    [Fact]
    public void A_tranche_on_a_due_date_leaves_the_row_of_that_day_as_it_was()
    {
        // 15/2 keeps its 25; 75 + 60 go over the three rows after it. The tranche earns from 15/2, so in row 2 only.
        var schedule = Make.Terms(RepaymentMethod.EqualPrincipal, 4).Contract().Schedule(First, Make.PaidOut("2026-02-15", 60_000_000));

        Assert.Equal([25_000_000L, 45_000_000, 45_000_000, 45_000_000], schedule.Principal());

        // Row 1: 100 × 31 days. Row 2: 135 × 28. The balance of 15/2 is that at its end, with the tranche: 135.
        Assert.Equal([310_000L, 378_000], schedule.Interest()[..2]);
        Assert.Equal([135_000_000L, 90_000_000, 45_000_000, 0], schedule.Balances());
    }

    [Fact]
    public void A_tranche_the_day_before_a_due_date_plans_that_row_anew_and_earns_one_day_in_it()
    {
        var schedule = Make.Terms(RepaymentMethod.EqualPrincipal, 4).Contract().Schedule(First, Make.PaidOut("2026-02-14", 60_000_000));

        Assert.Equal([40_000_000L, 40_000_000, 40_000_000, 40_000_000], schedule.Principal());
        Assert.Equal(310_000 + 6_000, schedule.Interest()[0]);
    }

    [Fact]
    public void A_tranche_of_a_bullet_loan_goes_to_its_last_row()
    {
        var schedule = Make.Terms(RepaymentMethod.Bullet, 4).Contract().Schedule(First, Make.PaidOut("2026-05-14", 60_000_000));

        Assert.Equal([0L, 0, 0, 160_000_000], schedule.Principal());

        // Row 4, 15/4 → 15/5: 100 million for 30 days and 60 for one.
        Assert.Equal(306_000, schedule.Interest()[3]);
    }

    [Fact]
    public void Custom_amounts_are_applied_afresh_to_the_rows_after_the_tranche()
    {
        // Before: row 1 takes 30, row 2 40, row 3 the rest, 30. After 15/2: 70 + 60 = 130, of which row 2 takes 40 and row 3 90.
        var terms = Make.Terms(RepaymentMethod.Custom, 3) with
        {
            CustomPrincipal = [new CustomPrincipal(1, new Dong(30_000_000)), new CustomPrincipal(2, new Dong(40_000_000))],
        };

        var schedule = terms.Contract().Schedule(First, Make.PaidOut("2026-03-01", 60_000_000));

        Assert.Equal([30_000_000L, 40_000_000, 90_000_000], schedule.Principal());
    }

    [Fact]
    public void A_custom_amount_once_cut_is_whole_again_after_a_tranche()
    {
        // 100 is less than the 110 named for row 2; with 60 more, row 2 takes its 110 and row 3 the last 50.
        var terms = Make.Terms(RepaymentMethod.Custom, 3) with { CustomPrincipal = [new CustomPrincipal(2, new Dong(110_000_000))] };

        Assert.Equal([0L, 100_000_000, 0], terms.Contract().Schedule(First).Principal());
        Assert.Equal([0L, 110_000_000, 50_000_000], terms.Contract().Schedule(First, Make.PaidOut("2026-03-01", 60_000_000)).Principal());
    }

    [Fact]
    public void A_tranche_in_the_grace_of_an_annuity_counts_its_principal_rows_in_full()
    {
        // Grace to 15/3; rows 3 (31 days) and 4 (30 days). 150,000,000 ÷ (1 ÷ 1.0031 + 1 ÷ (1.0031 × 1.003)) = 75,345,179.7 → 75,345,000.
        // Row 3: 465,000 of interest, 74,880,000 of principal; row 4 75,120,000, × 0.003 = 225,360.
        var terms = Make.Terms(RepaymentMethod.Annuity, 4) with { GraceMonths = 2 };

        var schedule = terms.Contract().Schedule(First, Make.PaidOut("2026-02-01", 50_000_000));

        Assert.Equal([0L, 0, 74_880_000, 75_120_000], schedule.Principal());

        // Row 1: 100 million × 31 days + 50 × 14; row 2: 150 × 28.
        Assert.Equal([380_000L, 420_000, 465_000, 225_360], schedule.Interest());
    }

    [Fact]
    public void A_tranche_in_mid_period_of_an_annuity_counts_the_days_of_its_first_row_from_that_date()
    {
        // At signing: rows of 31, 28 and 31 days, payment 33,533,535.6 → 33,534,000; row 1 takes 33,224,000 and leaves 66,776,000.
        // On 1/3, 14 days before row 2: 116,776,000 ÷ (1 ÷ 1.0014 + 1 ÷ (1.0014 × 1.0031)) = 58,560,231.05 → 58,560,000.
        // Row 2: 116,776,000 × 0.0014 = 163,486.4 → 163,486, principal 58,396,514; row 3 takes 58,379,486.
        var schedule = Make.Terms(RepaymentMethod.Annuity, 3).Contract().Schedule(First, Make.PaidOut("2026-03-01", 50_000_000));

        Assert.Equal([33_224_000L, 58_396_514, 58_379_486], schedule.Principal());

        // Row 2 is owed for all its days: 66,776,000 × 0.0014 + 116,776,000 × 0.0014 = 256,972.8. Row 3: 58,379,486 × 0.0031 = 180,976.4.
        Assert.Equal([310_000L, 256_973, 180_976], schedule.Interest());
    }

    [Fact]
    public void A_tranche_on_a_due_date_of_an_annuity_counts_the_next_row_in_full()
    {
        // 116,776,000 ÷ (1 ÷ 1.0028 + 1 ÷ (1.0028 × 1.0031)) = 58,642,100.75 → 58,642,000.
        // Row 2: 116,776,000 × 0.0028 = 326,972.8 → 326,973, principal 58,315,027; row 3 58,460,973, × 0.0031 = 181,229.02.
        var schedule = Make.Terms(RepaymentMethod.Annuity, 3).Contract().Schedule(First, Make.PaidOut("2026-02-15", 50_000_000));

        Assert.Equal([33_224_000L, 58_315_027, 58_460_973], schedule.Principal());
        Assert.Equal([310_000L, 326_973, 181_229], schedule.Interest());
    }

    [Fact]
    public void Tranches_are_taken_by_date_whatever_the_order_they_are_named_in()
    {
        var contract = Make.Terms(RepaymentMethod.EqualPrincipal, 4).Contract();
        var (second, third) = (Make.PaidOut("2026-02-20", 30_000_000), Make.PaidOut("2026-04-01", 9_000_000));

        Assert.Equal(contract.Schedule(First, second, third).Rows, contract.Schedule(third, First, second).Rows);
    }

    [Fact]
    public void A_tranche_the_day_before_the_last_row_is_the_last_that_can_be_repaid()
    {
        var contract = Make.Terms(RepaymentMethod.EqualPrincipal, 2).Contract();

        Assert.Equal([50_000_000L, 110_000_000], contract.Schedule(First, Make.PaidOut("2026-03-14", 60_000_000)).Principal());

        var refusal = Make.Refusal(() => contract.Schedule(First, Make.PaidOut("2026-03-15", 60_000_000)));
        Assert.Equal("disbursement-after-last-row", refusal.Code);
        Assert.Equal([Make.Day("2026-03-15"), Make.Day("2026-03-15")], refusal.Values);
        Assert.Equal(
            "disbursement-after-last-row",
            Make.Refusal(() => contract.Schedule(First, Make.PaidOut("2027-01-01", 60_000_000))).Code);
    }
}

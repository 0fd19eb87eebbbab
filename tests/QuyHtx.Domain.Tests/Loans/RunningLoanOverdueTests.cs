using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>
/// Overdue and late-payment interest. The loan: 100 million in five shares of 20, due on the 15th from February. Row 1 is due with
/// 31 × 10,000 = 310,000 of interest; overdue it earns 20,000,000 × 0.00015 = 3,000 a day, and its interest 310,000 × 0.0002 = 62.
/// </summary>
public sealed class RunningLoanOverdueTests
{
    private const long Instalment = 20_310_000;

    private static readonly LoanContract Contract = Make.Terms(RepaymentMethod.EqualPrincipal, 5).Contract();

    private static readonly Disbursement First = Make.PaidOut("2026-01-15", 100_000_000);

    /// <summary>One row due on 15/2, overdue at the contract rate and without late interest, interest collected first.</summary>
    private static readonly LoanContract Small = Make.Terms(RepaymentMethod.Bullet, 1).Contract(Make.Rules with
    {
        OverdueRateMultiplier = 1m,
        LateInterestAnnualPercent = 0m,
        AllocationOrder = AllocationOrder.InterestFirst,
    });

    private static readonly Disbursement SmallLoan = Make.PaidOut("2026-01-15", 4_000);

    [Fact]
    public void The_day_before_the_due_date_nothing_is_due()
    {
        // 15/1 up to 13/2: 30 days of 10,000.
        Assert.Equal(
            Make.State("2026-02-14", outstanding: 100_000_000, accrued: 300_000),
            Contract.AsOf("2026-02-14", First).State);
    }

    [Fact]
    public void On_the_due_date_an_unpaid_row_is_due_and_not_overdue()
    {
        Assert.Equal(
            Make.State("2026-02-15", outstanding: 100_000_000, dueToday: 20_000_000, interestDue: 310_000),
            Contract.AsOf("2026-02-15", First).State);
    }

    [Fact]
    public void The_day_after_it_has_one_day_of_overdue_interest()
    {
        // In term are 80 million: 8,000 of contract interest on the 15th.
        Assert.Equal(
            Make.State(
                "2026-02-16", outstanding: 100_000_000, overdue: 20_000_000, accrued: 8_000,
                interestDue: 310_000, overdueInterest: 3_000, lateInterest: 62, daysPastDue: 1),
            Contract.AsOf("2026-02-16", First).State);
    }

    [Fact]
    public void Paid_the_day_before_it_is_kept_and_used_on_the_due_date_and_nothing_is_late()
    {
        var position = Contract.AsOf("2026-02-16", First, Make.Received("2026-02-14", Instalment));

        Assert.Equal(
            [
                "2026-02-14 Repayment 20.310.000 = Advance 20.310.000",
                "2026-02-15 Advance 20.310.000 = DuePrincipal 20.000.000 + DueInterest 310.000",
            ],
            position.Allocated());
        Assert.Equal(Make.State("2026-02-16", outstanding: 80_000_000, accrued: 8_000), position.State);
    }

    [Fact]
    public void Paid_on_the_due_date_it_is_on_time()
    {
        var position = Contract.AsOf("2026-02-16", First, Make.Received("2026-02-15", Instalment));

        Assert.Equal(["2026-02-15 Repayment 20.310.000 = DuePrincipal 20.000.000 + DueInterest 310.000"], position.Allocated());
        Assert.Equal(Make.State("2026-02-16", outstanding: 80_000_000, accrued: 8_000), position.State);
    }

    [Fact]
    public void Paid_the_day_after_it_has_one_day_of_overdue_and_late_interest()
    {
        var position = Contract.AsOf("2026-02-16", First, Make.Received("2026-02-16", Instalment + 3_000 + 62));

        Assert.Equal(
            [
                "2026-02-16 Repayment 20.313.062 = OverduePrincipal 20.000.000 + OverdueInterest 3.000"
                + " + OverdueContractInterest 310.000 + LateInterest 62",
            ],
            position.Allocated());
        Assert.Equal(Make.State("2026-02-16", outstanding: 80_000_000, accrued: 8_000), position.State);
    }

    [Fact]
    public void A_second_row_unpaid_adds_to_the_running_totals()
    {
        // Row 2 earns on 80 million: 28 × 8,000 = 224,000. To 15/3: 28 × 3,000 = 84,000 and 28 × 62 = 1,736.
        Assert.Equal(
            Make.State(
                "2026-03-15", outstanding: 100_000_000, overdue: 20_000_000, dueToday: 20_000_000,
                interestDue: 534_000, overdueInterest: 84_000, lateInterest: 1_736, daysPastDue: 28),
            Contract.AsOf("2026-03-15", First).State);

        // One day more on 40 million and on 534,000: 6,000 and 106.8, so 1,842.8 → 1,843; in term are 60 million.
        Assert.Equal(
            Make.State(
                "2026-03-16", outstanding: 100_000_000, overdue: 40_000_000, accrued: 6_000,
                interestDue: 534_000, overdueInterest: 90_000, lateInterest: 1_843, daysPastDue: 29),
            Contract.AsOf("2026-03-16", First).State);
    }

    [Fact]
    public void Overdue_interest_left_unpaid_earns_nothing()
    {
        // 20 million on 16/2 pays the principal, first in the order. Ten days later the 3,000 are still that; the interest is 11 days late.
        Assert.Equal(
            Make.State(
                "2026-02-26", outstanding: 80_000_000, accrued: 11 * 8_000,
                interestDue: 310_000, overdueInterest: 3_000, lateInterest: 11 * 62, daysPastDue: 11),
            Contract.AsOf("2026-02-26", First, Make.Received("2026-02-16", 20_000_000)).State);
    }

    [Fact]
    public void Late_interest_left_unpaid_earns_nothing()
    {
        // 20,313,000 on 16/2 pays principal, overdue interest and contract interest; the 62 stay, and no row is past due.
        Assert.Equal(
            Make.State("2026-02-26", outstanding: 80_000_000, accrued: 11 * 8_000, lateInterest: 62),
            Contract.AsOf("2026-02-26", First, Make.Received("2026-02-16", Instalment + 3_000)).State);
    }

    [Fact]
    public void Principal_left_unpaid_goes_on_earning_when_its_interest_is_paid()
    {
        var interestFirst = Make.Terms(RepaymentMethod.EqualPrincipal, 5)
            .Contract(Make.Rules with { AllocationOrder = AllocationOrder.InterestFirst });

        // 313,062 on 16/2 pays late, overdue and contract interest; the principal earns 3,000 on each of ten days more.
        Assert.Equal(
            Make.State(
                "2026-02-26", outstanding: 100_000_000, overdue: 20_000_000, accrued: 11 * 8_000,
                overdueInterest: 30_000, daysPastDue: 11),
            interestFirst.AsOf("2026-02-26", First, Make.Received("2026-02-16", 313_062)).State);
    }

    [Fact]
    public void A_part_payment_lowers_what_earns_from_its_own_day_on()
    {
        // 5 million on 20/2: five days of 20 million (15,000), then six of 15 million (13,500). Interest: 11 × 62.
        Assert.Equal(
            Make.State(
                "2026-02-26", outstanding: 95_000_000, overdue: 15_000_000, accrued: 11 * 8_000,
                interestDue: 310_000, overdueInterest: 28_500, lateInterest: 682, daysPastDue: 11),
            Contract.AsOf("2026-02-26", First, Make.Received("2026-02-20", 5_000_000)).State);
    }

    [Theory]
    [InlineData("2026-02-16", 0)] // 0.4
    [InlineData("2026-02-17", 1)] // 0.8
    [InlineData("2026-02-18", 1)] // 1.2
    [InlineData("2026-02-19", 2)] // 1.6
    [InlineData("2026-02-20", 2)] // 2.0
    public void What_can_be_collected_is_the_running_total_rounded(string date, long overdueInterest)
    {
        // 4,000 đồng in one row, overdue × 1: 0.4 a day.
        Assert.Equal(overdueInterest, Small.AsOf(date, SmallLoan).State.OverdueInterestUnpaid.Value);
    }

    [Theory]
    [InlineData("2026-02-17", 0)] // 0.8 → 1, less 1
    [InlineData("2026-02-18", 0)] // 1.2 → 1
    [InlineData("2026-02-19", 1)] // 1.6 → 2
    [InlineData("2026-02-20", 1)] // 2.0
    [InlineData("2026-02-21", 1)] // 2.4
    [InlineData("2026-02-22", 2)] // 2.8 → 3
    public void What_was_collected_is_taken_off_the_running_total_so_that_rounding_never_piles_up(string date, long overdueInterest)
    {
        // 1 đồng collected on 17/2, when 0.8 had been earned.
        Assert.Equal(overdueInterest, Small.AsOf(date, SmallLoan, Make.Received("2026-02-17", 1)).State.OverdueInterestUnpaid.Value);
    }

    [Fact]
    public void Overdue_interest_exactly_on_half_a_dong_is_rounded_up()
    {
        // 5,000 đồng × 0.0001 × 1 day = 0.5; three days: 1.5 → 2; five: 2.5 → 3.
        var loan = Make.PaidOut("2026-01-15", 5_000);

        Assert.Equal(1, Small.AsOf("2026-02-16", loan).State.OverdueInterestUnpaid.Value);
        Assert.Equal(2, Small.AsOf("2026-02-18", loan).State.OverdueInterestUnpaid.Value);
        Assert.Equal(3, Small.AsOf("2026-02-20", loan).State.OverdueInterestUnpaid.Value);
    }

    [Theory]
    [InlineData("2026-02-22", 21_000, 0, 57_000)] // 7 × 3,030 = 21,210; 7 × 62.6 = 438.2; 7 × 8,080 = 56,560
    [InlineData("2026-02-23", 24_000, 1_000, 65_000)] // 24,240; 500.8; 64,640
    public void Interest_is_rounded_to_a_thousand_dong_where_the_loan_says_so(string date, long overdue, long late, long accrued)
    {
        // 101 million: shares of 20,200,000; 313,100 of interest in row 1, rounded to 313,000.
        var contract = (Make.Terms(RepaymentMethod.EqualPrincipal, 5) with { InterestRoundTo = new Dong(1_000) }).Contract();

        var state = contract.AsOf(date, Make.PaidOut("2026-01-15", 101_000_000)).State;

        Assert.Equal(313_000, state.InterestDueUnpaid.Value);
        Assert.Equal(
            (overdue, late, accrued),
            (state.OverdueInterestUnpaid.Value, state.LateInterestUnpaid.Value, state.InterestAccruedNotDue.Value));
    }

    [Theory]
    [InlineData(1.5, 10, 3_000, 85)] // the defaults: Decree 45/2021 art. 25, Civil Code art. 468.2. 310,000 × 10 % ÷ 365 = 84.93
    [InlineData(1.3, 7.3, 2_600, 62)]
    [InlineData(1, 3.65, 2_000, 31)]
    [InlineData(0, 0, 0, 0)]
    public void The_rates_of_one_day_late_are_those_of_the_rules(decimal multiplier, decimal latePercent, long overdue, long late)
    {
        var rules = Make.Rules with { OverdueRateMultiplier = multiplier, LateInterestAnnualPercent = latePercent };

        var state = Make.Terms(RepaymentMethod.EqualPrincipal, 5).Contract(rules).AsOf("2026-02-16", First).State;

        Assert.Equal((overdue, late), (state.OverdueInterestUnpaid.Value, state.LateInterestUnpaid.Value));
    }

    [Fact]
    public void A_row_that_Tet_moved_is_overdue_only_from_the_day_after_it_was_moved_to()
    {
        var contract = Make.Terms(RepaymentMethod.EqualPrincipal, 5)
            .Contract(Make.Rules with { BusinessDayConvention = BusinessDayConvention.Following }, Make.Tet2026);

        // Nominal 15/2, due 23/2 with 39 × 10,000 of interest.
        Assert.Equal(
            Make.State("2026-02-23", outstanding: 100_000_000, dueToday: 20_000_000, interestDue: 390_000),
            contract.AsOf("2026-02-23", First).State);
        Assert.Equal(
            Make.State(
                "2026-02-24", outstanding: 100_000_000, overdue: 20_000_000, accrued: 8_000,
                interestDue: 390_000, overdueInterest: 3_000, lateInterest: 78, daysPastDue: 1),
            contract.AsOf("2026-02-24", First).State);
    }

    [Fact]
    public void Past_maturity_all_principal_is_overdue_and_none_earns_contract_interest()
    {
        // Rows of 310,000, 224,000, 186,000, 120,000 and 62,000, the last due on 15/6.
        var state = Contract.AsOf("2026-06-16", First).State;

        Assert.Equal(100_000_000, state.PrincipalOverdue.Value);
        Assert.Equal(0, state.InterestAccruedNotDue.Value);
        Assert.Equal(902_000, state.InterestDueUnpaid.Value);

        // 3,000 a day for each row: 121 + 93 + 62 + 32 + 1 = 309 days.
        // 0.0002 × (310,000 × 121 + 224,000 × 93 + 186,000 × 62 + 120,000 × 32 + 62,000) = 14,755.2.
        Assert.Equal(927_000, state.OverdueInterestUnpaid.Value);
        Assert.Equal(14_755, state.LateInterestUnpaid.Value);
        Assert.Equal(121, state.DaysPastDue);
    }
}

using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>
/// Tất toán: a prepayment that brings principal to nil makes the interest of the running period fall due that day. The loan: 100 million,
/// bullet, a year, interest every quarter: 15/4 (90 days, 900,000), 15/7, 15/10, 15/1. The first row is paid; on 5/5, 20 days later,
/// 200,000 have accrued.
/// </summary>
public sealed class PaymentAllocationSettlementTests
{
    private static readonly LoanContract Contract = Make.Terms(RepaymentMethod.Bullet, 12, every: 3).Contract();

    private static readonly LoanEvent[] ToApril = [Make.PaidOut("2026-01-15", 100_000_000), Make.Received("2026-04-15", 900_000)];

    [Fact]
    public void Exactly_enough_ends_the_loan()
    {
        var position = After("2026-05-05", Make.Prepaid("2026-05-05", 100_200_000));

        Assert.Equal(
            "2026-05-05 Repayment 100.200.000 = PrepaidPrincipal 100.000.000 + AccruedInterest 200.000", position.Allocated()[^1]);
        Assert.Equal(Make.State("2026-05-05"), position.State);
        Assert.Equal(Make.State("2027-05-05"), After("2027-05-05", Make.Prepaid("2026-05-05", 100_200_000)).State);
    }

    [Fact]
    public void The_running_row_falls_due_that_day_and_the_rows_after_it_are_empty()
    {
        var position = After("2026-05-05", Make.Prepaid("2026-05-05", 100_200_000));

        Assert.Equal(["2026-04-15", "2026-05-05", "2026-10-15", "2027-01-15"], position.DueDates());
        Assert.Equal([true, true, false, false], position.Rows.Select(row => row.HasFallenDue));
        Assert.Equal([900_000L, 200_000, 0, 0], position.Interest());
        Assert.Equal([0L, 0, 0, 0], position.Principal());
        Assert.Equal(Make.Day("2026-07-15"), position.Rows[1].NominalDate);
    }

    [Fact]
    public void Too_little_leaves_interest_due_and_late_from_the_next_day()
    {
        var tooLittle = Make.Prepaid("2026-05-05", 100_150_000);

        Assert.Equal(
            "2026-05-05 Repayment 100.150.000 = PrepaidPrincipal 100.000.000 + AccruedInterest 150.000",
            After("2026-05-05", tooLittle).Allocated()[^1]);
        Assert.Equal(Make.State("2026-05-05", interestDue: 50_000), After("2026-05-05", tooLittle).State);

        // 50,000 × 0.0002 = 10 a day.
        Assert.Equal(
            Make.State("2026-05-06", interestDue: 50_000, lateInterest: 10, daysPastDue: 1), After("2026-05-06", tooLittle).State);
        Assert.Equal(
            Make.State("2026-08-13", interestDue: 50_000, lateInterest: 1_000, daysPastDue: 100), After("2026-08-13", tooLittle).State);
    }

    [Fact]
    public void What_was_too_little_can_be_paid_the_same_day_as_due_and_later_as_overdue()
    {
        var tooLittle = Make.Prepaid("2026-05-05", 100_000_000);

        var sameDay = After("2026-05-06", tooLittle, Make.Received("2026-05-05", 200_000));
        Assert.Equal(
            [
                "2026-05-05 Repayment 100.000.000 = PrepaidPrincipal 100.000.000",
                "2026-05-05 Repayment 200.000 = DueInterest 200.000",
            ],
            sameDay.Allocated()[^2..]);
        Assert.Equal(Make.State("2026-05-06"), sameDay.State);

        var nextDay = After("2026-05-06", tooLittle, Make.Received("2026-05-06", 200_040));
        Assert.Equal("2026-05-06 Repayment 200.040 = OverdueContractInterest 200.000 + LateInterest 40", nextDay.Allocated()[^1]);
        Assert.Equal(Make.State("2026-05-06"), nextDay.State);
    }

    [Fact]
    public void Too_much_is_held_to_be_refunded()
    {
        var tooMuch = Make.Prepaid("2026-05-05", 100_300_000);

        Assert.Equal(
            "2026-05-05 Repayment 100.300.000 = PrepaidPrincipal 100.000.000 + AccruedInterest 200.000 + Advance 100.000",
            After("2026-05-05", tooMuch).Allocated()[^1]);
        Assert.Equal(Make.State("2027-05-05", advance: 100_000), After("2027-05-05", tooMuch).State);
    }

    [Fact]
    public void One_dong_of_principal_left_is_no_settlement()
    {
        var position = After("2026-05-05", Make.Prepaid("2026-05-05", 99_999_999));

        Assert.Equal("2026-05-05 Repayment 99.999.999 = PrepaidPrincipal 99.999.999", position.Allocated()[^1]);
        Assert.Equal(["2026-04-15", "2026-07-15", "2026-10-15", "2027-01-15"], position.DueDates());
        Assert.Equal(Make.State("2026-05-05", outstanding: 1, accrued: 200_000), position.State);
    }

    [Theory]
    [InlineData(60_000, 150_000, 50_000, 0, 10_000)] // 200,000 − 150,000 out of the advance
    [InlineData(50_000, 150_000, 50_000, 0, 0)]
    [InlineData(30_000, 150_000, 30_000, 20_000, 0)] // the advance does not cover it either
    [InlineData(500_000, 0, 200_000, 0, 300_000)] // the payment covers the principal alone
    public void Interest_the_payment_did_not_cover_comes_out_of_an_advance_held(
        long held, long beyondPrincipal, long fromAdvance, long unpaid, long kept)
    {
        var position = After("2026-05-05", Make.Received("2026-04-20", held), Make.Prepaid("2026-05-05", 100_000_000 + beyondPrincipal));

        var used = position.Allocations[^1];
        Assert.Equal(AllocationSource.Advance, used.From);
        Assert.Equal(fromAdvance, used.Amount.Value);
        Assert.Equal([new AllocatedPart(PaymentComponent.AccruedInterest, used.Amount)], used.Parts);
        Assert.Equal(Make.State("2026-05-05", interestDue: unpaid, advance: kept), position.State);
    }

    [Fact]
    public void An_advance_is_left_alone_when_the_payment_covers_the_interest()
    {
        var position = After("2026-05-05", Make.Received("2026-04-20", 60_000), Make.Prepaid("2026-05-05", 100_250_000));

        Assert.Equal(
            "2026-05-05 Repayment 100.250.000 = PrepaidPrincipal 100.000.000 + AccruedInterest 200.000 + Advance 50.000",
            position.Allocated()[^1]);
        Assert.Equal(Make.State("2026-05-05", advance: 110_000), position.State);
    }

    [Fact]
    public void On_a_due_date_the_row_of_that_day_is_paid_and_no_interest_is_running()
    {
        var position = Contract.AsOf(
            "2026-04-16", Make.PaidOut("2026-01-15", 100_000_000), Make.Prepaid("2026-04-15", 100_900_000));

        Assert.Equal(
            ["2026-04-15 Repayment 100.900.000 = DueInterest 900.000 + PrepaidPrincipal 100.000.000"], position.Allocated());
        Assert.Equal([900_000L, 0, 0, 0], position.Interest());
        Assert.Equal(Make.State("2026-04-16"), position.State);
    }

    [Fact]
    public void On_the_day_it_was_paid_out_a_loan_is_settled_without_interest()
    {
        var position = Contract.AsOf(
            "2026-04-16", Make.PaidOut("2026-01-15", 100_000_000), Make.Prepaid("2026-01-15", 100_000_000));

        Assert.Equal(["2026-01-15 Repayment 100.000.000 = PrepaidPrincipal 100.000.000"], position.Allocated());
        Assert.Equal(Make.State("2026-04-16"), position.State);
    }

    [Fact]
    public void A_loan_behind_pays_what_is_overdue_first_and_then_settles()
    {
        // Row 1 unpaid: on 5/5 900,000 of interest are 20 days late: 900,000 × 0.0002 × 20 = 3,600.
        var position = Contract.AsOf(
            "2026-05-05", Make.PaidOut("2026-01-15", 100_000_000), Make.Prepaid("2026-05-05", 101_103_600));

        Assert.Equal(
            [
                "2026-05-05 Repayment 101.103.600 = OverdueContractInterest 900.000 + LateInterest 3.600"
                + " + PrepaidPrincipal 100.000.000 + AccruedInterest 200.000",
            ],
            position.Allocated());
        Assert.Equal(Make.State("2026-05-05"), position.State);
    }

    [Fact]
    public void A_settlement_does_not_change_what_a_day_of_a_whole_month_earned()
    {
        // 0.4 % a month: the quarter 15/4 → 15/7 has 91 days and earns 1,200,000; 20 of them 263,736.26.
        var terms = Contract.Terms with { Rate = Make.FundRate, DayCount = DayCount.WholeMonths };

        var position = terms.Contract().AsOf(
            "2026-05-05",
            Make.PaidOut("2026-01-15", 100_000_000),
            Make.Received("2026-04-15", 1_200_000),
            Make.Prepaid("2026-05-05", 100_263_736));

        Assert.Equal(
            "2026-05-05 Repayment 100.263.736 = PrepaidPrincipal 100.000.000 + AccruedInterest 263.736", position.Allocated()[^1]);
        Assert.Equal(Make.State("2026-05-05"), position.State);
    }

    [Fact]
    public void A_tranche_after_a_settlement_earns_in_a_row_that_begins_at_the_settlement()
    {
        // 50 million on 20/5 go to the rows due after it; 20/5 → 15/10 is 148 days of 5,000.
        var position = After("2026-10-15", Make.Prepaid("2026-05-05", 100_200_000), Make.PaidOut("2026-05-20", 50_000_000));

        Assert.Equal([0L, 0, 0, 50_000_000], position.Principal());
        Assert.Equal([900_000L, 200_000, 740_000, 0], position.Interest());
    }

    [Fact]
    public void An_annuity_paid_out_anew_after_a_settlement_counts_its_first_row_from_the_tranche()
    {
        // Rows 15/2, 15/3, 15/4; settled on 25/1. On 5/2 row 2 has 38 days left and row 3 31:
        // 50,000,000 ÷ (1 ÷ 1.0038 + 1 ÷ (1.0038 × 1.0031)) = 25,133,837.05 → 25,134,000; less 50,000,000 × 0.0038 = 190,000.
        var position = Make.Terms(RepaymentMethod.Annuity, 3).Contract().AsOf(
            "2026-03-15",
            Make.PaidOut("2026-01-15", 100_000_000),
            Make.Prepaid("2026-01-25", 100_100_000),
            Make.PaidOut("2026-02-05", 50_000_000));

        Assert.Equal([0L, 24_944_000, 25_056_000], position.Principal());
        Assert.Equal([100_000L, 190_000, 0], position.Interest());
    }

    [Fact]
    public void A_tranche_after_the_settlement_of_the_last_row_is_refused()
    {
        var oneRow = Make.Terms(RepaymentMethod.Bullet, 3, every: 3).Contract();

        var refusal = Make.Refusal(() => oneRow.AsOf(
            "2026-04-01",
            Make.PaidOut("2026-01-15", 100_000_000),
            Make.Prepaid("2026-02-04", 100_200_000),
            Make.PaidOut("2026-03-01", 1_000_000)));

        Assert.Equal("disbursement-after-last-row", refusal.Code);
        Assert.Equal([Make.Day("2026-03-01"), Make.Day("2026-02-04")], refusal.Values);
    }

    private static LoanPosition After(string asOf, params LoanEvent[] events) => Contract.AsOf(asOf, [.. ToApril, .. events]);
}

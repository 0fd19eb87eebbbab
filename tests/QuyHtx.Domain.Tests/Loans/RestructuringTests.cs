using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>
/// 100 million in five equal parts from 15/1/2026, restructured on 1/3 with row 1 (15/2: 20.000.000 + 31 × 10.000) unpaid. By then row 2
/// has earned 14 × 8.000 = 112.000, overdue principal 14 × 3.000 = 42.000 and unpaid interest 14 × 62 = 868.
/// </summary>
public sealed class RestructuringTests
{
    private static readonly LoanContract Contract = Make.Terms(RepaymentMethod.EqualPrincipal, 5).Contract();

    private static readonly Disbursement PaidOut = Make.PaidOut("2026-01-15", 100_000_000);

    private static readonly LoanTerms Bullet = Make.Terms(RepaymentMethod.Bullet, 6, every: 3);

    [Fact]
    public void Before_it_the_loan_is_overdue() => Assert.Equal(
        Make.State("2026-03-01", 100_000_000, overdue: 20_000_000, accrued: 112_000, interestDue: 310_000, overdueInterest: 42_000, lateInterest: 868, daysPastDue: 14),
        Contract.AsOf("2026-03-01", PaidOut).State);

    [Fact]
    public void All_unpaid_principal_is_in_term_again_and_unpaid_interest_waits_for_the_first_new_row()
    {
        var position = Contract.AsOf("2026-03-01", PaidOut, On("2026-03-01", Bullet));

        // 310.000 due + 112.000 earned; the running totals stay as they are.
        Assert.Equal(Make.State("2026-03-01", 100_000_000, accrued: 422_000, overdueInterest: 42_000, lateInterest: 868), position.State);
        Assert.Equal(["2026-02-15", "2026-06-01", "2026-09-01"], position.DueDates());
        Assert.Equal([0L, 0, 100_000_000], position.Principal());
        Assert.Equal([1, 2, 3], position.Rows.Select(row => row.No));
        Assert.Equal([Dong.Zero, new Dong(422_000), Dong.Zero], position.Rows.Select(row => row.CarriedInterest));
    }

    [Fact]
    public void The_carried_interest_falls_due_with_the_first_new_row_and_earns_nothing_meanwhile()
    {
        // 1/3 to 1/6 is 92 days on 100 million: 920.000, and 422.000 carried.
        var due = Contract.AsOf("2026-06-01", PaidOut, On("2026-03-01", Bullet));

        Assert.Equal([0L, 1_342_000, 0], due.Interest());
        Assert.Equal(Make.State("2026-06-01", 100_000_000, interestDue: 1_342_000, overdueInterest: 42_000, lateInterest: 868), due.State);

        // Ten days on: 10 × 268,4 more of late-payment interest, 10 × 10.000 accrued.
        Assert.Equal(
            Make.State("2026-06-11", 100_000_000, accrued: 100_000, interestDue: 1_342_000, overdueInterest: 42_000, lateInterest: 3_552, daysPastDue: 10),
            Contract.AsOf("2026-06-11", PaidOut, On("2026-03-01", Bullet)).State);
    }

    [Fact]
    public void What_an_old_row_was_paid_stays_with_it()
    {
        // 5 million of overdue principal; the other 95 are planned anew over two rows.
        var position = Contract.AsOf(
            "2026-03-01", PaidOut, Make.Received("2026-03-01", 5_000_000), On("2026-03-01", Make.Terms(RepaymentMethod.EqualPrincipal, 2)));

        Assert.Equal([5_000_000L, 47_500_000, 47_500_000], position.Principal());
        Assert.Equal([5_000_000L, 0, 0], position.PrincipalPaid());
        Assert.Equal(0, position.State.DaysPastDue);
    }

    [Fact]
    public void On_a_due_date_the_row_of_the_day_is_planned_anew_too()
    {
        var position = Contract.AsOf("2026-02-15", PaidOut, On("2026-02-15", Bullet));

        Assert.Equal(Make.State("2026-02-15", 100_000_000, accrued: 310_000), position.State);
        Assert.Equal(["2026-02-15", "2026-05-15", "2026-08-15"], position.DueDates());
    }

    [Fact]
    public void Whole_months_count_from_the_restructuring()
    {
        // 0,4 % a month on 100 million, each quarter 1.200.000. By 15/5, 30 of the 91 days of row 2: 1.200.000 × 30 ÷ 91 = 395.604,4.
        var contract = (Make.Terms(RepaymentMethod.Bullet, 12, every: 3) with { Rate = Make.FundRate, DayCount = DayCount.WholeMonths }).Contract();

        var position = contract.AsOf(
            "2026-08-15", PaidOut, Make.Received("2026-04-15", 1_200_000), On("2026-05-15", Bullet with { DayCount = DayCount.WholeMonths }));

        Assert.Equal(["2026-04-15", "2026-08-15", "2026-11-15"], position.DueDates());
        Assert.Equal([1_200_000L, 1_595_604, 0], position.Interest());
    }

    [Fact]
    public void Custom_rows_are_numbered_within_the_new_terms()
    {
        var custom = Make.Terms(RepaymentMethod.Custom, 3) with { CustomPrincipal = [new(2, new Dong(60_000_000))] };

        var position = Contract.AsOf("2026-03-01", PaidOut, On("2026-03-01", custom));

        Assert.Equal([0L, 0, 60_000_000, 40_000_000], position.Principal());
    }

    [Fact]
    public void An_annuity_is_level_over_the_new_rows()
    {
        // 31, 30 and 31 days: 100.000.000 ÷ (1/1,0031 + 1/(1,0031 × 1,003) + 1/(1,0031² × 1,003)) = 33.537.987, rounded 33.538.000.
        // Row by row: 33.538.000 − 310.000; − 66.772.000 × 0,003 = 200.316; the last takes what is left.
        var position = Contract.AsOf("2026-03-01", PaidOut, On("2026-03-01", Make.Terms(RepaymentMethod.Annuity, 3)));

        Assert.Equal([0L, 33_228_000, 33_337_684, 33_434_316], position.Principal());
    }

    [Fact]
    public void A_tranche_afterwards_is_planned_over_the_new_rows()
    {
        var position = Contract.AsOf(
            "2026-04-10", PaidOut, On("2026-03-01", Make.Terms(RepaymentMethod.EqualPrincipal, 2)), Make.PaidOut("2026-04-10", 20_000_000));

        Assert.Equal(["2026-02-15", "2026-04-01", "2026-05-01"], position.DueDates());
        Assert.Equal([0L, 50_000_000, 70_000_000], position.Principal());
        Assert.Equal([0L, 732_000, 0], position.Interest()); // 31 × 10.000 + 422.000
    }

    [Fact]
    public void Rate_and_rounding_of_interest_stay_as_signed()
    {
        // Rounded to a thousand, the 868 of late-payment interest would become 1.000.
        var other = Bullet with { Rate = Make.FundRate, InterestRoundTo = new Dong(1_000) };

        Assert.Equal(
            Contract.AsOf("2026-06-11", PaidOut, On("2026-03-01", Bullet)).State, Contract.AsOf("2026-06-11", PaidOut, On("2026-03-01", other)).State);
    }

    [Fact]
    public void It_can_be_restructured_again()
    {
        // By 11/3 another 10 × 10.000 on top of the 422.000 carried.
        var position = Contract.AsOf("2026-03-11", PaidOut, On("2026-03-01", Bullet), On("2026-03-11", Bullet));

        Assert.Equal(Make.State("2026-03-11", 100_000_000, accrued: 522_000, overdueInterest: 42_000, lateInterest: 868), position.State);
        Assert.Equal(["2026-02-15", "2026-06-11", "2026-09-11"], position.DueDates());
    }

    [Fact]
    public void A_segment_ends_where_it_is_restructured_although_nothing_else_changes()
    {
        var explanation = new Explanation();
        _ = LoanReplay.AsOf(
            Contract, [PaidOut, Make.Received("2026-02-15", 20_310_000), On("2026-03-01", Bullet)], Make.Day("2026-03-11"), explanation);

        Assert.Equal(
            ["1 31 100.000.000", "2 14 80.000.000", "2 10 80.000.000"],
            explanation.Segments.Select(segment => $"{segment.Row} {segment.Days} {segment.Balance}"));
    }

    [Fact]
    public void A_settled_loan_and_a_first_due_date_in_the_past_are_refused()
    {
        Assert.Equal("restructuring-of-nothing", Make.Refusal(() => Contract.AsOf(
            "2026-01-20", PaidOut, Make.Prepaid("2026-01-20", 100_050_000), On("2026-01-20", Bullet))).Code);
        Assert.Equal("first-due-date-too-early", Make.Refusal(() => Contract.AsOf(
            "2026-03-01", PaidOut, On("2026-03-01", Bullet with { FirstDueDate = Make.Day("2026-03-01") }))).Code);
        Assert.Equal("event-before-first-disbursement", Make.Refusal(() => Contract.AsOf(
            "2026-03-01", PaidOut, On("2026-01-14", Bullet))).Code);
    }

    private static Restructuring On(string date, LoanTerms terms) => new(Make.Day(date), terms);
}

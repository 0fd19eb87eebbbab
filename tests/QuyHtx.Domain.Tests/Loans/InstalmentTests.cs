using QuyHtx.Domain.Loans;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>Rule 1: where the rows of a loan stand before any day off moves them.</summary>
public sealed class InstalmentTests
{
    [Fact]
    public void A_loan_of_31_January_falls_on_month_ends_and_the_31st_comes_back()
    {
        var schedule = Make.Terms(RepaymentMethod.Bullet, 6).Contract().Schedule(Make.PaidOut("2027-01-31", 1_000_000));

        // Counted from 31 January each time, not from the row before: 28/2 does not make every later row a 28th.
        Assert.Equal(["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30", "2027-07-31"], schedule.DueDates());
    }

    [Fact]
    public void A_loan_of_31_January_of_a_leap_year_falls_on_29_February()
    {
        var schedule = Make.Terms(RepaymentMethod.Bullet, 2).Contract().Schedule(Make.PaidOut("2028-01-31", 1_000_000));

        Assert.Equal(["2028-02-29", "2028-03-31"], schedule.DueDates());
    }

    [Fact]
    public void A_yearly_loan_of_29_February_falls_on_the_28th_and_in_the_next_leap_year_on_the_29th_again()
    {
        var schedule = Make.Terms(RepaymentMethod.Bullet, 48, every: 12).Contract().Schedule(Make.PaidOut("2028-02-29", 1_000_000));

        Assert.Equal(["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"], schedule.DueDates());
    }

    [Fact]
    public void A_monthly_loan_of_29_February_keeps_the_29th_of_every_longer_month()
    {
        var schedule = Make.Terms(RepaymentMethod.Bullet, 12).Contract().Schedule(Make.PaidOut("2028-02-29", 1_000_000));

        Assert.Equal(
            [
                "2028-03-29", "2028-04-29", "2028-05-29", "2028-06-29", "2028-07-29", "2028-08-29",
                "2028-09-29", "2028-10-29", "2028-11-29", "2028-12-29", "2029-01-29", "2029-02-28",
            ],
            schedule.DueDates());
    }

    [Fact]
    public void A_term_that_is_no_multiple_of_the_interval_ends_with_a_shorter_row_at_maturity()
    {
        // ceil(7 ÷ 3) = 3 rows; the third would be nine months out and is cut to the seventh month.
        var schedule = Make.Terms(RepaymentMethod.Bullet, 7, every: 3).Contract().Schedule(Make.PaidOut("2026-01-15", 1_000_000));

        Assert.Equal(["2026-04-15", "2026-07-15", "2026-08-15"], schedule.DueDates());
    }

    [Fact]
    public void A_term_one_month_past_a_multiple_of_the_interval_has_one_row_more()
    {
        var contract = (int months) => Make.Terms(RepaymentMethod.Bullet, months, every: 3).Contract();

        Assert.Equal(["2026-04-15", "2026-07-15"], contract(6).Schedule(Make.PaidOut("2026-01-15", 1)).DueDates());
        Assert.Equal(["2026-04-15", "2026-06-15"], contract(5).Schedule(Make.PaidOut("2026-01-15", 1)).DueDates());
    }

    [Fact]
    public void A_term_shorter_than_the_interval_has_one_row_at_maturity()
    {
        var schedule = Make.Terms(RepaymentMethod.Bullet, 10, every: 12).Contract().Schedule(Make.PaidOut("2026-01-15", 1_000_000));

        Assert.Equal(["2026-11-15"], schedule.DueDates());
    }

    [Fact]
    public void A_first_due_date_chosen_by_the_fund_is_where_the_rows_are_counted_from()
    {
        var terms = Make.Terms(RepaymentMethod.Bullet, 6) with { FirstDueDate = Make.Day("2026-02-25") };

        // Maturity is f + (6 − 1) months.
        Assert.Equal(
            ["2026-02-25", "2026-03-25", "2026-04-25", "2026-05-25", "2026-06-25", "2026-07-25"],
            terms.Contract().Schedule(Make.PaidOut("2026-01-15", 1_000_000)).DueDates());
    }

    [Fact]
    public void A_first_due_date_on_a_31st_gives_month_ends_counted_from_it()
    {
        var terms = Make.Terms(RepaymentMethod.Bullet, 4) with { FirstDueDate = Make.Day("2026-03-31") };

        Assert.Equal(
            ["2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"],
            terms.Contract().Schedule(Make.PaidOut("2026-02-10", 1_000_000)).DueDates());
    }

    [Fact]
    public void A_first_due_date_and_a_term_that_is_no_multiple_end_at_the_first_due_date_plus_the_term_less_one_interval()
    {
        var terms = Make.Terms(RepaymentMethod.Bullet, 7, every: 3) with { FirstDueDate = Make.Day("2026-05-10") };

        // Maturity is f + (7 − 3) = 10 September, so the third row, which would be 10 November, is cut.
        Assert.Equal(
            ["2026-05-10", "2026-08-10", "2026-09-10"],
            terms.Contract().Schedule(Make.PaidOut("2026-01-15", 1_000_000)).DueDates());
    }

    [Fact]
    public void A_first_due_date_of_a_term_shorter_than_the_interval_is_itself_cut_to_maturity()
    {
        var terms = Make.Terms(RepaymentMethod.Bullet, 2, every: 3) with { FirstDueDate = Make.Day("2026-06-10") };

        // Maturity is f + (2 − 3) months.
        Assert.Equal(["2026-05-10"], terms.Contract().Schedule(Make.PaidOut("2026-01-15", 1_000_000)).DueDates());
    }

    [Fact]
    public void A_first_due_date_may_be_the_day_after_the_loan()
    {
        var terms = Make.Terms(RepaymentMethod.Bullet, 2) with { FirstDueDate = Make.Day("2026-01-16") };

        Assert.Equal(["2026-01-16", "2026-02-16"], terms.Contract().Schedule(Make.PaidOut("2026-01-15", 1_000_000)).DueDates());
    }

    [Theory]
    [InlineData("2026-01-15")]
    [InlineData("2026-01-14")]
    public void A_first_due_date_that_is_not_after_the_loan_is_refused(string first)
    {
        var terms = Make.Terms(RepaymentMethod.Bullet, 2) with { FirstDueDate = Make.Day(first) };

        var refusal = Make.Refusal(() => terms.Contract().Schedule(Make.PaidOut("2026-01-15", 1_000_000)));

        Assert.Equal("first-due-date-too-early", refusal.Code);
        Assert.Equal("firstDueDate", refusal.Field);
        Assert.Equal([Make.Day(first), Make.Day("2026-01-15")], refusal.Values);
    }

    [Fact]
    public void A_first_due_date_whose_maturity_is_not_after_the_loan_is_refused()
    {
        // f + (2 − 3) months = 15 January, the day of the loan itself.
        var terms = Make.Terms(RepaymentMethod.Bullet, 2, every: 3) with { FirstDueDate = Make.Day("2026-02-15") };

        Assert.Equal(
            "first-due-date-too-early",
            Make.Refusal(() => terms.Contract().Schedule(Make.PaidOut("2026-01-15", 1_000_000))).Code);
        Assert.Equal(
            "first-due-date-too-early",
            Make.Refusal(() => terms.Contract().AsOf("2026-03-01", Make.PaidOut("2026-01-15", 1_000_000))).Code);
    }
}

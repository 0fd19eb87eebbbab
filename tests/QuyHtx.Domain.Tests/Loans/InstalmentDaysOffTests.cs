using NodaTime.Text;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>Rules 2 and 3: what a day off does to a due date, and from which day to which a row earns.</summary>
public sealed class InstalmentDaysOffTests
{
    private static readonly RepaymentRules Following = Make.Rules with { BusinessDayConvention = BusinessDayConvention.Following };

    [Fact]
    public void A_row_on_a_Saturday_or_a_Sunday_moves_to_Monday_and_the_next_row_is_not_moved_with_it()
    {
        // 10 January 2026 is a Saturday. Nominal: 10/2 Tuesday, 10/3 Tuesday, 10/4 Friday, 10/5 Sunday, 10/6 Wednesday, … 10/10 Saturday.
        var schedule = Make.Terms(RepaymentMethod.Bullet, 9).Contract(Following).Schedule(Make.PaidOut("2026-01-10", 1_000_000));

        Assert.Equal(
            [
                "2026-02-10", "2026-03-10", "2026-04-10", "2026-05-11", "2026-06-10",
                "2026-07-10", "2026-08-10", "2026-09-10", "2026-10-12",
            ],
            schedule.DueDates());
        Assert.Equal("2026-05-10", schedule.NominalDates()[3]);
        Assert.Equal("2026-10-10", schedule.NominalDates()[8]);
    }

    [Fact]
    public void A_month_end_moves_into_the_next_month()
    {
        // 31 January 2026 is a Saturday; 28 February a Saturday, 31 May a Sunday.
        var schedule = Make.Terms(RepaymentMethod.Bullet, 4).Contract(Following).Schedule(Make.PaidOut("2026-01-31", 1_000_000));

        Assert.Equal(["2026-03-02", "2026-03-31", "2026-04-30", "2026-06-01"], schedule.DueDates());
    }

    [Theory]
    [InlineData("2026-01-13", "2026-02-13")] // Friday before Tết: a working day
    [InlineData("2026-01-14", "2026-02-23")] // Saturday, then Sunday, five days of Tết, Saturday, Sunday
    [InlineData("2026-01-15", "2026-02-23")] // Sunday
    [InlineData("2026-01-16", "2026-02-23")] // the first day of Tết
    [InlineData("2026-01-20", "2026-02-23")] // the last day of Tết, a Friday
    [InlineData("2026-01-22", "2026-02-23")] // the Sunday after it
    [InlineData("2026-01-23", "2026-02-23")] // Monday: a working day
    [InlineData("2026-01-24", "2026-02-24")]
    public void A_row_inside_Tet_moves_to_the_first_working_day_after_it(string d0, string due)
    {
        var schedule = Make.Terms(RepaymentMethod.Bullet, 1).Contract(Following, Make.Tet2026).Schedule(Make.PaidOut(d0, 1_000_000));

        Assert.Equal([due], schedule.DueDates());
    }

    [Fact]
    public void Unadjusted_leaves_a_row_inside_Tet_where_it_is()
    {
        var schedule = Make.Terms(RepaymentMethod.Bullet, 1).Contract(Make.Rules, Make.Tet2026)
            .Schedule(Make.PaidOut("2026-01-17", 1_000_000));

        Assert.Equal(["2026-02-17"], schedule.DueDates());
        Assert.Equal(["2026-02-17"], schedule.NominalDates());
    }

    [Fact]
    public void A_loan_paid_out_on_a_day_off_begins_that_day()
    {
        // 17 January 2026 is a Saturday: the loan earns from it, whatever the calendar says of due dates.
        var schedule = Make.Terms(RepaymentMethod.Bullet, 1).Contract(Following).Schedule(Make.PaidOut("2026-01-17", 100_000_000));

        Assert.Equal(["2026-02-17"], schedule.DueDates());
        Assert.Equal([31], schedule.Days());
        Assert.Equal([310_000L], schedule.Interest());
    }

    [Fact]
    public void A_row_earns_from_the_due_date_before_it_to_the_day_before_its_own_due_date()
    {
        // Nominal 15/2 (Sunday, then Tết) falls due on 23/2, nominal 15/3 (Sunday) on 16/3, 15/4 (Wednesday) on itself.
        var schedule = Make.Terms(RepaymentMethod.Bullet, 3).Contract(Following, Make.Tet2026)
            .Schedule(Make.PaidOut("2026-01-15", 100_000_000));

        Assert.Equal(["2026-02-23", "2026-03-16", "2026-04-15"], schedule.DueDates());

        // 15/1 → 23/2: 17 days of January and 22 of February. 23/2 → 16/3: 6 + 15. 16/3 → 15/4: 16 + 14. At 10,000 a day.
        Assert.Equal([39, 21, 30], schedule.Days());
        Assert.Equal([390_000L, 210_000, 300_000], schedule.Interest());
    }

    [Fact]
    public void Rows_pushed_onto_one_day_both_fall_due_and_the_later_one_has_no_day_and_no_interest()
    {
        // Every day from 15 February to 15 March 2026 off: rows 1 and 2 both fall due on Monday 16 March.
        var daysOff = Enumerable.Range(0, 29).Select(days => LocalDatePattern.Iso.Format(Make.Day("2026-02-15").PlusDays(days)));
        foreach (var dayCount in new[] { DayCount.Actual365, DayCount.WholeMonths })
        {
            var terms = Make.Terms(RepaymentMethod.EqualPrincipal, 4) with { DayCount = dayCount };
            var schedule = terms.Contract(Following, [.. daysOff]).Schedule(Make.PaidOut("2026-01-15", 100_000_000));

            Assert.Equal(["2026-03-16", "2026-03-16", "2026-04-15", "2026-05-15"], schedule.DueDates());
            Assert.Equal([60, 0, 30, 30], schedule.Days());
            Assert.Equal([25_000_000L, 25_000_000, 25_000_000, 25_000_000], schedule.Principal());
            Assert.Equal(0, schedule.Interest()[1]);

            // The balance of a day is the balance at its end: both rows have left it.
            Assert.Equal([50_000_000L, 50_000_000, 25_000_000, 0], schedule.Balances());
        }
    }
}

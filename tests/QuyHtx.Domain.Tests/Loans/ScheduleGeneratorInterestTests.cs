using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>Contract interest of the rows of a schedule.</summary>
public sealed class ScheduleGeneratorInterestTests
{
    private static readonly Disbursement First = Make.PaidOut("2026-01-15", 100_000_000);

    [Fact]
    public void Actual_365_counts_the_days_of_each_row()
    {
        // 100 million × 0.0001: 10,000 a day, rows of 31, 28 and 31 days.
        var schedule = Make.Terms(RepaymentMethod.Bullet, 3).Contract().Schedule(First);

        Assert.Equal([31, 28, 31], schedule.Days());
        Assert.Equal([310_000L, 280_000, 310_000], schedule.Interest());
    }

    [Fact]
    public void A_leap_year_has_366_days_and_is_still_divided_by_365()
    {
        // Circular 14/2017/TT-NHNN: a year is 365 days. 29 February 2028 is a day like any other: 366 × 10,000.
        var schedule = Make.Terms(RepaymentMethod.Bullet, 12, every: 12).Contract().Schedule(Make.PaidOut("2028-01-15", 100_000_000));

        Assert.Equal([366], schedule.Days());
        Assert.Equal([3_660_000L], schedule.Interest());
    }

    [Fact]
    public void The_usual_loan_of_a_fund()
    {
        // 900 million at 0.4 %/month = 4.8 %/year: 43,200,000 ÷ 365 a day. 90 days: 10,652,054.79; 91: 10,770,410.96; 92: 10,888,767.12.
        var terms = Make.Terms(RepaymentMethod.Bullet, 12, every: 3) with { Rate = Make.FundRate };

        var schedule = terms.Contract().Schedule(Make.PaidOut("2026-01-15", 900_000_000));

        Assert.Equal([90, 91, 92, 92], schedule.Days());
        Assert.Equal([10_652_055L, 10_770_411, 10_888_767, 10_888_767], schedule.Interest());
        Assert.Equal(43_200_000, schedule.TotalInterest.Value);
    }

    [Fact]
    public void Interest_falls_with_the_principal()
    {
        // 100, 75, 50 and 25 million for 31, 28, 31 and 30 days.
        var schedule = Make.Terms(RepaymentMethod.EqualPrincipal, 4).Contract().Schedule(First);

        Assert.Equal([310_000L, 210_000, 155_000, 75_000], schedule.Interest());
        Assert.Equal([25_310_000L, 25_210_000, 25_155_000, 25_075_000], schedule.Rows.Select(row => row.Total.Value));
    }

    [Fact]
    public void A_row_is_rounded_once_and_not_by_its_segments()
    {
        var terms = Make.Terms(RepaymentMethod.Bullet, 1);

        // 4,000 for 1 day and 4,800 for 30: 0.4 + 14.4 = 14.8 → 15; rounded apart it would be 0 + 14.
        Assert.Equal([15L], terms.Contract().Schedule(Make.PaidOut("2026-01-15", 4_000), Make.PaidOut("2026-01-16", 800)).Interest());

        // 5,000 for 1 day and 5,500 for 30: 0.5 + 16.5 = 17; rounded apart it would be 1 + 17.
        Assert.Equal([17L], terms.Contract().Schedule(Make.PaidOut("2026-01-15", 5_000), Make.PaidOut("2026-01-16", 500)).Interest());
    }

    [Theory]
    [InlineData(15_000, 47)] // × 31 × 0.0001 = 46.5
    [InlineData(14_999, 46)] // 46.4969
    [InlineData(5_000, 16)] // 15.5
    [InlineData(25_000, 78)] // 77.5, which rounding half to even would also make 78
    [InlineData(35_000, 109)] // 108.5, which rounding half to even would make 108
    public void Interest_exactly_on_half_a_dong_is_rounded_up(long principal, long interest)
    {
        var schedule = Make.Terms(RepaymentMethod.Bullet, 1).Contract().Schedule(Make.PaidOut("2026-01-15", principal));

        Assert.Equal([interest], schedule.Interest());
    }

    [Theory]
    [InlineData(100_000_000, 310_000)] // already a multiple
    [InlineData(15_000_000, 47_000)] // 46,500: exactly on half
    [InlineData(14_990_000, 46_000)] // 46,469
    [InlineData(161_290, 0)] // 499.999
    [InlineData(161_291, 1_000)] // 500.0021
    public void Interest_is_rounded_to_a_thousand_dong_where_the_loan_says_so(long principal, long interest)
    {
        var terms = Make.Terms(RepaymentMethod.Bullet, 1) with { InterestRoundTo = new Dong(1_000) };

        Assert.Equal([interest], terms.Contract().Schedule(Make.PaidOut("2026-01-15", principal)).Interest());
    }

    [Fact]
    public void A_rate_of_nil_earns_nothing()
    {
        var terms = Make.Terms(RepaymentMethod.Bullet, 2) with { Rate = new InterestRate(0m, RateUnit.PercentPerMonth) };

        Assert.Equal([0L, 0], terms.Contract().Schedule(First).Interest());
    }

    [Fact]
    public void Whole_months_earn_the_same_in_every_full_row()
    {
        Assert.Equal([400_000L, 400_000, 400_000], WholeMonths(3).Contract().Schedule(First).Interest());
        Assert.Equal([1_200_000L, 1_200_000], WholeMonths(6, every: 3).Contract().Schedule(First).Interest());
    }

    [Fact]
    public void Whole_months_earn_the_same_where_days_off_lengthen_a_row()
    {
        // 15/1 → 23/2 after Tết: 39 days, one month. 23/2 → 16/3: 21 days, one month.
        var following = Make.Rules with { BusinessDayConvention = BusinessDayConvention.Following };

        var schedule = WholeMonths(3).Contract(following, Make.Tet2026).Schedule(First);

        Assert.Equal([39, 21, 30], schedule.Days());
        Assert.Equal([400_000L, 400_000, 400_000], schedule.Interest());
    }

    [Fact]
    public void Whole_months_count_a_last_row_cut_by_maturity_by_its_nominal_days()
    {
        // Rows to 15/4 and 15/7 of three months; 15/7 → 15/8: 31 days ÷ 30 months × 400,000 = 413,333.3.
        Assert.Equal([1_200_000L, 1_200_000, 413_333], WholeMonths(7, every: 3).Contract().Schedule(First).Interest());
    }

    [Fact]
    public void Whole_months_count_a_broken_first_row_by_its_nominal_days()
    {
        // 15/1 → 25/2: 41 days ÷ 30 × 400,000 = 546,666.7; then full months.
        var terms = WholeMonths(3) with { FirstDueDate = Make.Day("2026-02-25") };

        Assert.Equal([546_667L, 400_000, 400_000], terms.Contract().Schedule(First).Interest());
    }

    [Fact]
    public void Whole_months_count_a_broken_row_from_nominal_date_to_nominal_date_and_not_between_due_dates()
    {
        // First due date 21/2, a Saturday after Tết, falls due on 23/2: 39 days in the row, but 37 nominal ones.
        // 400,000 × 37 ÷ 30 = 493,333.3.
        // 21/3 is a Saturday as well: 23/2 → 23/3.
        var following = Make.Rules with { BusinessDayConvention = BusinessDayConvention.Following };
        var terms = WholeMonths(2) with { FirstDueDate = Make.Day("2026-02-21") };

        var schedule = terms.Contract(following, Make.Tet2026).Schedule(First);

        Assert.Equal([39, 28], schedule.Days());
        Assert.Equal([493_333L, 400_000], schedule.Interest());
    }

    [Theory]
    [InlineData("2026-02-14", 400_000)] // 30 days ÷ 30: the same as a month, by chance
    [InlineData("2026-02-15", 400_000)] // d0 + 1 month: a regular row, although it has 31 days
    [InlineData("2026-02-16", 426_667)] // 32 days ÷ 30 × 400,000 = 426,666.7
    public void Whole_months_know_a_first_row_that_the_fund_put_where_rule_1_puts_it(string first, long interest)
    {
        var terms = WholeMonths(2) with { FirstDueDate = Make.Day(first) };

        Assert.Equal([interest, 400_000], terms.Contract().Schedule(First).Interest());
    }

    [Fact]
    public void Whole_months_weigh_each_day_of_a_row_alike_when_the_principal_changes_in_it()
    {
        // Row 1 has 31 days. 100 million for 10 of them and 150 for 21: 0.4 % × (100 × 10 + 150 × 21) ÷ 31 = 535,483.87.
        var schedule = WholeMonths(2).Contract().Schedule(First, Make.PaidOut("2026-01-25", 50_000_000));

        Assert.Equal([535_484L, 600_000], schedule.Interest());
    }

    private static LoanTerms WholeMonths(int months, int every = 1) =>
        Make.Terms(RepaymentMethod.Bullet, months, every) with { Rate = Make.FundRate, DayCount = DayCount.WholeMonths };
}

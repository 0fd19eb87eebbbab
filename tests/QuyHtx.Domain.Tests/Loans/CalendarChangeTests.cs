using System.Numerics;
using NodaTime;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;
using QuyHtx.Tests.Shared;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>
/// A loan whose fund puts days on its list of holidays, or takes them off, while it runs. 100 million are paid out on Monday 5/1/2026; one
/// đồng earns 0.0001 a day, and a whole month of 100 million is 304.166,67.
/// </summary>
public sealed class CalendarChangeTests
{
    private static readonly RepaymentRules Following = Make.Rules with { BusinessDayConvention = BusinessDayConvention.Following };

    private static readonly Disbursement PaidOut = Make.PaidOut("2026-01-05", 100_000_000);

    [Fact]
    public void Rows_to_come_move_from_the_day_of_the_change_and_those_that_fell_due_stay()
    {
        var contract = Changed(Make.Terms(RepaymentMethod.EqualPrincipal, 5), "2026-02-10", "2026-02-05", "2026-03-05");

        Assert.Equal(["2026-02-05", "2026-03-05", "2026-04-06", "2026-05-05", "2026-06-05"], contract.AsOf("2026-02-09", PaidOut).DueDates());
        Assert.Equal(["2026-02-05", "2026-03-06", "2026-04-06", "2026-05-05", "2026-06-05"], contract.AsOf("2026-02-10", PaidOut).DueDates());

        // 31 × 10.000 as it fell due; 29 × 8.000 to 6/3, and 31 × 6.000 from there.
        Assert.Equal([310_000L, 232_000, 186_000], contract.AsOf("2026-04-06", PaidOut).Interest().Take(3));
    }

    [Fact]
    public void Every_change_counts_from_its_own_day()
    {
        var calendar = WorkingCalendar.WithHistory(
            [new(Make.Day("2026-02-05"), Make.Day("2026-01-06"), Make.Day("2026-01-20")), new(Make.Day("2026-02-06"), Make.Day("2026-01-20"), null)]);
        var contract = new LoanContract(Make.Terms(RepaymentMethod.Bullet, 1), Following, calendar);

        Assert.Equal(["2026-02-05"], contract.AsOf("2026-01-05", PaidOut).DueDates());
        Assert.Equal(["2026-02-06"], contract.AsOf("2026-01-06", PaidOut).DueDates());
        Assert.Equal(["2026-02-05"], contract.AsOf("2026-01-20", PaidOut).DueDates());

        // A loan that begins after a change knows nothing else.
        Assert.Equal(["2026-02-20"], contract.AsOf("2026-01-20", Make.PaidOut("2026-01-20", 1_000)).DueDates());
        Assert.Equal(["2026-02-09"], contract.AsOf("2026-01-20", Make.PaidOut("2026-01-06", 1_000)).DueDates());
    }

    [Fact]
    public void Whole_months_of_the_running_row_spread_over_its_new_days_and_the_explanation_with_them()
    {
        var contract = Changed(Make.Terms(RepaymentMethod.Bullet, 1) with { DayCount = DayCount.WholeMonths }, "2026-01-20", "2026-02-05");
        var explanation = new Explanation();

        // 14 of 31 days are 137.365,59; 15 of 32 are 142.578,13; all 32 are the month.
        Assert.Equal(new Dong(137_366), contract.AsOf("2026-01-19", PaidOut).State.InterestAccruedNotDue);
        Assert.Equal(new Dong(142_578), contract.AsOf("2026-01-20", PaidOut).State.InterestAccruedNotDue);
        Assert.Equal([304_167L], LoanReplay.AsOf(contract, [PaidOut], Make.Day("2026-02-06"), explanation).Interest());
        var segment = Assert.Single(explanation.Segments);
        Assert.Equal((32, 32), (segment.Days, segment.DailyRate.RowDays));
    }

    [Fact]
    public void What_a_settlement_or_a_restructuring_took_before_the_change_stays()
    {
        var terms = Make.Terms(RepaymentMethod.Bullet, 1) with { DayCount = DayCount.WholeMonths };
        var contract = Changed(terms, "2026-01-21", "2026-02-05");

        // 15 of 31 days: 147.177,42. By the later calendar it would have been 142.578.
        var settled = contract.AsOf("2026-03-01", PaidOut, Make.Prepaid("2026-01-20", 100_147_177));
        Assert.Equal(Make.State("2026-03-01"), settled.State);
        var restructured = contract.AsOf("2026-01-21", PaidOut, new Restructuring(Make.Day("2026-01-20"), Make.Terms(RepaymentMethod.Bullet, 6)));
        Assert.Equal(new Dong(147_177), restructured.Rows[0].CarriedInterest);
    }

    [Fact]
    public void What_happened_before_a_change_stays_in_every_life() => EveryLife.Keeps(loan =>
    {
        var (on, known, changed) = WithAChange(loan);
        var (before, after) = (LoanReplay.AsOf(known, loan.Events, loan.AsOf), LoanReplay.AsOf(changed, loan.Events, loan.AsOf));
        var fallen = LoanReplay.AsOf(known, loan.Events, on.PlusDays(-1)).Rows.Count(row => row.HasFallenDue);

        Assert.Equal(Due(before.Rows.Take(fallen)), Due(after.Rows.Take(fallen)));
        Assert.Equal(Paid(before), Paid(after));

        IEnumerable<(LocalDate, Dong, Dong)> Due(IEnumerable<LoanRow> rows) => rows.Select(row => (row.DueDate, row.Principal, row.Interest));
        IEnumerable<(LocalDate, AllocatedPart)> Paid(LoanPosition position) => position.Allocations.Where(allocation => allocation.Date < on)
            .SelectMany(allocation => allocation.Parts.Select(part => (allocation.Date, part)));
    });

    [Fact]
    public void After_a_change_rows_to_come_fall_due_by_it_and_interest_is_the_sum_of_its_segments_in_every_life() => EveryLife.Keeps(loan =>
    {
        var (on, _, changed) = WithAChange(loan);
        var asOf = LocalDate.Max(on, loan.AsOf);
        var explanation = new Explanation();
        var position = LoanReplay.AsOf(changed, loan.Events, asOf, explanation);

        Assert.All(
            position.Rows.Where(row => !row.HasFallenDue),
            row => Assert.Equal(changed.Calendar.Adjust(row.NominalDate, loan.Rules.BusinessDayConvention), row.DueDate));
        foreach (var row in position.Rows.Where(row => row.HasFallenDue))
        {
            var segments = explanation.Segments.Where(segment => segment.Row == row.No).ToList();
            var dongDays = segments.Aggregate(BigInteger.Zero, (sum, segment) => sum + segment.DongDays);
            Assert.True(segments.Select(segment => segment.DailyRate.Exact).Distinct().Count() <= 1);
            Assert.Equal(
                row.Interest.Value,
                segments.Count == 0 ? 0 : EveryLife.Rounded(dongDays, segments[0].DailyRate.Exact, loan.Terms.InterestRoundTo));
        }
    });

    /// <summary>These days are put on the list on a day.</summary>
    private static LoanContract Changed(LoanTerms terms, string on, params string[] holidays) => new(
        terms, Following, WorkingCalendar.WithHistory([.. holidays.Select(day => new ListedHoliday(Make.Day(day), Make.Day(on), null))]));

    /// <summary>On some day of a life half of the holidays to come go, and some others come.</summary>
    private static (LocalDate On, LoanContract Known, LoanContract Changed) WithAChange(RandomLoan loan)
    {
        var random = loan.Chance();
        var on = LocalDate.Max(loan.SomeDay(), loan.Disbursements[0].Date.PlusDays(1));
        var listed = loan.Holidays.Distinct().Select(day => new ListedHoliday(day, LocalDate.MinIsoValue, day > on && random.Next(2) == 0 ? on : null))
            .Concat(Enumerable.Range(0, 20).Select(_ => new ListedHoliday(on.PlusDays(random.Next(1, 90)), on, null)));
        return (on, loan.Contract, new LoanContract(loan.Terms, loan.Rules, WorkingCalendar.WithHistory([.. listed])));
    }
}

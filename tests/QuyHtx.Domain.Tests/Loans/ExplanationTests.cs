using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>
/// Giải trình: what an auditor follows with a calculator. The loan: 100 million in five shares of 20, due on the 15th from February,
/// nothing paid until 15/4.
/// </summary>
public sealed class ExplanationTests
{
    private static readonly LoanContract Contract = Make.Terms(RepaymentMethod.EqualPrincipal, 5).Contract();

    private static readonly Disbursement First = Make.PaidOut("2026-01-15", 100_000_000);

    [Fact]
    public void Each_run_of_days_on_one_balance_is_a_segment()
    {
        var segments = Explained("2026-04-15", First).Segments;

        Assert.Equal(
            [
                (InterestKind.Contract, 1, "2026-01-15", 31, 100_000_000, 310_000m), // × 0.0001
                (InterestKind.Contract, 2, "2026-02-15", 28, 80_000_000, 224_000m),
                (InterestKind.Overdue, null, "2026-02-15", 28, 20_000_000, 84_000m), // × 0.00015
                (InterestKind.Late, null, "2026-02-15", 28, 310_000, 1_736m), // × 0.0002
                (InterestKind.Contract, 3, "2026-03-15", 31, 60_000_000, 186_000m),
                (InterestKind.Overdue, null, "2026-03-15", 31, 40_000_000, 186_000m),
                (InterestKind.Late, null, "2026-03-15", 31, 534_000, 3_310.8m),
            ],
            segments.Select(segment => (
                segment.Kind,
                segment.Row,
                NodaTime.Text.LocalDatePattern.Iso.Format(segment.From),
                segment.Days,
                segment.Balance.Value,
                segment.AmountBeforeRounding())));
    }

    [Fact]
    public void A_segment_says_at_which_daily_rate_it_earned_and_where_that_comes_from()
    {
        var segments = Explained("2026-03-15", First).Segments;

        Assert.Equal(
            [new Fraction(1, 10_000), new Fraction(1, 10_000), new Fraction(3, 20_000), new Fraction(1, 5_000)],
            segments.Select(segment => segment.DailyRate.Exact));
        Assert.Equal(
            [Fraction.Of(0.0365m), Fraction.Of(0.0365m), Fraction.Of(0.05475m), Fraction.Of(0.073m)],
            segments.Select(segment => segment.DailyRate.PerYear));
    }

    [Fact]
    public void A_segment_of_whole_months_says_how_many_months_over_how_many_days()
    {
        // 15/1 → 25/2, broken: 41 thirtieths of a month over 41 days. 25/2 → 25/3: a month, 30 thirtieths, over 28 days.
        var terms = Make.Terms(RepaymentMethod.Bullet, 2) with { DayCount = DayCount.WholeMonths, FirstDueDate = Make.Day("2026-02-25") };
        var explanation = new Explanation();

        LoanReplay.AsOf(terms.Contract(), [First], Make.Day("2026-03-25"), explanation);

        Assert.Equal(
            [(DayCount.WholeMonths, 41, 41), (DayCount.WholeMonths, 30, 28)],
            explanation.Segments.Where(segment => segment.Kind == InterestKind.Contract)
                .Select(segment => (segment.DailyRate.Rule, segment.DailyRate.ThirtiethsOfMonths, segment.DailyRate.RowDays)));
    }

    [Fact]
    public void A_day_on_which_the_balance_does_not_change_does_not_cut_a_rows_segment()
    {
        // The payment of 1/2 is held; 100 million earn on.
        var segment = Assert.Single(Explained("2026-02-15", First, Make.Received("2026-02-01", 7)).Segments);

        Assert.Equal((Make.Day("2026-01-15"), Make.Day("2026-02-15"), 31), (segment.From, segment.To, segment.Days));
    }

    [Fact]
    public void The_running_totals_keep_a_segment_for_each_stop()
    {
        // A tranche on 20/2 leaves the 20 million overdue as they are.
        var overdue = Explained("2026-02-28", First, Make.PaidOut("2026-02-20", 8_000_000)).Segments
            .Where(segment => segment.Kind == InterestKind.Overdue);

        Assert.Equal([(5, 20_000_000L), (8, 20_000_000L)], overdue.Select(segment => (segment.Days, segment.Balance.Value)));
    }

    [Fact]
    public void Each_step_of_an_allocation_says_what_was_owed_taken_and_left()
    {
        // See PaymentAllocationTests for what is owed on 15/4.
        var explanation = Explained("2026-04-15", First, Make.Received("2026-04-15", 41_000_000));

        Assert.Equal(
            [
                Step(PaymentComponent.OverduePrincipal, 1, "2026-02-15", 20_000_000, 20_000_000, 21_000_000),
                Step(PaymentComponent.OverduePrincipal, 2, "2026-03-15", 20_000_000, 20_000_000, 1_000_000),
                Step(PaymentComponent.OverdueInterest, null, null, 270_000, 270_000, 730_000),
                Step(PaymentComponent.OverdueContractInterest, 1, "2026-02-15", 310_000, 310_000, 420_000),
                Step(PaymentComponent.OverdueContractInterest, 2, "2026-03-15", 224_000, 224_000, 196_000),
                Step(PaymentComponent.LateInterest, null, null, 5_047, 5_047, 190_953),
                Step(PaymentComponent.DuePrincipal, 3, "2026-04-15", 20_000_000, 190_953, 0),

                // Row 3: 60,000,000 × 31 days × 0.0001 = 186,000, for which nothing was left.
                Step(PaymentComponent.DueInterest, 3, "2026-04-15", 186_000, 0, 0),
            ],
            explanation.Steps);
    }

    [Fact]
    public void A_schedule_is_explained_too()
    {
        var explanation = new Explanation();

        ScheduleGenerator.Generate(Contract, [First], explanation);

        Assert.Equal(
            [(1, 100_000_000), (2, 80_000_000), (3, 60_000_000), (4, 40_000_000), (5, 20_000_000)],
            explanation.Segments.Select(segment => (segment.Row!.Value, segment.Balance.Value)));
        Assert.Empty(explanation.Steps);
    }

    private static AllocationStep Step(PaymentComponent component, int? row, string? due, long owed, long taken, long left) =>
        new(0, component, row, due is null ? null : Make.Day(due), new Dong(owed), new Dong(taken), new Dong(left));

    private static Explanation Explained(string asOf, params LoanEvent[] events)
    {
        var explanation = new Explanation();
        LoanReplay.AsOf(Contract, events, Make.Day(asOf), explanation);
        return explanation;
    }
}

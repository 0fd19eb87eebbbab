using System.Numerics;
using NodaTime;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Tests.Shared;
using static QuyHtx.Domain.Loans.PaymentComponent;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>What an explanation writes down is what was computed, for every life of every loan.</summary>
public sealed class ExplanationPropertyTests
{
    [Fact]
    public void Every_interest_of_rows_and_state_is_the_sum_of_its_segments_rounded_once() => EveryLife.Keeps(loan =>
    {
        var (position, segments) = Explained(loan, loan.AsOf);
        var unit = loan.Terms.InterestRoundTo;

        foreach (var row in position.Rows)
        {
            var earned = Rounded(segments.Where(segment => segment.Row == row.No), unit);
            var running = !row.HasFallenDue && position.Rows.Take(row.No - 1).All(before => before.HasFallenDue);

            Assert.Equal(row.HasFallenDue ? row.Interest.Value : running ? position.State.InterestAccruedNotDue.Value : 0, earned);
        }

        Assert.Equal(
            Rounded(segments.Where(segment => segment.Kind == InterestKind.Overdue), unit) - position.SumOf(OverdueInterest),
            position.State.OverdueInterestUnpaid.Value);
        Assert.Equal(
            Rounded(segments.Where(segment => segment.Kind == InterestKind.Late), unit) - position.SumOf(LateInterest),
            position.State.LateInterestUnpaid.Value);
    });

    [Fact]
    public void Interest_up_to_a_day_and_from_it_on_is_exactly_the_interest_over_both() => EveryLife.Keeps(loan =>
    {
        var cut = loan.SomeDay();
        var (_, whole) = Explained(loan, loan.AsOf);
        var (_, before) = Explained(loan, cut);

        // What a replay up to the cut earned is what the whole earned before it: đồng × days, in whole numbers, at the same rate.
        Assert.Equal(DongDays(whole, LocalDate.MinIsoValue, cut), DongDays(before, LocalDate.MinIsoValue, LocalDate.MaxIsoValue));

        foreach (var (interest, dongDays) in DongDays(whole, LocalDate.MinIsoValue, LocalDate.MaxIsoValue))
        {
            Assert.Equal(dongDays, Of(interest, LocalDate.MinIsoValue, cut) + Of(interest, cut, LocalDate.MaxIsoValue));
        }

        BigInteger Of((InterestKind, int?, Fraction) interest, LocalDate from, LocalDate to) =>
            DongDays(whole, from, to).GetValueOrDefault(interest);
    });

    [Fact]
    public void The_balances_of_a_day_are_those_of_the_state_of_that_day() => EveryLife.Keeps(loan =>
    {
        var day = loan.SomeDay();
        if (day >= loan.AsOf)
        {
            return;
        }

        var segments = Explained(loan, loan.AsOf).Segments.Where(segment => segment.From <= day && day < segment.To).ToList();
        var state = loan.Replayed(day).State;

        BigInteger Balance(params InterestKind[] kinds) => segments.Where(segment => kinds.Contains(segment.Kind))
            .Aggregate(BigInteger.Zero, (sum, segment) => sum + segment.Balance.Value);

        Assert.Equal(state.PrincipalOutstanding.Value, Balance(InterestKind.Contract, InterestKind.Overdue));
        Assert.Equal((state.PrincipalOverdue + state.PrincipalDueToday).Value, Balance(InterestKind.Overdue));
        Assert.Equal(state.InterestDueUnpaid.Value, Balance(InterestKind.Late));
        Assert.True(segments.Count <= 3);
    });

    [Fact]
    public void Segments_of_an_interest_follow_each_other_and_are_never_empty() => EveryLife.Keeps(loan =>
    {
        foreach (var interest in Explained(loan, loan.AsOf).Segments.GroupBy(segment => (segment.Kind, segment.Row)))
        {
            var last = LocalDate.MinIsoValue;
            foreach (var segment in interest)
            {
                Assert.True(last <= segment.From && segment.From < segment.To && segment.To <= loan.AsOf);
                Assert.True(segment.Balance > Dong.Zero);
                Assert.Equal((BigInteger)segment.Balance.Value * Period.DaysBetween(segment.From, segment.To), segment.DongDays);
                last = segment.To;
            }
        }
    });

    [Fact]
    public void The_steps_of_an_allocation_lead_from_the_payment_to_its_parts() => EveryLife.Keeps(loan =>
    {
        var explanation = new Explanation();
        var position = loan.Replayed(explanation: explanation);

        for (var i = 0; i < position.Allocations.Count; i++)
        {
            var allocation = position.Allocations[i];
            var steps = explanation.Steps.Where(step => step.Allocation == i).ToList();

            Assert.Equal(
                allocation.Parts.Select(part => (part.Component, part.Amount.Value)),
                steps.Where(step => step.Taken > Dong.Zero).GroupBy(step => step.Component).Select(part => (part.Key, part.Sum(step => step.Taken.Value))));
            Assert.All(steps, step => Assert.True(step.Owed > Dong.Zero && step.Taken <= step.Owed && step.Left >= Dong.Zero));
            for (var j = 1; j < steps.Count; j++)
            {
                Assert.Equal(steps[j - 1].Left, steps[j].Left + steps[j].Taken);
            }

            foreach (var step in steps.Where(step => step.Row is not null))
            {
                var isOverdue = step.Component is OverduePrincipal or OverdueContractInterest;
                Assert.True(isOverdue ? step.RowDueDate < allocation.Date : step.RowDueDate == allocation.Date);
            }
        }
    });

    [Fact]
    public void An_explanation_changes_no_figure() => EveryLife.Keeps(
        loan =>
        {
            var (explained, _) = Explained(loan, loan.AsOf);
            var plain = loan.Replayed();

            Assert.Equal(plain.State, explained.State);
            Assert.Equal(plain.Rows, explained.Rows);
            Assert.Equal(plain.Allocated(), explained.Allocated());
        },
        lives: 200);

    private static (LoanPosition Position, IReadOnlyList<InterestSegment> Segments) Explained(RandomLoan loan, LocalDate asOf)
    {
        var explanation = new Explanation();
        return (loan.Replayed(asOf, explanation), explanation.Segments);
    }

    private static long Rounded(IEnumerable<InterestSegment> segments, Dong unit)
    {
        var (dongDays, rate) = (BigInteger.Zero, Fraction.Zero);
        foreach (var segment in segments)
        {
            Assert.True(dongDays.IsZero || rate == segment.DailyRate.Exact);
            rate = segment.DailyRate.Exact;
            dongDays += (BigInteger)segment.Balance.Value * Period.DaysBetween(segment.From, segment.To);
        }

        return EveryLife.Rounded(dongDays, rate, unit);
    }

    /// <summary>Σ of đồng × days in [from, to), for each interest at each rate; those that earned nothing are left out.</summary>
    private static Dictionary<(InterestKind, int?, Fraction), BigInteger> DongDays(
        IEnumerable<InterestSegment> segments, LocalDate from, LocalDate to) => segments
            .Select(segment => (
                Interest: (segment.Kind, segment.Row, segment.DailyRate.Exact),
                DongDays: (BigInteger)segment.Balance.Value
                    * Math.Max(0, Period.DaysBetween(LocalDate.Max(from, segment.From), LocalDate.Min(to, segment.To)))))
            .Where(earned => !earned.DongDays.IsZero)
            .GroupBy(earned => earned.Interest)
            .ToDictionary(group => group.Key, group => group.Aggregate(BigInteger.Zero, (sum, earned) => sum + earned.DongDays));
}

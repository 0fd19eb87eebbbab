using System.Numerics;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using static QuyHtx.Domain.Loans.PaymentComponent;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>What is true of every life of every loan.</summary>
public sealed class LoanReplayPropertyTests
{
    [Fact]
    public void Principal_repaid_and_outstanding_is_what_was_paid_out() => EveryLife.Keeps(loan =>
    {
        var position = loan.Replayed();
        var paidOut = loan.Disbursements.Where(tranche => tranche.Date <= loan.AsOf)
            .Aggregate(BigInteger.Zero, (sum, tranche) => sum + tranche.Amount.Value);

        var repaid = position.SumOf(OverduePrincipal, DuePrincipal, PrepaidPrincipal);

        Assert.Equal(paidOut, repaid + position.State.PrincipalOutstanding.Value);

        // And the rows plan exactly what was not repaid early.
        Assert.Equal(paidOut - position.SumOf(PrepaidPrincipal), Sum(position.Rows, row => row.Principal));
        Assert.Equal(position.SumOf(OverduePrincipal, DuePrincipal), Sum(position.Rows, row => row.PrincipalPaid));
    });

    [Fact]
    public void Every_payment_goes_somewhere_and_every_dong_comes_from_a_payment() => EveryLife.Keeps(loan =>
    {
        var position = loan.Replayed();
        var received = loan.Repayments.Where(payment => payment.Date <= loan.AsOf).OrderBy(payment => payment.Date).ToList();

        foreach (var allocation in position.Allocations)
        {
            Assert.Equal(allocation.Amount.Value, allocation.Parts.Aggregate(BigInteger.Zero, (sum, part) => sum + part.Amount.Value));
        }

        Assert.Equal(
            received.Select(payment => (payment.Date, payment.Amount)),
            position.Allocations.Where(allocation => allocation.From == AllocationSource.Repayment)
                .Select(allocation => (allocation.Date, allocation.Amount)));

        var used = position.Allocations.Where(allocation => allocation.From == AllocationSource.Advance)
            .Aggregate(BigInteger.Zero, (sum, allocation) => sum + allocation.Amount.Value);
        Assert.Equal(position.SumOf(Advance), used + position.State.Advance.Value);
    });

    [Fact]
    public void What_the_future_holds_does_not_change_the_past() => EveryLife.Keeps(loan =>
    {
        var day = loan.SomeDay();

        var known = LoanReplay.AsOf(loan.Contract, [.. loan.Events.Where(happened => happened.Date <= day)], day);

        AssertSame(known, loan.Replayed(day));
    });

    [Fact]
    public void Days_may_be_entered_in_any_order() => EveryLife.Keeps(loan =>
    {
        // Whole days are shuffled; inside a day the order entered counts, and stays.
        var chance = loan.Chance();
        var shuffled = loan.Events.GroupBy(happened => happened.Date).OrderBy(_ => chance.Next()).SelectMany(day => day).ToList();

        AssertSame(loan.Replayed(), LoanReplay.AsOf(loan.Contract, shuffled, loan.AsOf));
    });

    [Fact]
    public void A_payment_made_in_two_parts_on_one_day_is_the_same_payment() => EveryLife.Keeps(loan =>
    {
        var whole = loan.Repayments.Where(payment => payment.Amount.Value > 1).ToList();
        if (whole.Count == 0)
        {
            return;
        }

        var chance = loan.Chance();
        var chosen = whole[chance.Next(whole.Count)];
        var first = new Dong(chance.NextInt64(1, chosen.Amount.Value));
        var events = loan.Events.ToList();
        var at = events.FindIndex(happened => ReferenceEquals(happened, chosen));
        events[at] = chosen with { Amount = first };
        events.Insert(at + 1, chosen with { Amount = chosen.Amount - first });

        var (one, two) = (loan.Replayed(), LoanReplay.AsOf(loan.Contract, events, loan.AsOf));

        Assert.Equal(one.State, two.State);
        Assert.Equal(one.Rows, two.Rows);
    });

    [Fact]
    public void Nothing_is_ever_below_nil_and_nothing_is_paid_that_is_not_owed() => EveryLife.Keeps(loan =>
    {
        var position = loan.Replayed();
        var state = position.State;

        foreach (var amount in new[]
                 {
                     state.PrincipalOutstanding, state.PrincipalOverdue, state.PrincipalDueToday, state.InterestAccruedNotDue,
                     state.InterestDueUnpaid, state.OverdueInterestUnpaid, state.LateInterestUnpaid, state.Advance,
                 })
        {
            Assert.True(amount >= Dong.Zero);
        }

        Assert.True(state.DaysPastDue >= 0);
        Assert.True(state.PrincipalOverdue + state.PrincipalDueToday <= state.PrincipalOutstanding);
        Assert.All(position.Allocations, allocation => Assert.All(allocation.Parts, part => Assert.True(part.Amount > Dong.Zero)));
        Assert.All(position.Rows, row =>
        {
            Assert.True(row.Principal >= Dong.Zero && row.Interest >= Dong.Zero);
            Assert.True(row.PrincipalPaid >= Dong.Zero && row.PrincipalPaid <= row.Principal);
            Assert.True(row.InterestPaid >= Dong.Zero && row.InterestPaid <= row.Interest);
            Assert.True(row.HasFallenDue || (row.Interest.IsZero && row.PrincipalPaid.IsZero));
            Assert.True(!row.HasFallenDue || row.DueDate <= loan.AsOf);
        });
    });

    [Fact]
    public void The_state_is_what_the_rows_say() => EveryLife.Keeps(loan =>
    {
        var position = loan.Replayed();
        var (state, due) = (position.State, position.Rows.Where(row => row.HasFallenDue).ToList());
        var unpaid = due.Where(row => row.PrincipalPaid < row.Principal || row.InterestPaid < row.Interest).ToList();

        var (older, todays) = (due.Where(row => row.DueDate < loan.AsOf), due.Where(row => row.DueDate == loan.AsOf));
        Assert.Equal(state.PrincipalOverdue.Value, Sum(older, row => row.Principal - row.PrincipalPaid));
        Assert.Equal(state.PrincipalDueToday.Value, Sum(todays, row => row.Principal - row.PrincipalPaid));
        Assert.Equal(state.InterestDueUnpaid.Value, Sum(due, row => row.Interest - row.InterestPaid));
        Assert.Equal(
            state.DaysPastDue,
            unpaid.Count == 0 ? 0 : Period.DaysBetween(unpaid.Min(row => row.DueDate), loan.AsOf));

        // Money is never held beside a debt.
        Assert.True(
            state.Advance.IsZero || (unpaid.Count == 0 && state.OverdueInterestUnpaid.IsZero && state.LateInterestUnpaid.IsZero));
    });

    [Fact]
    public void A_loan_that_pays_every_row_when_due_lives_its_schedule() => EveryLife.Keeps(loan =>
    {
        var schedule = ScheduleGenerator.Generate(loan.Contract, loan.Disbursements);
        var payments = schedule.Rows.Where(row => !row.Total.IsZero).Select(row => new Repayment(row.DueDate, row.Total));

        var position = LoanReplay.AsOf(loan.Contract, [.. loan.Disbursements, .. payments], schedule.MaturityDate);

        Assert.Equal(schedule.Principal(), position.PrincipalPaid());
        Assert.Equal(schedule.Interest(), position.InterestPaid());
        Assert.Equal(schedule.DueDates(), position.DueDates());
        Assert.Equal(Make.State(LocalDatePattern.Iso.Format(schedule.MaturityDate)), position.State);
    });

    private static BigInteger Sum(IEnumerable<LoanRow> rows, Func<LoanRow, Dong> amount) =>
        rows.Aggregate(BigInteger.Zero, (sum, row) => sum + amount(row).Value);

    private static void AssertSame(LoanPosition expected, LoanPosition actual)
    {
        Assert.Equal(expected.State, actual.State);
        Assert.Equal(expected.Rows, actual.Rows);
        Assert.Equal(expected.Allocated(), actual.Allocated());
    }
}

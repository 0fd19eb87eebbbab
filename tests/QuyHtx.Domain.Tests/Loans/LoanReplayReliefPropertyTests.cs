using System.Numerics;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using static QuyHtx.Domain.Loans.PaymentComponent;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>What is true of every life with refunds, waivers and restructurings in it.</summary>
public sealed class LoanReplayReliefPropertyTests
{
    [Fact]
    public void Principal_is_neither_made_nor_lost() => EveryLife.Keeps(loan =>
    {
        var events = loan.EventsWithRelief();
        var position = LoanReplay.AsOf(loan.Contract, events, loan.AsOf);
        var paidOut = Sum(events.OfType<Disbursement>().Where(tranche => tranche.Date <= loan.AsOf).Select(tranche => tranche.Amount));

        Assert.Equal(paidOut, position.SumOf(OverduePrincipal, DuePrincipal, PrepaidPrincipal) + position.State.PrincipalOutstanding.Value);
        Assert.Equal(paidOut - position.SumOf(PrepaidPrincipal), Sum(position.Rows.Select(row => row.Principal)));
    });

    [Fact]
    public void An_advance_is_used_refunded_or_held() => EveryLife.Keeps(loan =>
    {
        var events = loan.EventsWithRelief();
        var position = LoanReplay.AsOf(loan.Contract, events, loan.AsOf);
        var used = Sum(position.Allocations.Where(allocation => allocation.From == AllocationSource.Advance).Select(allocation => allocation.Amount));
        var refunded = Sum(events.OfType<AdvanceRefund>().Where(refund => refund.Date <= loan.AsOf).Select(refund => refund.Amount));

        Assert.Equal(position.SumOf(Advance), used + refunded + position.State.Advance.Value);
    });

    [Fact]
    public void Nothing_owed_is_ever_below_nil_and_no_row_is_paid_more_than_it_takes() => EveryLife.Keeps(loan =>
    {
        var position = LoanReplay.AsOf(loan.Contract, loan.EventsWithRelief(), loan.AsOf);
        var state = position.State;

        Assert.All(
            new[]
            {
                state.PrincipalOutstanding, state.PrincipalOverdue, state.PrincipalDueToday, state.InterestAccruedNotDue, state.InterestDueUnpaid,
                state.OverdueInterestUnpaid, state.LateInterestUnpaid, state.Advance,
            },
            amount => Assert.True(amount >= Dong.Zero));
        Assert.All(position.Rows, row => Assert.True(row.PrincipalPaid <= row.Principal && row.InterestPaid <= row.Interest));
        Assert.Equal(Sum([state.InterestDueUnpaid]), Sum(position.Rows.Select(row => row.Interest - row.InterestPaid)));
    });

    [Fact]
    public void A_restructured_loan_is_not_overdue_that_day() => EveryLife.Keeps(loan =>
    {
        var events = loan.EventsWithRelief();
        foreach (var restructuring in events.OfType<Restructuring>().TakeLast(1))
        {
            // The last of its day, since those before it on that day may leave a row due.
            var state = LoanReplay.AsOf(loan.Contract, events, restructuring.Date).State;
            Assert.Equal((0, Dong.Zero, Dong.Zero), (state.DaysPastDue, state.PrincipalOverdue, state.InterestDueUnpaid));
        }
    });

    [Fact]
    public void Random_lives_have_every_kind_of_relief_in_them()
    {
        var kinds = new HashSet<Type>();
        for (var seed = 0; seed < 300; seed++)
        {
            EveryLife.WhenItCanBeLived(seed, loan => kinds.UnionWith(loan.EventsWithRelief().Skip(loan.Events.Count).Select(relief => relief.GetType())));
        }

        Assert.Equal(3, kinds.Count);
    }

    private static BigInteger Sum(IEnumerable<Dong> amounts) => amounts.Aggregate(BigInteger.Zero, (sum, amount) => sum + amount.Value);
}

using QuyHtx.Domain.Loans;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>The order of a day, the date asked for, and corrections of the past.</summary>
public sealed class LoanReplayTests
{
    private static readonly LoanContract Contract = Make.Terms(RepaymentMethod.EqualPrincipal, 5).Contract();

    private static readonly Disbursement First = Make.PaidOut("2026-01-15", 100_000_000);

    [Fact]
    public void Before_the_first_disbursement_everything_is_nil()
    {
        var position = Contract.AsOf("2026-01-14", First);

        Assert.Equal(Make.State("2026-01-14"), position.State);
        Assert.Empty(position.Allocations);
        Assert.Empty(position.Rows);
    }

    [Fact]
    public void A_loan_without_events_is_nil()
    {
        Assert.Equal(Make.State("2026-01-14"), Contract.AsOf("2026-01-14").State);
    }

    [Fact]
    public void On_the_day_it_is_paid_out_it_has_earned_nothing()
    {
        var position = Contract.AsOf("2026-01-15", First);

        Assert.Equal(Make.State("2026-01-15", outstanding: 100_000_000), position.State);
        Assert.Equal(Make.State("2026-01-16", outstanding: 100_000_000, accrued: 10_000), Contract.AsOf("2026-01-16", First).State);
        Assert.Equal([20_000_000L, 20_000_000, 20_000_000, 20_000_000, 20_000_000], position.Principal());
        Assert.All(position.Rows, row => Assert.False(row.HasFallenDue));
    }

    [Fact]
    public void Events_after_the_date_have_not_happened()
    {
        var later = Make.Received("2026-02-15", 20_310_000);

        Assert.Equal(Make.State("2026-02-14", outstanding: 100_000_000, accrued: 300_000), Contract.AsOf("2026-02-14", First, later).State);
        Assert.Empty(Contract.AsOf("2026-02-14", First, later).Allocations);
        Assert.Single(Contract.AsOf("2026-02-15", First, later).Allocations);
    }

    [Fact]
    public void A_tranche_after_the_date_has_not_planned_anything_anew()
    {
        var position = Contract.AsOf("2026-02-16", First, Make.PaidOut("2026-02-17", 40_000_000));

        Assert.Equal([20_000_000L, 20_000_000, 20_000_000, 20_000_000, 20_000_000], position.Principal());
    }

    [Fact]
    public void A_tranche_comes_before_a_payment_of_its_day_in_whatever_order_they_were_entered()
    {
        // 140 million in term on 20/1 are prepaid in full: with the payment first, 40 million would be held instead.
        var (tranche, payment) = (Make.PaidOut("2026-01-20", 40_000_000), Make.Prepaid("2026-01-20", 140_050_000));

        foreach (var position in new[]
                 {
                     Contract.AsOf("2026-01-20", First, tranche, payment), Contract.AsOf("2026-01-20", payment, tranche, First),
                 })
        {
            Assert.Equal(
                ["2026-01-20 Repayment 140.050.000 = PrepaidPrincipal 140.000.000 + AccruedInterest 50.000"], position.Allocated());
            Assert.Equal(Make.State("2026-01-20"), position.State);
        }
    }

    [Fact]
    public void On_a_due_date_tranche_row_advance_and_payment_follow_each_other()
    {
        // The row of 15/2 keeps its 20 million although the tranche comes first; the advance pays before the payment does.
        var position = Contract.AsOf(
            "2026-02-15",
            Make.Received("2026-02-15", 10_400_000),
            Make.PaidOut("2026-02-15", 20_000_000),
            Make.Received("2026-02-01", 10_000_000),
            First);

        Assert.Equal(
            [
                "2026-02-01 Repayment 10.000.000 = Advance 10.000.000",
                "2026-02-15 Advance 10.000.000 = DuePrincipal 10.000.000",
                "2026-02-15 Repayment 10.400.000 = DuePrincipal 10.000.000 + DueInterest 310.000 + Advance 90.000",
            ],
            position.Allocated());
        Assert.Equal([20_000_000L, 25_000_000, 25_000_000, 25_000_000, 25_000_000], position.Principal());
        Assert.Equal(Make.State("2026-02-15", outstanding: 100_000_000, advance: 90_000), position.State);
    }

    [Fact]
    public void A_payment_entered_late_changes_all_that_came_after_it()
    {
        // Without it, 15/3 finds row 1 overdue; entered with its true date, 15/2, it does not.
        var march = Make.Received("2026-03-15", 20_224_000);

        Assert.Equal(
            "2026-03-15 Repayment 20.224.000 = OverduePrincipal 20.000.000 + OverdueInterest 84.000 + OverdueContractInterest 140.000",
            Contract.AsOf("2026-03-15", First, march).Allocated()[0]);

        var corrected = Contract.AsOf("2026-03-15", First, march, Make.Received("2026-02-15", 20_310_000));

        Assert.Equal("2026-03-15 Repayment 20.224.000 = DuePrincipal 20.000.000 + DueInterest 224.000", corrected.Allocated()[1]);
        Assert.Equal(Make.State("2026-03-15", outstanding: 60_000_000), corrected.State);
    }

    [Fact]
    public void The_schedule_is_what_a_loan_lives_that_pays_every_row_when_due()
    {
        var schedule = Contract.Schedule(First, Make.PaidOut("2026-03-01", 30_000_000));

        var position = Contract.AsOf(
            "2026-06-15",
            [First, Make.PaidOut("2026-03-01", 30_000_000), .. schedule.Rows.Select(row => new Repayment(row.DueDate, row.Total))]);

        Assert.Equal(schedule.Principal(), position.PrincipalPaid());
        Assert.Equal(schedule.Interest(), position.InterestPaid());
        Assert.Equal(Make.State("2026-06-15"), position.State);
    }
}

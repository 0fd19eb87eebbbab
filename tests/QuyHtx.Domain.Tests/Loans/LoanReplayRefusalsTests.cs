using QuyHtx.Domain.Loans;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>Events that a loan cannot have; schedule and replay refuse them before they compute anything.</summary>
public sealed class LoanReplayRefusalsTests
{
    private static readonly LoanContract Contract = Make.Terms(RepaymentMethod.EqualPrincipal, 5).Contract();

    private static readonly Disbursement First = Make.PaidOut("2026-01-15", 100_000_000);

    [Fact]
    public void Right_events_have_nothing_wrong()
    {
        Assert.Empty(LoanReplay.Check([]));
        Assert.Empty(LoanReplay.Check([Make.Received("2026-01-15", 1), First, Make.Prepaid("2026-01-15", 1)]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_event_of_nothing(long amount)
    {
        foreach (LoanEvent nothing in new LoanEvent[]
                 {
                     Make.Received("2026-02-15", amount), Make.Prepaid("2026-02-15", amount), Make.PaidOut("2026-02-15", amount),
                 })
        {
            var (index, violation) = Assert.Single(LoanReplay.Check([First, nothing]));

            Assert.Equal((1, "amount-not-positive", "amount"), (index, violation.Code, violation.Field));
            Assert.Equal("amount-not-positive", Make.Refusal(() => Contract.AsOf("2026-02-20", First, nothing)).Code);
        }

        Assert.Equal("amount-not-positive", Make.Refusal(() => Contract.Schedule(First, Make.PaidOut("2026-02-15", amount))).Code);
    }

    [Fact]
    public void An_event_before_the_first_disbursement()
    {
        var early = Make.Received("2026-01-14", 1);

        var (index, violation) = Assert.Single(LoanReplay.Check([First, early]));

        Assert.Equal((1, "event-before-first-disbursement", "date"), (index, violation.Code, violation.Field));
        Assert.Equal([Make.Day("2026-01-14"), Make.Day("2026-01-15")], violation.Values);
        Assert.Equal("event-before-first-disbursement", Make.Refusal(() => Contract.AsOf("2026-02-20", First, early)).Code);
    }

    [Fact]
    public void The_first_disbursement_is_the_earliest_whatever_its_place_in_the_list()
    {
        Assert.Empty(LoanReplay.Check([Make.PaidOut("2026-03-01", 1), Make.Received("2026-01-15", 1), First]));
    }

    [Fact]
    public void A_payment_of_a_loan_never_paid_out()
    {
        var refusal = Make.Refusal(() => Contract.AsOf("2026-02-20", Make.Received("2026-02-15", 1)));

        Assert.Equal("event-before-first-disbursement", refusal.Code);
    }

    [Fact]
    public void Everything_wrong_is_told_with_its_place()
    {
        Assert.Equal(
            [(0, "amount-not-positive"), (0, "event-before-first-disbursement"), (2, "amount-not-positive")],
            LoanReplay.Check([Make.Received("2026-01-01", 0), First, Make.Prepaid("2026-02-01", -5)])
                .Select(found => (found.Index, found.Violation.Code)));
    }

    [Fact]
    public void A_wrong_event_after_the_date_is_refused_too()
    {
        Assert.Equal("amount-not-positive", Make.Refusal(() => Contract.AsOf("2026-01-20", First, Make.Received("2027-01-01", 0))).Code);
    }

    [Fact]
    public void A_schedule_of_no_disbursement()
    {
        var refusal = Make.Refusal(() => Contract.Schedule());

        Assert.Equal(("disbursements-missing", "disbursements"), (refusal.Code, refusal.Field));
    }

    [Fact]
    public void A_disbursement_with_no_row_after_it_is_refused_from_its_day_on()
    {
        // The last row falls due on 15/6.
        var tooLate = Make.PaidOut("2026-06-15", 1_000_000);

        var refusal = Make.Refusal(() => Contract.AsOf("2026-06-15", First, tooLate));

        Assert.Equal(("disbursement-after-last-row", "disbursements"), (refusal.Code, refusal.Field));
        Assert.Equal([Make.Day("2026-06-15"), Make.Day("2026-06-15")], refusal.Values);
        Assert.Equal(100_000_000, Contract.AsOf("2026-06-14", First, tooLate).State.PrincipalOutstanding.Value);
    }
}

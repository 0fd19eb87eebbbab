using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>Refunds of advances and waivers of interest, on 100 million in five equal parts from 15/1/2026.</summary>
public sealed class PaymentAllocationReliefTests
{
    private static readonly LoanContract Contract = Make.Terms(RepaymentMethod.EqualPrincipal, 5).Contract();

    private static readonly Disbursement PaidOut = Make.PaidOut("2026-01-15", 100_000_000);

    /// <summary>Row 1 is 20.310.000, so 9.690.000 are held.</summary>
    private static readonly Repayment TooMuch = Make.Received("2026-02-15", 30_000_000);

    [Fact]
    public void What_is_refunded_is_no_longer_there_for_the_next_row()
    {
        var position = Contract.AsOf("2026-03-15", PaidOut, TooMuch, Refund("2026-02-20", 9_000_000));

        Assert.Equal("2026-03-15 Advance 690.000 = DuePrincipal 690.000", position.Allocated()[1]);
        Assert.Equal(Make.State("2026-03-15", 79_310_000, dueToday: 19_310_000, interestDue: 224_000), position.State);
    }

    [Fact]
    public void The_whole_advance_can_be_refunded_on_the_day_it_came_and_not_a_dong_more()
    {
        Assert.Equal(Dong.Zero, Contract.AsOf("2026-02-15", PaidOut, TooMuch, Refund("2026-02-15", 9_690_000)).State.Advance);
        var refusal = Make.Refusal(() => Contract.AsOf("2026-02-15", PaidOut, TooMuch, Refund("2026-02-15", 9_690_001)));
        Assert.Equal(("refund-more-than-advance", new Dong(9_690_000)), (refusal.Code, refusal.Values[1]));
        Assert.Equal("amount-not-positive", Make.Refusal(() => Contract.AsOf("2026-02-15", PaidOut, TooMuch, Refund("2026-02-15", 0))).Code);
    }

    [Fact]
    public void A_waiver_lowers_interest_in_the_order_of_payments_and_leaves_principal()
    {
        // On 1/3: 42.000 of overdue interest, 310.000 due, 868 of late-payment interest.
        var position = Contract.AsOf("2026-03-01", PaidOut, Waiver("2026-03-01", 50_000));

        Assert.Equal(["2026-03-01 Waiver 50.000 = OverdueInterest 42.000 + OverdueContractInterest 8.000"], position.Allocated());
        Assert.Equal(
            Make.State("2026-03-01", 100_000_000, overdue: 20_000_000, accrued: 112_000, interestDue: 302_000, lateInterest: 868, daysPastDue: 14),
            position.State);
    }

    [Fact]
    public void Waived_interest_earns_no_late_payment_interest()
    {
        // Ten days on, 20 million × 10 × 0,00015 = 30.000 of overdue interest, and the 868 of before.
        Assert.Equal(
            Make.State("2026-03-11", 100_000_000, overdue: 20_000_000, accrued: 192_000, overdueInterest: 30_000, lateInterest: 868, daysPastDue: 24),
            Contract.AsOf("2026-03-11", PaidOut, Waiver("2026-03-01", 352_000)).State);
    }

    [Fact]
    public void All_interest_that_is_owed_can_be_waived_and_not_a_dong_more()
    {
        Assert.Equal(
            Make.State("2026-03-01", 100_000_000, overdue: 20_000_000, accrued: 112_000, daysPastDue: 14),
            Contract.AsOf("2026-03-01", PaidOut, Waiver("2026-03-01", 352_868)).State);
        var refusal = Make.Refusal(() => Contract.AsOf("2026-03-01", PaidOut, Waiver("2026-03-01", 352_869)));
        Assert.Equal(("waiver-more-than-interest", new Dong(352_868)), (refusal.Code, refusal.Values[1]));
    }

    [Fact]
    public void Payment_and_waiver_of_a_day_follow_each_other_as_entered()
    {
        var payment = Make.Received("2026-03-01", 20_352_868);

        // The payment fills all that is owed first, so nothing is left to waive.
        Assert.Equal("waiver-more-than-interest", Make.Refusal(() => Contract.AsOf("2026-03-01", PaidOut, payment, Waiver("2026-03-01", 868))).Code);
        Assert.Equal(new Dong(868), Contract.AsOf("2026-03-01", PaidOut, Waiver("2026-03-01", 868), payment).State.Advance);
    }

    private static AdvanceRefund Refund(string date, long amount) => new(Make.Day(date), new Dong(amount));

    private static InterestWaiver Waiver(string date, long amount) => new(Make.Day(date), new Dong(amount));
}

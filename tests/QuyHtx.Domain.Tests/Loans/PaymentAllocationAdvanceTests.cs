using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>
/// Tiền trả trước: what remains of a scheduled payment is held and used when the next row falls due. The loan: 100 million in five
/// shares of 20; interest 310,000 (15/2), 224,000 (15/3), 186,000 (15/4), 120,000 (15/5) and 62,000 (15/6).
/// </summary>
public sealed class PaymentAllocationAdvanceTests
{
    private static readonly LoanTerms Terms = Make.Terms(RepaymentMethod.EqualPrincipal, 5);

    private static readonly Disbursement First = Make.PaidOut("2026-01-15", 100_000_000);

    [Fact]
    public void An_advance_is_used_row_after_row_until_it_is_spent()
    {
        // 50,310,000 − 20,310,000 = 30,000,000; − 20,224,000 = 9,776,000, all for principal on 15/4.
        var position = Terms.Contract().AsOf("2026-04-15", First, Make.Received("2026-02-10", 50_310_000));

        Assert.Equal(
            [
                "2026-02-10 Repayment 50.310.000 = Advance 50.310.000",
                "2026-02-15 Advance 20.310.000 = DuePrincipal 20.000.000 + DueInterest 310.000",
                "2026-03-15 Advance 20.224.000 = DuePrincipal 20.000.000 + DueInterest 224.000",
                "2026-04-15 Advance 9.776.000 = DuePrincipal 9.776.000",
            ],
            position.Allocated());
        Assert.Equal(
            Make.State("2026-04-15", outstanding: 50_224_000, dueToday: 10_224_000, interestDue: 186_000),
            position.State);
    }

    [Fact]
    public void An_advance_follows_the_order_of_the_contract()
    {
        var interestFirst = Terms.Contract(Make.Rules with { AllocationOrder = AllocationOrder.InterestFirst });

        var position = interestFirst.AsOf("2026-02-15", First, Make.Received("2026-02-10", 10_000_000));

        Assert.Equal("2026-02-15 Advance 10.000.000 = DueInterest 310.000 + DuePrincipal 9.690.000", position.Allocated()[1]);
    }

    [Fact]
    public void An_advance_held_lowers_no_interest()
    {
        // The whole principal is held from 20/1 on, and 100 million still earn: 310,000 for row 1, and 30 days accrued on 14/2.
        var position = Terms.Contract().AsOf("2026-02-14", First, Make.Received("2026-01-20", 100_000_000));

        Assert.Equal(Make.State("2026-02-14", outstanding: 100_000_000, accrued: 300_000, advance: 100_000_000), position.State);
    }

    [Fact]
    public void An_advance_is_used_before_the_payments_of_the_day()
    {
        var position = Terms.Contract().AsOf(
            "2026-02-15", First, Make.Received("2026-02-10", 15_000_000), Make.Received("2026-02-15", 5_310_000));

        Assert.Equal(
            [
                "2026-02-10 Repayment 15.000.000 = Advance 15.000.000",
                "2026-02-15 Advance 15.000.000 = DuePrincipal 15.000.000",
                "2026-02-15 Repayment 5.310.000 = DuePrincipal 5.000.000 + DueInterest 310.000",
            ],
            position.Allocated());
    }

    [Fact]
    public void What_an_overpaid_row_leaves_is_held()
    {
        var position = Terms.Contract().AsOf("2026-02-16", First, Make.Received("2026-02-15", 20_400_000));

        Assert.Equal(
            ["2026-02-15 Repayment 20.400.000 = DuePrincipal 20.000.000 + DueInterest 310.000 + Advance 90.000"], position.Allocated());
        Assert.Equal(Make.State("2026-02-16", outstanding: 80_000_000, accrued: 8_000, advance: 90_000), position.State);
    }

    [Fact]
    public void Two_advances_are_used_as_one()
    {
        var position = Terms.Contract().AsOf(
            "2026-02-15", First, Make.Received("2026-01-15", 10_000_000), Make.Received("2026-02-14", 10_500_000));

        Assert.Equal(
            [
                "2026-01-15 Repayment 10.000.000 = Advance 10.000.000",
                "2026-02-14 Repayment 10.500.000 = Advance 10.500.000",
                "2026-02-15 Advance 20.310.000 = DuePrincipal 20.000.000 + DueInterest 310.000",
            ],
            position.Allocated());
        Assert.Equal(190_000, position.State.Advance.Value);
    }

    [Fact]
    public void An_advance_that_outlives_the_loan_is_kept_to_be_refunded()
    {
        // Interest 310,000 + 224,000 + 186,000 + 120,000 + 62,000 = 902,000; 120,000,000 − 100,902,000 = 19,098,000.
        var position = Terms.Contract().AsOf("2027-01-01", First, Make.Received("2026-02-10", 120_000_000));

        Assert.Equal(Make.State("2027-01-01", advance: 19_098_000), position.State);
        Assert.Equal("2026-06-15 Advance 20.062.000 = DuePrincipal 20.000.000 + DueInterest 62.000", position.Allocated()[^1]);
    }

    [Fact]
    public void A_payment_after_the_loan_is_repaid_is_held()
    {
        var position = Terms.Contract().AsOf(
            "2027-01-02", First, Make.Received("2026-02-10", 100_902_000), Make.Received("2027-01-01", 5), Make.Prepaid("2027-01-02", 6));

        Assert.Equal(["2027-01-01 Repayment 5 = Advance 5", "2027-01-02 Repayment 6 = Advance 6"], position.Allocated()[^2..]);
        Assert.Equal(Make.State("2027-01-02", advance: 11), position.State);
    }

    [Fact]
    public void A_prepayment_leaves_an_advance_where_it_is()
    {
        var position = Terms.Contract().AsOf(
            "2026-02-12", First, Make.Received("2026-02-10", 5_000_000), Make.Prepaid("2026-02-12", 10_000_000));

        Assert.Equal(
            ["2026-02-10 Repayment 5.000.000 = Advance 5.000.000", "2026-02-12 Repayment 10.000.000 = PrepaidPrincipal 10.000.000"],
            position.Allocated());

        // 15/1 up to 11/2: 28 days of 10,000.
        Assert.Equal(Make.State("2026-02-12", outstanding: 90_000_000, accrued: 280_000, advance: 5_000_000), position.State);
    }

    [Fact]
    public void A_row_that_falls_due_with_nothing_to_pay_uses_nothing_of_an_advance()
    {
        // In the grace of a loan without interest a row falls due with nothing.
        var terms = Make.Terms(RepaymentMethod.Bullet, 2) with { Rate = new InterestRate(0m, RateUnit.PercentPerYear) };

        var position = terms.Contract().AsOf("2026-02-20", First, Make.Received("2026-02-01", 7));

        Assert.Equal(["2026-02-01 Repayment 7 = Advance 7"], position.Allocated());
        Assert.Equal(7, position.State.Advance.Value);
    }
}

using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>
/// Số ngày quá hạn: from the oldest row with unpaid principal or contract interest. The loan: 100 million in five shares of 20, due on
/// the 15th from February; interest 310,000, 224,000, 186,000, …
/// </summary>
public sealed class LoanStateTests
{
    private static readonly LoanContract Contract = Make.Terms(RepaymentMethod.EqualPrincipal, 5).Contract();

    private static readonly Disbursement First = Make.PaidOut("2026-01-15", 100_000_000);

    [Theory]
    [InlineData("2026-02-14", 0)]
    [InlineData("2026-02-15", 0)]
    [InlineData("2026-02-16", 1)]
    [InlineData("2026-02-24", 9)]
    [InlineData("2026-02-25", 10)] // the first day of group 2
    [InlineData("2026-03-15", 28)]
    [InlineData("2026-08-14", 180)]
    public void Days_are_counted_from_the_due_date(string date, int days)
    {
        Assert.Equal(days, Contract.AsOf(date, First).State.DaysPastDue);
    }

    [Fact]
    public void One_dong_of_principal_unpaid_is_past_due()
    {
        // Interest first: 310,000 and 19,999,999.
        var interestFirst = Contract.Terms.Contract(Make.Rules with { AllocationOrder = AllocationOrder.InterestFirst });

        Assert.Equal(10, interestFirst.AsOf("2026-02-25", First, Make.Received("2026-02-15", 20_309_999)).State.DaysPastDue);
        Assert.Equal(0, interestFirst.AsOf("2026-02-25", First, Make.Received("2026-02-15", 20_310_000)).State.DaysPastDue);
    }

    [Fact]
    public void One_dong_of_contract_interest_unpaid_is_past_due()
    {
        Assert.Equal(10, Contract.AsOf("2026-02-25", First, Make.Received("2026-02-15", 20_309_999)).State.DaysPastDue);
        Assert.Equal(0, Contract.AsOf("2026-02-25", First, Make.Received("2026-02-15", 20_310_000)).State.DaysPastDue);
    }

    [Fact]
    public void Overdue_and_late_interest_alone_are_not_past_due()
    {
        // An order of the fund's own that leaves both to the end; on 16/2 they are 3,000 and 62.
        var order = new AllocationOrder(
        [
            PaymentComponent.OverduePrincipal, PaymentComponent.OverdueContractInterest, PaymentComponent.DuePrincipal,
            PaymentComponent.DueInterest, PaymentComponent.OverdueInterest, PaymentComponent.LateInterest,
        ]);

        Assert.Equal(
            Make.State("2026-03-01", outstanding: 80_000_000, accrued: 14 * 8_000, overdueInterest: 3_000, lateInterest: 62),
            Contract.Terms.Contract(Make.Rules with { AllocationOrder = order })
                .AsOf("2026-03-01", First, Make.Received("2026-02-16", 20_310_000)).State);
    }

    [Fact]
    public void When_the_oldest_row_is_paid_the_next_oldest_counts()
    {
        // Owed on 20/3: principal 40,000,000; overdue 20,000,000 × 0.00015 × (33 + 5) = 114,000; interest 534,000. Row 1 is paid with
        // 40,000,000 + 114,000 + 310,000; of row 2 the 224,000 of interest are left, due on 15/3.
        var position = Contract.AsOf("2026-03-20", First, Make.Received("2026-03-20", 40_424_000));

        Assert.Equal(5, position.State.DaysPastDue);
        Assert.Equal(224_000, position.State.InterestDueUnpaid.Value);
        Assert.Equal(33, Contract.AsOf("2026-03-20", First, Make.Received("2026-03-20", 40_423_999)).State.DaysPastDue);
    }

    [Fact]
    public void A_row_with_nothing_to_pay_is_never_past_due()
    {
        // Row 1 of a loan in its grace, without interest.
        var terms = Make.Terms(RepaymentMethod.Bullet, 3) with
        {
            Rate = new InterestRate(0m, RateUnit.PercentPerYear),
        };

        Assert.Equal(0, terms.Contract().AsOf("2026-04-15", First).State.DaysPastDue);
        Assert.Equal(1, terms.Contract().AsOf("2026-04-16", First).State.DaysPastDue);
    }

    [Fact]
    public void Principal_is_overdue_before_the_date_and_due_on_it()
    {
        // 15/4: rows 1 and 2 overdue but for 5 million paid on 1/3, row 3 due today.
        var state = Contract.AsOf("2026-04-15", First, Make.Received("2026-03-01", 5_000_000)).State;

        Assert.Equal(95_000_000, state.PrincipalOutstanding.Value);
        Assert.Equal(35_000_000, state.PrincipalOverdue.Value);
        Assert.Equal(20_000_000, state.PrincipalDueToday.Value);
    }
}

using QuyHtx.Domain.Loans;
using static QuyHtx.Domain.Loans.PaymentComponent;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>
/// What a payment fills, in which order. The loan: 100 million in five shares of 20, nothing paid until 15/4, when rows 1 (15/2) and 2
/// (15/3) are overdue and row 3 falls due. On that day are owed:
/// overdue principal 40,000,000; overdue interest 20,000,000 × 0.00015 × (59 + 31 days) = 270,000;
/// overdue contract interest 310,000 + 224,000 = 534,000; late interest 0.0002 × (310,000 × 59 + 224,000 × 31) = 5,046.8 → 5,047;
/// due principal 20,000,000; due interest 60,000,000 × 31 × 0.0001 = 186,000. Together 60,995,047.
/// </summary>
public sealed class PaymentAllocationTests
{
    private const string Day = "2026-04-15";

    private static readonly Disbursement First = Make.PaidOut("2026-01-15", 100_000_000);

    [Theory]
    [InlineData(1, "OverduePrincipal 1")]
    [InlineData(40_000_000, "OverduePrincipal 40.000.000")]
    [InlineData(40_000_001, "OverduePrincipal 40.000.000 + OverdueInterest 1")]
    [InlineData(40_300_000, "OverduePrincipal 40.000.000 + OverdueInterest 270.000 + OverdueContractInterest 30.000")]
    [InlineData(
        40_806_000, "OverduePrincipal 40.000.000 + OverdueInterest 270.000 + OverdueContractInterest 534.000 + LateInterest 2.000")]
    [InlineData(
        40_809_057,
        "OverduePrincipal 40.000.000 + OverdueInterest 270.000 + OverdueContractInterest 534.000 + LateInterest 5.047 + DuePrincipal 10")]
    [InlineData(
        60_995_047,
        "OverduePrincipal 40.000.000 + OverdueInterest 270.000 + OverdueContractInterest 534.000 + LateInterest 5.047"
        + " + DuePrincipal 20.000.000 + DueInterest 186.000")]
    [InlineData(
        60_995_048,
        "OverduePrincipal 40.000.000 + OverdueInterest 270.000 + OverdueContractInterest 534.000 + LateInterest 5.047"
        + " + DuePrincipal 20.000.000 + DueInterest 186.000 + Advance 1")]
    public void Principal_first(long amount, string parts) => AssertParts(AllocationOrder.PrincipalFirst, amount, parts);

    [Theory]
    [InlineData(5_047, "LateInterest 5.047")]
    [InlineData(5_048, "LateInterest 5.047 + OverdueInterest 1")]
    [InlineData(300_000, "LateInterest 5.047 + OverdueInterest 270.000 + OverdueContractInterest 24.953")]
    [InlineData(810_000, "LateInterest 5.047 + OverdueInterest 270.000 + OverdueContractInterest 534.000 + DueInterest 953")]
    [InlineData(
        21_000_000,
        "LateInterest 5.047 + OverdueInterest 270.000 + OverdueContractInterest 534.000 + DueInterest 186.000"
        + " + OverduePrincipal 20.004.953")]
    [InlineData(
        60_995_046,
        "LateInterest 5.047 + OverdueInterest 270.000 + OverdueContractInterest 534.000 + DueInterest 186.000"
        + " + OverduePrincipal 40.000.000 + DuePrincipal 19.999.999")]
    public void Interest_first(long amount, string parts) => AssertParts(AllocationOrder.InterestFirst, amount, parts);

    [Theory]
    [InlineData(185_999, "DueInterest 185.999")]
    [InlineData(20_500_000, "DueInterest 186.000 + DuePrincipal 20.000.000 + OverdueContractInterest 314.000")]
    [InlineData(
        60_725_047,
        "DueInterest 186.000 + DuePrincipal 20.000.000 + OverdueContractInterest 534.000 + OverduePrincipal 40.000.000"
        + " + LateInterest 5.047")]
    public void An_order_of_the_funds_own(long amount, string parts) => AssertParts(
        new AllocationOrder([DueInterest, DuePrincipal, OverdueContractInterest, OverduePrincipal, LateInterest, OverdueInterest]),
        amount,
        parts);

    [Fact]
    public void The_oldest_row_is_filled_first_inside_each_component()
    {
        // 20,004,953 of principal: all of row 1 and 4,953 of row 2; the contract interest of both is paid.
        var position = Paid(AllocationOrder.InterestFirst, 21_000_000);

        Assert.Equal([20_000_000L, 4_953, 0, 0, 0], position.PrincipalPaid());
        Assert.Equal([310_000L, 224_000, 186_000, 0, 0], position.InterestPaid());
    }

    [Fact]
    public void The_oldest_rows_interest_comes_before_the_next_rows_interest()
    {
        // 310,500 of contract interest: row 1's 310,000 and 500 of row 2.
        var position = Paid(AllocationOrder.PrincipalFirst, 40_270_000 + 310_500);

        Assert.Equal([310_000L, 500, 0, 0, 0], position.InterestPaid());
        Assert.Equal([20_000_000L, 20_000_000, 0, 0, 0], position.PrincipalPaid());
    }

    [Fact]
    public void Component_by_component_and_not_row_by_row()
    {
        // 30 million goes to the principal of rows 1 and 2 before any interest of row 1.
        var position = Paid(AllocationOrder.PrincipalFirst, 30_000_000);

        Assert.Equal([20_000_000L, 10_000_000, 0, 0, 0], position.PrincipalPaid());
        Assert.Equal([0L, 0, 0, 0, 0], position.InterestPaid());
    }

    [Fact]
    public void What_is_due_on_one_day_is_overdue_on_the_next()
    {
        var contract = Make.Terms(RepaymentMethod.EqualPrincipal, 5).Contract();

        var position = contract.AsOf(
            "2026-02-16", First, Make.Received("2026-02-15", 12_000_000), Make.Received("2026-02-16", 1_000_000));

        // On 16/2, 8,000,000 of principal are overdue.
        Assert.Equal(
            ["2026-02-15 Repayment 12.000.000 = DuePrincipal 12.000.000", "2026-02-16 Repayment 1.000.000 = OverduePrincipal 1.000.000"],
            position.Allocated());
    }

    [Fact]
    public void Payments_of_one_day_follow_each_other_in_the_order_entered()
    {
        var contract = Make.Terms(RepaymentMethod.EqualPrincipal, 5).Contract();
        var (small, large) = (Make.Received("2026-02-15", 15_000_000), Make.Received("2026-02-15", 5_200_000));

        Assert.Equal(
            [
                "2026-02-15 Repayment 15.000.000 = DuePrincipal 15.000.000",
                "2026-02-15 Repayment 5.200.000 = DuePrincipal 5.000.000 + DueInterest 200.000",
            ],
            contract.AsOf("2026-02-15", First, small, large).Allocated());
        Assert.Equal(
            [
                "2026-02-15 Repayment 5.200.000 = DuePrincipal 5.200.000",
                "2026-02-15 Repayment 15.000.000 = DuePrincipal 14.800.000 + DueInterest 200.000",
            ],
            contract.AsOf("2026-02-15", First, large, small).Allocated());
    }

    [Fact]
    public void A_payment_of_the_day_collects_interest_up_to_the_day_before_and_a_second_one_collects_no_more_of_it()
    {
        var contract = Make.Terms(RepaymentMethod.EqualPrincipal, 5)
            .Contract(Make.Rules with { AllocationOrder = AllocationOrder.InterestFirst });

        // 62 + 3,000 on 16/2, twice: the second finds contract interest only. The day after, 3,000 and (310,000 − 3,062) × 0.0002 = 61.4.
        var position = contract.AsOf(
            "2026-02-17",
            First,
            Make.Received("2026-02-16", 3_062),
            Make.Received("2026-02-16", 3_062),
            Make.Received("2026-02-17", 3_061));

        Assert.Equal(
            [
                "2026-02-16 Repayment 3.062 = LateInterest 62 + OverdueInterest 3.000",
                "2026-02-16 Repayment 3.062 = OverdueContractInterest 3.062",
                "2026-02-17 Repayment 3.061 = LateInterest 61 + OverdueInterest 3.000",
            ],
            position.Allocated());
    }

    private static void AssertParts(AllocationOrder order, long amount, string parts) =>
        Assert.EndsWith($" = {parts}", Assert.Single(Paid(order, amount).Allocated()));

    private static LoanPosition Paid(AllocationOrder order, long amount) => Make.Terms(RepaymentMethod.EqualPrincipal, 5)
        .Contract(Make.Rules with { AllocationOrder = order })
        .AsOf(Day, First, Make.Received(Day, amount));
}

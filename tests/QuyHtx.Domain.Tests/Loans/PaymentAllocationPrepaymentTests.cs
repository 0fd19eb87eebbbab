using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>
/// Trả nợ trước hạn: which rows an early repayment lowers. The loan: 100 million in five shares of 20, due on the 15th from February.
/// </summary>
public sealed class PaymentAllocationPrepaymentTests
{
    private static readonly Disbursement First = Make.PaidOut("2026-01-15", 100_000_000);

    private static readonly LoanTerms Equal = Make.Terms(RepaymentMethod.EqualPrincipal, 5);

    [Theory]
    [InlineData(PrepaymentStrategy.ReduceLast, new[] { 20_000_000L, 20_000_000, 20_000_000, 10_000_000, 0 })]
    [InlineData(PrepaymentStrategy.ReduceNext, new[] { 20_000_000L, 0, 10_000_000, 20_000_000, 20_000_000 })]
    [InlineData(PrepaymentStrategy.Reamortize, new[] { 20_000_000L, 12_500_000, 12_500_000, 12_500_000, 12_500_000 })]
    public void What_is_owed_comes_first_and_the_rest_lowers_rows_by_the_strategy(PrepaymentStrategy strategy, long[] planned)
    {
        // 20,310,000 are due on 15/2; 30,000,000 of the 80 in term are repaid early.
        var position = Under(strategy, Equal).AsOf("2026-02-15", First, Make.Prepaid("2026-02-15", 50_310_000));

        Assert.Equal(
            ["2026-02-15 Repayment 50.310.000 = DuePrincipal 20.000.000 + DueInterest 310.000 + PrepaidPrincipal 30.000.000"],
            position.Allocated());
        Assert.Equal(planned, position.Principal());
        Assert.Equal([20_000_000L, 0, 0, 0, 0], position.PrincipalPaid());
        Assert.Equal(Make.State("2026-02-15", outstanding: 50_000_000), position.State);
    }

    [Theory]
    [InlineData(PrepaymentStrategy.ReduceLast)]
    [InlineData(PrepaymentStrategy.ReduceNext)]
    [InlineData(PrepaymentStrategy.Reamortize)]
    public void The_day_of_a_prepayment_no_longer_earns_on_what_it_repays(PrepaymentStrategy strategy)
    {
        // Row 2, 15/2 → 15/3, with 30 of 80 million repaid on 25/2: 80 for 10 days, 50 for 18: 80,000 + 90,000.
        var position = Under(strategy, Equal).AsOf(
            "2026-03-15", First, Make.Received("2026-02-15", 20_310_000), Make.Prepaid("2026-02-25", 30_000_000));

        Assert.Equal(170_000, position.Interest()[1]);
    }

    [Theory]
    [InlineData(PrepaymentStrategy.ReduceLast, new[] { 20_000_000L, 20_000_000, 20_000_000, 20_000_000, 5_000_000 })]
    [InlineData(PrepaymentStrategy.ReduceNext, new[] { 5_000_000L, 20_000_000, 20_000_000, 20_000_000, 20_000_000 })]
    [InlineData(PrepaymentStrategy.Reamortize, new[] { 17_000_000L, 17_000_000, 17_000_000, 17_000_000, 17_000_000 })]
    public void A_prepayment_in_the_first_row_may_lower_that_row_too(PrepaymentStrategy strategy, long[] planned)
    {
        Assert.Equal(planned, Under(strategy, Equal).AsOf("2026-01-20", First, Make.Prepaid("2026-01-20", 15_000_000)).Principal());
    }

    [Theory]
    [InlineData(PrepaymentStrategy.ReduceLast, new[] { 20_000_000L, 20_000_000, 10_000_000, 0, 0 })]
    [InlineData(PrepaymentStrategy.ReduceNext, new[] { 0L, 0, 10_000_000, 20_000_000, 20_000_000 })]
    [InlineData(PrepaymentStrategy.Reamortize, new[] { 10_000_000L, 10_000_000, 10_000_000, 10_000_000, 10_000_000 })]
    public void Two_prepayments_lower_what_the_first_has_left(PrepaymentStrategy strategy, long[] planned)
    {
        var position = Under(strategy, Equal).AsOf(
            "2026-02-01", First, Make.Prepaid("2026-01-20", 35_000_000), Make.Prepaid("2026-02-01", 15_000_000));

        Assert.Equal(planned, position.Principal());
    }

    [Fact]
    public void Re_amortised_equal_shares_are_rounded_again_and_the_last_row_takes_the_rest()
    {
        // 69,999,999 ÷ 5 = 13,999,999.8 → 13,999,000 by the thousand; the last 69,999,999 − 55,996,000.
        var position = Under(PrepaymentStrategy.Reamortize, Equal).AsOf("2026-01-20", First, Make.Prepaid("2026-01-20", 30_000_001));

        Assert.Equal([13_999_000L, 13_999_000, 13_999_000, 13_999_000, 14_003_999], position.Principal());
    }

    [Fact]
    public void Re_amortising_an_annuity_in_mid_period_counts_the_days_of_its_first_row_from_the_prepayment()
    {
        // As signed: rows of 31, 28 and 31 days, payment 33,534,000, row 1 takes 33,224,000 and leaves 66,776,000.
        // On 1/3, 14 days before row 2: 46,776,000 ÷ (1 ÷ 1.0014 + 1 ÷ (1.0014 × 1.0031)) = 23,456,989.2 → 23,457,000.
        // Row 2: 46,776,000 × 0.0014 = 65,486.4 → 65,486; principal 23,391,514; row 3 takes 23,384,486.
        var position = Under(PrepaymentStrategy.Reamortize, Make.Terms(RepaymentMethod.Annuity, 3)).AsOf(
            "2026-04-15", First, Make.Received("2026-02-15", 33_534_000), Make.Prepaid("2026-03-01", 20_000_000));

        Assert.Equal([33_224_000L, 23_391_514, 23_384_486], position.Principal());

        // Row 2 earns on 66,776,000 for 14 days and on 46,776,000 for 14: 158,972.8. Row 3: 23,384,486 × 0.0031 = 72,491.9.
        Assert.Equal([310_000L, 158_973, 72_492], position.Interest());
    }

    [Theory]
    [InlineData(PrepaymentStrategy.ReduceLast, new[] { 33_224_000L, 33_347_027, 13_428_973 })]
    [InlineData(PrepaymentStrategy.ReduceNext, new[] { 33_224_000L, 13_347_027, 33_428_973 })]
    public void An_annuity_that_is_not_re_amortised_keeps_the_principal_of_its_other_rows(PrepaymentStrategy strategy, long[] planned)
    {
        // As signed, row 2: 66,776,000 × 0.0028 = 186,972.8 → 186,973; 33,534,000 − 186,973 = 33,347,027; row 3 takes 33,428,973.
        var position = Under(strategy, Make.Terms(RepaymentMethod.Annuity, 3)).AsOf(
            "2026-03-01", First, Make.Received("2026-02-15", 33_534_000), Make.Prepaid("2026-03-01", 20_000_000));

        Assert.Equal(planned, position.Principal());
    }

    [Fact]
    public void A_prepayment_that_only_pays_what_is_owed_plans_nothing_anew()
    {
        // Re-amortised on 1/3, row 2 of the annuity would count 14 days; nothing is left to prepay, so it keeps its 33,347,027.
        // Owed on 1/3 are 33,224,000 × (1 + 14 × 0.00015) = 33,293,770.4 → 33,224,000 + 69,770, and 310,000 × (1 + 14 × 0.0002).
        var position = Under(PrepaymentStrategy.Reamortize, Make.Terms(RepaymentMethod.Annuity, 3)).AsOf(
            "2026-03-01", First, Make.Prepaid("2026-03-01", 33_224_000 + 69_770 + 310_000 + 868));

        Assert.Equal(
            [
                "2026-03-01 Repayment 33.604.638 = OverduePrincipal 33.224.000 + OverdueInterest 69.770"
                + " + OverdueContractInterest 310.000 + LateInterest 868",
            ],
            position.Allocated());
        Assert.Equal([33_224_000L, 33_347_027, 33_428_973], position.Principal());
    }

    [Fact]
    public void Re_amortised_custom_amounts_are_applied_afresh()
    {
        // Named: 40 in row 1, 40 in row 2, and 20 for the last. After 50 repaid early: 40, 10, 0.
        var terms = Make.Terms(RepaymentMethod.Custom, 3) with
        {
            CustomPrincipal = [new CustomPrincipal(1, new Dong(40_000_000)), new CustomPrincipal(2, new Dong(40_000_000))],
        };

        var position = Under(PrepaymentStrategy.Reamortize, terms).AsOf("2026-01-20", First, Make.Prepaid("2026-01-20", 50_000_000));

        Assert.Equal([40_000_000L, 10_000_000, 0], position.Principal());
    }

    [Fact]
    public void A_bullet_loan_lowers_its_last_row_whatever_the_strategy()
    {
        foreach (var strategy in Enum.GetValues<PrepaymentStrategy>())
        {
            var position = Under(strategy, Make.Terms(RepaymentMethod.Bullet, 3))
                .AsOf("2026-01-20", First, Make.Prepaid("2026-01-20", 30_000_000));

            Assert.Equal([0L, 0, 70_000_000], position.Principal());
        }
    }

    [Fact]
    public void A_tranche_after_a_prepayment_plans_what_is_left_anew()
    {
        // From the last: 20, 20, 20, 10, 0 of row 5. On 20/2 the 50 in term and 30 more go over the four rows to come: 20 each.
        var position = Under(PrepaymentStrategy.ReduceLast, Equal).AsOf(
            "2026-02-20", First, Make.Prepaid("2026-02-15", 50_310_000), Make.PaidOut("2026-02-20", 30_000_000));

        Assert.Equal([20_000_000L, 20_000_000, 20_000_000, 20_000_000, 20_000_000], position.Principal());
        Assert.Equal(80_000_000, position.State.PrincipalOutstanding.Value);
    }

    [Fact]
    public void A_scheduled_payment_lowers_no_row()
    {
        var position = Under(PrepaymentStrategy.ReduceNext, Equal).AsOf("2026-01-20", First, Make.Received("2026-01-20", 30_000_000));

        Assert.Equal([20_000_000L, 20_000_000, 20_000_000, 20_000_000, 20_000_000], position.Principal());
    }

    private static LoanContract Under(PrepaymentStrategy strategy, LoanTerms terms) =>
        terms.Contract(Make.Rules with { PrepaymentStrategy = strategy });
}

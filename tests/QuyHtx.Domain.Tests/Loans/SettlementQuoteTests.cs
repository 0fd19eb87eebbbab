using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Loans;

public sealed class SettlementQuoteTests
{
    [Fact]
    public void It_names_each_part()
    {
        // On 1/3: row 1 unpaid (20.000.000 + 310.000), 14 days of row 2 (112.000), 42.000 and 868 for being late.
        var quote = MakeLoan.Running().Quote(MakeLoan.Calendar, Make.Day("2026-03-01"));

        Assert.Equal(
            new SettlementQuote(
                Make.Day("2026-03-01"), new Dong(20_000_000), Dong.Zero, new Dong(80_000_000), new Dong(310_000), new Dong(112_000), new Dong(42_000),
                new Dong(868), Dong.Zero, Dong.Zero),
            quote);
        Assert.Equal(new Dong(100_464_868), quote.Total);
    }

    [Fact]
    public void An_advance_pays_interest_of_the_running_period_alone()
    {
        // 30.000.000 on 15/2 pay row 1 and leave 9.690.000; on 1/3 they pay 112.000 of interest, and 80 million are to be brought.
        var loan = MakeLoan.Running();
        loan.Enter(LoanTransactionKind.Repayment, "2026-02-15", 30_000_000);

        var quote = loan.Quote(MakeLoan.Calendar, Make.Day("2026-03-01"));

        Assert.Equal(
            (new Dong(80_000_000), new Dong(112_000), new Dong(9_578_000)), (quote.Total, quote.AdvanceUsed, quote.AdvanceLeft));
        loan.Enter(LoanTransactionKind.Prepayment, "2026-03-01", quote.Total.Value);
        Assert.Equal(Make.State("2026-03-01", advance: 9_578_000), loan.State("2026-03-01"));
    }

    [Fact]
    public void On_a_due_date_the_row_of_the_day_is_due_and_nothing_has_accrued()
    {
        var quote = MakeLoan.Running().Quote(MakeLoan.Calendar, Make.Day("2026-02-15"));

        Assert.Equal(
            (new Dong(20_000_000), new Dong(80_000_000), new Dong(310_000), Dong.Zero),
            (quote.DuePrincipal, quote.InTermPrincipal, quote.DueInterest, quote.AccruedInterest));
    }

    [Fact]
    public void Before_any_disbursement_nothing_is_owed() =>
        Assert.Equal(Dong.Zero, MakeLoan.Signed().Quote(MakeLoan.Calendar, Make.Day("2026-02-15")).Total);

    [Fact]
    public void A_prepayment_of_the_quote_leaves_nothing_owed_and_one_dong_less_leaves_one() => EveryLife.Keeps(loan =>
    {
        var known = loan.EventsWithRelief().Where(happened => happened.Date <= loan.AsOf).ToList();
        var quote = SettlementQuote.Of(LoanReplay.AsOf(loan.Contract, known, loan.AsOf).State);
        if (quote.Total.IsZero)
        {
            return;
        }

        var settled = LoanReplay.AsOf(loan.Contract, [.. known, new Repayment(loan.AsOf, quote.Total, RepaymentKind.Prepayment)], loan.AsOf.PlusDays(500)).State;
        Assert.Equal((Dong.Zero, quote.AdvanceLeft), (Owed(settled), settled.Advance));
        if (quote.Total > new Dong(1))
        {
            var nearly = LoanReplay.AsOf(
                loan.Contract, [.. known, new Repayment(loan.AsOf, quote.Total - new Dong(1), RepaymentKind.Prepayment)], loan.AsOf).State;
            Assert.True(Owed(nearly) >= new Dong(1));
        }
    });

    private static Dong Owed(LoanState state) => state.PrincipalOutstanding + state.InterestAccruedNotDue + state.InterestDueUnpaid
        + state.OverdueInterestUnpaid + state.LateInterestUnpaid;
}

using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>Every plan of principal is written down: why, how much, over how many rows, and what each row took before and after.</summary>
public sealed class ExplanationPlanTests
{
    private static readonly Disbursement First = Make.PaidOut("2026-01-15", 100_000_000);

    [Fact]
    public void A_disbursement_is_spread_equally()
    {
        var plan = Assert.Single(Explained(Contract(PrepaymentStrategy.ReduceLast), First).Plans);

        Assert.Equal((PlanReason.Disbursement, new Dong(100_000_000), 5, (Dong?)new Dong(20_000_000)), (plan.Reason, plan.Amount, plan.PrincipalRows, plan.Each));
        Assert.All(plan.Rows, row => Assert.Equal((Dong.Zero, new Dong(20_000_000)), (row.Before, row.After)));
    }

    [Fact]
    public void A_prepayment_lowers_the_last_rows_first()
    {
        // 30 triệu on the day of disbursement: row 5 whole, and half of row 4.
        var plans = Explained(Contract(PrepaymentStrategy.ReduceLast), First, Make.Prepaid("2026-01-15", 30_000_000)).Plans;

        Assert.Equal((PlanReason.Lowered, new Dong(70_000_000)), (plans[1].Reason, plans[1].Amount));
        Assert.Equal([20, 20, 20, 10, 0], plans[1].Rows.Select(row => row.After.Value / 1_000_000));
        Assert.Equal([20, 20, 20, 20, 20], plans[1].Rows.Select(row => row.Before.Value / 1_000_000));
    }

    [Fact]
    public void A_prepayment_that_reamortises_plans_the_rest_anew()
    {
        // 70 triệu over five rows: 14 triệu each.
        var plans = Explained(Contract(PrepaymentStrategy.Reamortize), First, Make.Prepaid("2026-01-15", 30_000_000)).Plans;

        Assert.Equal((PlanReason.Reamortized, (Dong?)new Dong(14_000_000)), (plans[1].Reason, plans[1].Each));
    }

    private static LoanContract Contract(PrepaymentStrategy strategy) =>
        Make.Terms(RepaymentMethod.EqualPrincipal, 5).Contract(Make.Rules with { PrepaymentStrategy = strategy });

    private static Explanation Explained(LoanContract contract, params LoanEvent[] events)
    {
        var explanation = new Explanation();
        LoanReplay.AsOf(contract, events, Make.Day("2026-01-15"), explanation);
        return explanation;
    }
}

using QuyHtx.Domain.Loans;
using static QuyHtx.Domain.Loans.PaymentComponent;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>An order names each of the six components that can be owed exactly once.</summary>
public sealed class AllocationOrderTests
{
    [Fact]
    public void Principal_first_is_the_order_of_the_contract() => Assert.Equal(
        [OverduePrincipal, OverdueInterest, OverdueContractInterest, LateInterest, DuePrincipal, DueInterest],
        AllocationOrder.PrincipalFirst.Components);

    [Fact]
    public void Interest_first_is_the_order_of_the_contract() => Assert.Equal(
        [LateInterest, OverdueInterest, OverdueContractInterest, DueInterest, OverduePrincipal, DuePrincipal],
        AllocationOrder.InterestFirst.Components);

    [Fact]
    public void Any_order_of_the_six_is_taken_as_it_is()
    {
        PaymentComponent[] components =
            [DueInterest, LateInterest, DuePrincipal, OverdueInterest, OverduePrincipal, OverdueContractInterest];

        Assert.Equal(components, new AllocationOrder(components).Components);
    }

    [Fact]
    public void An_order_does_not_change_with_the_list_it_was_made_of()
    {
        PaymentComponent[] components = [.. AllocationOrder.PrincipalFirst.Components];
        var order = new AllocationOrder(components);

        components[0] = DueInterest;

        Assert.Equal(OverduePrincipal, order.Components[0]);
    }

    public static TheoryData<PaymentComponent[]> Incomplete => new()
    {
        Array.Empty<PaymentComponent>(),
        new[] { OverduePrincipal, OverdueInterest, OverdueContractInterest, LateInterest, DuePrincipal },
        new[] { OverduePrincipal, OverdueInterest, OverdueContractInterest, LateInterest, DuePrincipal, DuePrincipal },
        new[] { OverduePrincipal, OverdueInterest, OverdueContractInterest, LateInterest, DuePrincipal, DueInterest, DueInterest },
        new[] { OverduePrincipal, OverdueInterest, OverdueContractInterest, LateInterest, DuePrincipal, PrepaidPrincipal },
        new[] { OverduePrincipal, OverdueInterest, OverdueContractInterest, LateInterest, DuePrincipal, AccruedInterest },
        new[] { Advance, OverdueInterest, OverdueContractInterest, LateInterest, DuePrincipal, DueInterest },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void Anything_but_each_of_the_six_once_is_refused(PaymentComponent[] components)
    {
        var refusal = Make.Refusal(() => _ = new AllocationOrder(components));

        Assert.Equal(("allocation-order-incomplete", "allocationOrder"), (refusal.Code, refusal.Field));
    }
}

namespace QuyHtx.Domain.Loans;

/// <summary>Khoản được thu: what a part of a payment went to. The first six are owed, and an <see cref="AllocationOrder"/> ranks them.</summary>
public enum PaymentComponent
{
    /// <summary>Gốc quá hạn: principal of rows due before the day of payment.</summary>
    OverduePrincipal,

    /// <summary>Lãi quá hạn: what overdue principal earned.</summary>
    OverdueInterest,

    /// <summary>Lãi trong hạn đã quá hạn trả: contract interest of rows due before the day of payment.</summary>
    OverdueContractInterest,

    /// <summary>Lãi chậm trả: what unpaid contract interest earned.</summary>
    LateInterest,

    /// <summary>Gốc đến hạn: principal of rows due on the day of payment.</summary>
    DuePrincipal,

    /// <summary>Lãi đến hạn: contract interest of rows due on the day of payment.</summary>
    DueInterest,

    /// <summary>Gốc trả trước hạn: principal that was not due yet.</summary>
    PrepaidPrincipal,

    /// <summary>Lãi đến ngày tất toán: interest of the running period, due because the loan was settled.</summary>
    AccruedInterest,

    /// <summary>Tiền trả trước: kept until the next row falls due, or to be refunded.</summary>
    Advance,
}

/// <summary>Thứ tự thu nợ: the order in which a payment fills the six components that can be owed, each exactly once.</summary>
/// <remarks>Source: lending arithmetic, "Payments"; Circular 39/2016/TT-NHNN art. 18.4 for principal before interest on overdue loans.</remarks>
public sealed class AllocationOrder
{
    /// <summary>How many components can be owed.</summary>
    public const int OwedComponents = 6;

    /// <summary>Gốc trước, lãi sau. The default.</summary>
    public static readonly AllocationOrder PrincipalFirst = new(
    [
        PaymentComponent.OverduePrincipal, PaymentComponent.OverdueInterest, PaymentComponent.OverdueContractInterest,
        PaymentComponent.LateInterest, PaymentComponent.DuePrincipal, PaymentComponent.DueInterest,
    ]);

    /// <summary>Lãi trước, gốc sau.</summary>
    public static readonly AllocationOrder InterestFirst = new(
    [
        PaymentComponent.LateInterest, PaymentComponent.OverdueInterest, PaymentComponent.OverdueContractInterest,
        PaymentComponent.DueInterest, PaymentComponent.OverduePrincipal, PaymentComponent.DuePrincipal,
    ]);

    /// <summary>An order of the fund's own.</summary>
    /// <exception cref="RuleViolationException">Not each of the six components exactly once.</exception>
    public AllocationOrder(IReadOnlyList<PaymentComponent> components)
    {
        if (components.Count != OwedComponents || components.Distinct().Count() != OwedComponents
            || components.Any(component => component is < PaymentComponent.OverduePrincipal or > PaymentComponent.DueInterest))
        {
            throw new RuleViolationException(new("allocation-order-incomplete", "allocationOrder"));
        }

        Components = [.. components];
    }

    /// <summary>The components, first to be filled first.</summary>
    public IReadOnlyList<PaymentComponent> Components { get; }
}

using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.LoanCases;

/// <summary>The words of the loan case format, each for what it stands for in the Domain.</summary>
public static class LoanCaseWords
{
    /// <summary>loan.rate.unit</summary>
    public static readonly IReadOnlyDictionary<string, RateUnit> RateUnits = new Dictionary<string, RateUnit>
    {
        ["percent-per-month"] = RateUnit.PercentPerMonth,
        ["percent-per-year"] = RateUnit.PercentPerYear,
    };

    /// <summary>loan.method</summary>
    public static readonly IReadOnlyDictionary<string, RepaymentMethod> Methods = new Dictionary<string, RepaymentMethod>
    {
        ["bullet"] = RepaymentMethod.Bullet,
        ["equal-principal"] = RepaymentMethod.EqualPrincipal,
        ["annuity"] = RepaymentMethod.Annuity,
        ["custom"] = RepaymentMethod.Custom,
    };

    /// <summary>loan.dayCount</summary>
    public static readonly IReadOnlyDictionary<string, DayCount> DayCounts = new Dictionary<string, DayCount>
    {
        ["actual/365"] = DayCount.Actual365,
        ["whole-months"] = DayCount.WholeMonths,
    };

    /// <summary>loan.principalRounding</summary>
    public static readonly IReadOnlyDictionary<string, PrincipalRounding> Roundings = new Dictionary<string, PrincipalRounding>
    {
        ["floor"] = PrincipalRounding.Floor,
        ["nearest"] = PrincipalRounding.Nearest,
    };

    /// <summary>policy.businessDayConvention</summary>
    public static readonly IReadOnlyDictionary<string, BusinessDayConvention> Conventions = new Dictionary<string, BusinessDayConvention>
    {
        ["following"] = BusinessDayConvention.Following,
        ["unadjusted"] = BusinessDayConvention.Unadjusted,
    };

    /// <summary>policy.prepaymentStrategy</summary>
    public static readonly IReadOnlyDictionary<string, PrepaymentStrategy> Strategies = new Dictionary<string, PrepaymentStrategy>
    {
        ["reduce-last"] = PrepaymentStrategy.ReduceLast,
        ["reduce-next"] = PrepaymentStrategy.ReduceNext,
        ["reamortize"] = PrepaymentStrategy.Reamortize,
    };

    /// <summary>policy.debtGroups</summary>
    public static readonly IReadOnlyDictionary<string, DebtGroupTable> DebtGroups = new Dictionary<string, DebtGroupTable>
    {
        [DebtGroupTable.Microfinance.Name] = DebtGroupTable.Microfinance,
        [DebtGroupTable.Bank.Name] = DebtGroupTable.Bank,
    };

    /// <summary>policy.allocationOrder, when it is a name.</summary>
    public static readonly IReadOnlyDictionary<string, AllocationOrder> Orders = new Dictionary<string, AllocationOrder>
    {
        ["principal-first"] = AllocationOrder.PrincipalFirst,
        ["interest-first"] = AllocationOrder.InterestFirst,
    };

    /// <summary>events[].type</summary>
    public static readonly IReadOnlyDictionary<string, Type> EventTypes = new Dictionary<string, Type>
    {
        ["repayment"] = typeof(Repayment),
    };

    /// <summary>events[].kind</summary>
    public static readonly IReadOnlyDictionary<string, RepaymentKind> RepaymentKinds = new Dictionary<string, RepaymentKind>
    {
        ["scheduled"] = RepaymentKind.Scheduled,
        ["prepayment"] = RepaymentKind.Prepayment,
    };

    /// <summary>policy.allocationOrder, when it is a list.</summary>
    public static readonly IReadOnlyDictionary<string, PaymentComponent> OwedComponents =
        Enum.GetValues<PaymentComponent>().Take(AllocationOrder.OwedComponents).ToDictionary(Of);

    /// <summary>The word for a component, in allocations.</summary>
    public static string Of(PaymentComponent component) => component switch
    {
        PaymentComponent.OverduePrincipal => "overdue-principal",
        PaymentComponent.OverdueInterest => "overdue-interest",
        PaymentComponent.OverdueContractInterest => "overdue-contract-interest",
        PaymentComponent.LateInterest => "late-interest",
        PaymentComponent.DuePrincipal => "due-principal",
        PaymentComponent.DueInterest => "due-interest",
        PaymentComponent.PrepaidPrincipal => "prepaid-principal",
        PaymentComponent.AccruedInterest => "accrued-interest",
        PaymentComponent.Advance => "advance",
    };

    /// <summary>The word for where the money of an allocation came from.</summary>
    public static string Of(AllocationSource source) => source switch
    {
        AllocationSource.Repayment => "repayment",
        AllocationSource.Advance => "advance",
        AllocationSource.Waiver => "waiver",
    };
}

using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Policies;

/// <summary>
/// Quy tắc thu nợ: how a loan treats what is late, what is paid early and what falls on a day off. A loan keeps the rules it was
/// signed under.
/// </summary>
/// <remarks>Source: lending arithmetic; Decree 45/2021/NĐ-CP art. 25 and 31; Civil Code 2015 art. 148, 466 and 468.</remarks>
public sealed record RepaymentRules
{
    /// <summary>The largest multiplier taken; it catches a slip of the pen, the law's own cap is policy.</summary>
    public const decimal MaxOverdueRateMultiplier = 100m;

    /// <summary>The largest late-payment interest taken, percent a year.</summary>
    public const decimal MaxLateInterestAnnualPercent = 1000m;

    /// <summary>The most decimals of either.</summary>
    public const int MaxDecimals = 8;

    /// <summary>The rules of a fund that has decided nothing else.</summary>
    public static readonly RepaymentRules Default = new();

    /// <summary>Hệ số lãi quá hạn: overdue principal earns the contract rate times this. 1.5 is the most that Decree 45 art. 25 allows.</summary>
    public decimal OverdueRateMultiplier { get; init; } = 1.5m;

    /// <summary>Lãi chậm trả, percent a year on contract interest due and unpaid. 10 is the Civil Code's (art. 466.5a, 468.2).</summary>
    public decimal LateInterestAnnualPercent { get; init; } = 10m;

    /// <summary>Thứ tự thu nợ: in what order a payment fills what is owed.</summary>
    public AllocationOrder AllocationOrder { get; init; } = AllocationOrder.PrincipalFirst;

    /// <summary>Ngày đến hạn rơi vào ngày nghỉ.</summary>
    public BusinessDayConvention BusinessDayConvention { get; init; } = BusinessDayConvention.Following;

    /// <summary>Trả nợ trước hạn: which instalments an early repayment lowers.</summary>
    public PrepaymentStrategy PrepaymentStrategy { get; init; } = PrepaymentStrategy.ReduceLast;

    /// <summary>What is wrong with these rules; nothing when a loan can be signed under them.</summary>
    public IEnumerable<RuleViolation> Check()
    {
        if (OverdueRateMultiplier is < 0 or > MaxOverdueRateMultiplier || OverdueRateMultiplier.Scale > MaxDecimals)
        {
            yield return new("number-out-of-range", "overdueRateMultiplier", OverdueRateMultiplier, MaxOverdueRateMultiplier, MaxDecimals);
        }

        if (LateInterestAnnualPercent is < 0 or > MaxLateInterestAnnualPercent || LateInterestAnnualPercent.Scale > MaxDecimals)
        {
            yield return new(
                "number-out-of-range", "lateInterestAnnualPercent", LateInterestAnnualPercent, MaxLateInterestAnnualPercent, MaxDecimals);
        }
    }

    /// <summary>What one đồng of overdue principal earns a day, for a loan at this rate.</summary>
    public DailyRate OverdueDailyRate(InterestRate rate) => DailyRate.Actual365(rate.PerYear * Fraction.Of(OverdueRateMultiplier));

    /// <summary>What one đồng of contract interest due and unpaid earns a day.</summary>
    public DailyRate LateInterestDailyRate => DailyRate.Actual365(Fraction.Of(LateInterestAnnualPercent) / 100);
}

using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Risk;

/// <summary>Tài sản bảo đảm, as far as a provision sees it.</summary>
/// <param name="Value">Giá trị: đồng, not below nil.</param>
/// <param name="DeductionPercent">
/// Tỷ lệ khấu trừ: 0 to 100, at most four decimals. The most that Decree 86/2024/NĐ-CP art. 6 allows depends on the kind: deposit at the fund 100,
/// government bonds and gold bars 95, real estate 50, other 30.
/// </param>
public sealed record Collateral(Dong Value, decimal DeductionPercent)
{
    /// <summary>What a provision may deduct, exactly: value × rate.</summary>
    /// <exception cref="RuleViolationException">A negative value, or a rate outside 0–100 or finer than four decimals.</exception>
    public decimal Deductible
    {
        get
        {
            if (Value < Dong.Zero)
            {
                throw new RuleViolationException(new("amount-negative", "value", Value));
            }

            if (DeductionPercent is < 0 or > 100 || DeductionPercent.Scale > 4)
            {
                throw new RuleViolationException(new("deduction-out-of-range", "deductionPercent", DeductionPercent));
            }

            return Value.Value * DeductionPercent / 100m;
        }
    }
}

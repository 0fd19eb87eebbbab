namespace QuyHtx.Domain.Money;

/// <summary>Đơn vị của lãi suất, as the contract quotes it.</summary>
public enum RateUnit
{
    /// <summary>Phần trăm một tháng (%/tháng).</summary>
    PercentPerMonth,

    /// <summary>Phần trăm một năm (%/năm).</summary>
    PercentPerYear,
}

/// <summary>
/// Lãi suất, kept as it was signed. The annual rate of a monthly rate is the value × 12, and nothing else ever re-derives a rate:
/// funds publish 0,4 %/tháng as 4,8 %/năm, while a conversion by 365/30 days would give 4,867 %.
/// </summary>
/// <remarks>Source: lending arithmetic, "Amounts and rates"; Circular 14/2017/TT-NHNN for the year of 365 days.</remarks>
public sealed record InterestRate
{
    /// <summary>The largest percentage taken for a rate; far above what the law allows, it catches a slip of the pen.</summary>
    public const decimal MaxPercent = 1000m;

    /// <summary>The most decimals of a percentage.</summary>
    public const int MaxDecimals = 12;

    /// <summary>A rate as it was signed.</summary>
    /// <param name="value">Percent, from 0 to <see cref="MaxPercent"/>, with at most <see cref="MaxDecimals"/> decimals;
    /// <see cref="ArgumentOutOfRangeException"/> below nil.</param>
    /// <param name="unit">A month or a year.</param>
    public InterestRate(decimal value, RateUnit unit)
    {
        Value = value;
        Unit = unit;
        PerYear = unit switch
        {
            RateUnit.PercentPerMonth => Fraction.Of(value) * new Fraction(12, 100),
            RateUnit.PercentPerYear => Fraction.Of(value) / 100,
        };
    }

    /// <summary>Percent.</summary>
    public decimal Value { get; }

    /// <summary>A month or a year.</summary>
    public RateUnit Unit { get; }

    /// <summary>Lãi suất năm, r: 0.4 %/month is 0.048. Kept beside the value, so neither can be changed without the other.</summary>
    public Fraction PerYear { get; }
}

using System.Globalization;

namespace QuyHtx.Domain.Money;

/// <summary>
/// Số tiền: a whole number of đồng. There is no smaller unit, so nothing is ever lost between two amounts.
/// </summary>
/// <param name="Value">Đồng, within the range of a 64-bit integer. Arithmetic past that range throws <see cref="OverflowException"/>.</param>
/// <remarks>Source: lending arithmetic, "Amounts and rates".</remarks>
public readonly record struct Dong(long Value) : IComparable<Dong>
{
    /// <summary>Không đồng.</summary>
    public static readonly Dong Zero = new(0);

    private static readonly NumberFormatInfo VietnameseGrouping = new() { NumberGroupSeparator = ".", NumberGroupSizes = [3] };

    /// <summary>True when the amount is nil.</summary>
    public bool IsZero => Value == 0;

    /// <summary>The smaller of two amounts.</summary>
    public static Dong Min(Dong a, Dong b) => a.Value <= b.Value ? a : b;

    /// <summary>The larger of two amounts.</summary>
    public static Dong Max(Dong a, Dong b) => a.Value >= b.Value ? a : b;

    /// <summary>The sum; throws <see cref="OverflowException"/> past the range of an amount.</summary>
    public static Dong operator +(Dong a, Dong b) => new(a.Value + b.Value);

    /// <summary>The difference; throws <see cref="OverflowException"/> past the range of an amount.</summary>
    public static Dong operator -(Dong a, Dong b) => new(a.Value - b.Value);

    /// <summary>The đồng as a plain number: for sums that a database adds up.</summary>
    public static explicit operator long(Dong amount) => amount.Value;

    /// <summary>True when <paramref name="a"/> is less than <paramref name="b"/>.</summary>
    public static bool operator <(Dong a, Dong b) => a.Value < b.Value;

    /// <summary>True when <paramref name="a"/> is more than <paramref name="b"/>.</summary>
    public static bool operator >(Dong a, Dong b) => a.Value > b.Value;

    /// <summary>True when <paramref name="a"/> is not more than <paramref name="b"/>.</summary>
    public static bool operator <=(Dong a, Dong b) => a.Value <= b.Value;

    /// <summary>True when <paramref name="a"/> is not less than <paramref name="b"/>.</summary>
    public static bool operator >=(Dong a, Dong b) => a.Value >= b.Value;

    /// <summary>Orders amounts from the smallest to the largest.</summary>
    public int CompareTo(Dong other) => Value.CompareTo(other.Value);

    /// <summary>The amount as it is written in Vietnam: 1.234.567.</summary>
    public override string ToString() => Value.ToString("N0", VietnameseGrouping);
}

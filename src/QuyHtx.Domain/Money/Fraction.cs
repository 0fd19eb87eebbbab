using System.Numerics;

namespace QuyHtx.Domain.Money;

/// <summary>
/// Phân số: an exact number that is not negative, held as a numerator over a denominator. Rates are fractions, so that nothing is
/// rounded before the one rounding that the contract speaks of.
/// </summary>
/// <param name="Numerator">Not negative.</param>
/// <param name="Denominator">Above nil.</param>
public readonly record struct Fraction(Int128 Numerator, Int128 Denominator)
{
    /// <summary>Nil.</summary>
    public static readonly Fraction Zero = new(0, 1);

    /// <summary>The fraction that equals a decimal, in lowest terms: 0.4 is 2/5.</summary>
    /// <param name="value">Not negative; <see cref="ArgumentOutOfRangeException"/> otherwise.</param>
    public static Fraction Of(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = unchecked(((Int128)(uint)bits[2] << 64) | ((Int128)(uint)bits[1] << 32) | (uint)bits[0]);
        Int128 denominator = 1;
        for (var scale = (bits[3] >> 16) & 0xFF; scale > 0; scale--)
        {
            denominator *= 10;
        }

        return new Fraction(mantissa, denominator).InLowestTerms();
    }

    /// <summary>The product of two fractions, in lowest terms.</summary>
    public static Fraction operator *(Fraction a, Fraction b) =>
        new Fraction(a.Numerator * b.Numerator, a.Denominator * b.Denominator).InLowestTerms();

    /// <summary>The same fraction divided by a whole number above nil, in lowest terms.</summary>
    public static Fraction operator /(Fraction a, long divisor) =>
        new Fraction(a.Numerator, a.Denominator * divisor).InLowestTerms();

    /// <summary>
    /// <paramref name="quantity"/> times this fraction, rounded half away from zero to a multiple of <paramref name="unit"/>.
    /// Exact whatever the sizes: what does not fit 128 bits on the way is computed with as many as it takes.
    /// </summary>
    /// <param name="quantity">Not negative: đồng × days for interest, đồng for a share.</param>
    /// <param name="unit">Đồng, above nil.</param>
    /// <exception cref="OverflowException">The result is past the range of an amount.</exception>
    public Dong Of(Int128 quantity, Dong unit)
    {
        if (quantity <= long.MaxValue && Numerator <= long.MaxValue && Denominator <= int.MaxValue && unit.Value <= int.MaxValue)
        {
            var product = (UInt128)(ulong)quantity * (ulong)Numerator;
            if (product <= long.MaxValue)
            {
                // Nearly every loan of a provincial fund: the product fits a machine word, and so does the divisor.
                return new Dong(RoundedQuotient((long)product, (long)Denominator * unit.Value) * unit.Value);
            }
        }

        var exact = (BigInteger)quantity * Numerator;
        var divisor = (BigInteger)Denominator * unit.Value;
        return new Dong((long)(((2 * exact) + divisor) / (2 * divisor) * unit.Value));
    }

    /// <summary>
    /// <paramref name="quantity"/> times this fraction as a decimal, for people to read; digits past the 28th are cut.
    /// </summary>
    public decimal Shown(Int128 quantity, int decimals)
    {
        var scale = BigInteger.Pow(10, decimals);
        var scaled = (((2 * ((BigInteger)quantity * Numerator * scale)) + Denominator) / (2 * (BigInteger)Denominator));
        return (decimal)(scaled / scale) + ((decimal)(scaled % scale) / (decimal)scale);
    }

    private static long RoundedQuotient(long dividend, long divisor)
    {
        var (quotient, remainder) = Math.DivRem(dividend, divisor);
        return remainder >= divisor - remainder ? quotient + 1 : quotient;
    }

    private Fraction InLowestTerms()
    {
        var (a, b) = (Numerator, Denominator);
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return new Fraction(Numerator / a, Denominator / a);
    }
}

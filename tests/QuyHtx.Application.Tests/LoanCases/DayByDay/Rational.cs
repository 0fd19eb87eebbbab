using System.Globalization;
using System.Numerics;

namespace QuyHtx.Application.Tests.LoanCases.DayByDay;

/// <summary>An exact fraction that is never negative. It is not reduced: a daily total keeps the denominator of its daily
/// rate, so that adding a day costs one addition.</summary>
internal readonly struct Rational
{
    private readonly BigInteger numerator;
    private readonly BigInteger denominator;

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    public static Rational Zero => 0;

    public static implicit operator Rational(long whole) => new(whole, BigInteger.One);

    public static Rational operator +(Rational a, Rational b) => a.denominator == b.denominator
        ? new(a.numerator + b.numerator, a.denominator)
        : new(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

    public static Rational operator *(Rational a, Rational b) => new(a.numerator * b.numerator, a.denominator * b.denominator);

    public static Rational operator /(Rational a, Rational b) => b.numerator.IsZero
        ? throw new DivideByZeroException()
        : new(a.numerator * b.denominator, a.denominator * b.numerator);

    /// <summary>Reads a plain decimal such as "0.4" without passing through floating point.</summary>
    public static Rational Parse(string text)
    {
        int point = text.IndexOf('.');
        int decimals = point < 0 ? 0 : text.Length - point - 1;
        string digits = text.Replace(".", "", StringComparison.Ordinal);
        return new(BigInteger.Parse(digits, CultureInfo.InvariantCulture), BigInteger.Pow(10, decimals));
    }

    /// <summary>The nearest multiple of the unit; a half goes up, which is away from zero because nothing here is negative.
    /// An amount that does not fit in 64 bits throws.</summary>
    public long RoundTo(long unit) => (long)((2 * numerator + denominator * unit) / (2 * denominator * unit) * unit);

    /// <summary>The largest multiple of the unit that is not above the fraction.</summary>
    public long FloorTo(long unit) => (long)(numerator / (denominator * unit) * unit);
}

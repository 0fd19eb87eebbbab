using System.Numerics;
using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>
/// Số tiền trả đều (niên kim): the level payment P ÷ Σₖ Πⱼ≤ₖ 1 ÷ (1 + iⱼ), where iⱼ is the interest of one đồng in principal row j.
/// Written without a division by each row, it is P × G ÷ S with G = Πⱼ (1 + iⱼ) and S = Σₖ Πⱼ>ₖ (1 + iⱼ).
/// </summary>
/// <remarks>
/// The quotient is formed in decimal and rounded. A decimal carries 28 digits, and a payment may lie closer to half a unit than its last
/// digits can tell; then, or when the numbers outgrow a decimal, the quotient is formed again in whole numbers of any size. So the
/// result is always that of exact arithmetic.
/// </remarks>
internal static class LevelPayment
{
    /// <summary>
    /// More than the error the decimal quotient can have, as a share of it: each of at most 2 × 1,200 steps rounds by less than 10⁻²⁷.
    /// </summary>
    private const decimal Doubt = 1e-23m;

    /// <summary>The largest quotient whose half units 28 digits can tell apart at all.</summary>
    private const decimal TooLarge = 1e22m;

    /// <summary>The payment, rounded half away from zero to a multiple of <paramref name="roundTo"/>.</summary>
    public static Dong Of(Dong principal, ReadOnlySpan<Instalment> rows, LocalDate from, Dong roundTo)
    {
        try
        {
            var (growth, sum) = (1m, 0m);
            foreach (var row in rows)
            {
                if (row.TakesPrincipal)
                {
                    var factor = 1m + ((decimal)(row.DailyRate.Exact.Numerator * PrincipalPlan.DaysFrom(from, row)) / (decimal)row.DailyRate.Exact.Denominator);
                    growth *= factor;
                    sum = (sum * factor) + 1m;
                }
            }

            // growth and sum are of one size, so the quotient is formed before the principal can make it large.
            var units = principal.Value * (growth / sum) / roundTo.Value;
            var toHalf = decimal.Abs(units - decimal.Floor(units) - 0.5m);
            if (units < TooLarge && toHalf > units * Doubt)
            {
                return new Dong((long)decimal.Round(units, MidpointRounding.AwayFromZero) * roundTo.Value);
            }
        }
        catch (OverflowException)
        {
            // A rate far above any lawful one over very many rows: only the exact form can hold it.
        }

        return Exactly(principal, rows, from, roundTo);
    }

    /// <summary>The same in whole numbers: each factor 1 + iⱼ is nⱼ ÷ dⱼ, and G and S are kept over the same denominator Πⱼ dⱼ.</summary>
    internal static Dong Exactly(Dong principal, ReadOnlySpan<Instalment> rows, LocalDate from, Dong roundTo)
    {
        var (growth, sum, denominator) = (BigInteger.One, BigInteger.Zero, BigInteger.One);
        foreach (var row in rows)
        {
            if (row.TakesPrincipal)
            {
                BigInteger d = row.DailyRate.Exact.Denominator;
                var n = d + (BigInteger)(row.DailyRate.Exact.Numerator * PrincipalPlan.DaysFrom(from, row));
                growth *= n;
                denominator *= d;
                sum = (sum * n) + denominator;
            }
        }

        var (dividend, divisor) = (principal.Value * growth, sum * roundTo.Value);
        return new Dong((long)(((2 * dividend) + divisor) / (2 * divisor) * roundTo.Value));
    }
}

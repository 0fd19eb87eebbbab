using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>
/// Kế hoạch trả gốc: spreads principal over the rows still to come, by the loan's method. It is called at every disbursement and at a
/// prepayment that re-amortises, so a plan never remembers the one before it.
/// </summary>
internal static class PrincipalPlan
{
    /// <summary>Plans <paramref name="amount"/> anew over <paramref name="rows"/>, all of them due after <paramref name="from"/>.</summary>
    /// <param name="rows">Not empty; the last of them is the loan's last row, which always takes principal.</param>
    /// <returns>What each row takes or pays by a method that has such an amount: the equal share, or the level payment.</returns>
    public static Dong? Spread(Dong amount, ReadOnlySpan<Instalment> rows, LocalDate from, LoanTerms terms)
    {
        Dong? each = terms.Method switch
        {
            RepaymentMethod.Bullet or RepaymentMethod.Custom => null,
            RepaymentMethod.EqualPrincipal => EqualShare(amount, CountPrincipalRows(rows), terms),
            RepaymentMethod.Annuity => LevelPayment.Of(amount, rows, from, terms.RoundTo),
        };
        SpreadBy(rows, amount, terms.Method switch
        {
            RepaymentMethod.Bullet => (_, _) => Dong.Zero,
            RepaymentMethod.Custom => AmountsNamedIn(terms),
            RepaymentMethod.EqualPrincipal => (_, _) => each!.Value,
            RepaymentMethod.Annuity => (row, balance) => Dong.Max(each!.Value - PlannedInterest(row, balance, from, terms), Dong.Zero),
        });
        return each;
    }

    /// <summary>How many rows of a plan take principal.</summary>
    public static int CountPrincipalRows(ReadOnlySpan<Instalment> rows)
    {
        var count = 0;
        foreach (var row in rows)
        {
            count += row.TakesPrincipal ? 1 : 0;
        }

        return count;
    }

    /// <summary>Principal that rows take together.</summary>
    public static Dong PlannedIn(ReadOnlySpan<Instalment> rows)
    {
        var sum = Dong.Zero;
        foreach (var row in rows)
        {
            sum += row.Principal;
        }

        return sum;
    }

    /// <summary>The days of a row that a plan made on <paramref name="from"/> counts: a row in mid-period counts from that date.</summary>
    public static int DaysFrom(LocalDate from, Instalment row) => Period.DaysBetween(LocalDate.Max(row.PeriodStart, from), row.DueDate);

    /// <summary>Each principal row takes what the method says but never more than is left; the last row takes what is left.</summary>
    private static void SpreadBy(ReadOnlySpan<Instalment> rows, Dong amount, Func<Instalment, Dong, Dong> share)
    {
        var left = amount;
        foreach (var row in rows[..^1])
        {
            row.Principal = row.TakesPrincipal ? Dong.Min(share(row, left), left) : Dong.Zero;
            left -= row.Principal;
        }

        rows[^1].Principal = left;
    }

    private static Dong EqualShare(Dong amount, int rows, LoanTerms terms) => terms.PrincipalRounding switch
    {
        PrincipalRounding.Floor => new Dong(amount.Value / rows / terms.RoundTo.Value * terms.RoundTo.Value),
        PrincipalRounding.Nearest => new Fraction(1, rows).Of(amount.Value, terms.RoundTo),
    };

    private static Func<Instalment, Dong, Dong> AmountsNamedIn(LoanTerms terms)
    {
        var named = terms.CustomPrincipal.ToDictionary(custom => custom.Row, custom => custom.Amount);
        return (row, _) => named.GetValueOrDefault(row.RowOfTerms);
    }

    private static Dong PlannedInterest(Instalment row, Dong balance, LocalDate from, LoanTerms terms) =>
        row.DailyRate.InterestOn((Int128)balance.Value * DaysFrom(from, row), terms.InterestRoundTo);
}

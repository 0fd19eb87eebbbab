namespace QuyHtx.Application.Tests.LoanCases.DayByDay;

/// <summary>Spreads principal that has not fallen due over the rows still to come.</summary>
internal static class PrincipalPlan
{
    /// <summary>Plans on <paramref name="today"/>. The rows are all those due after it, the last one being the last of the loan.</summary>
    public static void Spread(LoanCase loan, IReadOnlyList<Row> rows, long principal, DateOnly today)
    {
        Func<Row, long, long> wanted = loan.Method switch
        {
            "bullet" => (_, _) => 0,
            "equal-principal" => EqualShare(loan, rows, principal),
            "custom" => (row, _) => loan.CustomPrincipal[row.Number],
            "annuity" => LevelPaymentLessInterest(loan, rows, principal, today),
            _ => throw new ArgumentException($"method '{loan.Method}'"),
        };

        long left = principal;
        foreach (Row row in rows)
        {
            row.Principal = row == rows[^1] ? left
                : row.TakesPrincipal ? Math.Min(left, wanted(row, left))
                : 0;
            left -= row.Principal;
        }
    }

    private static Func<Row, long, long> EqualShare(LoanCase loan, IReadOnlyList<Row> rows, long principal)
    {
        Rational exact = (Rational)principal / rows.Count(row => row.TakesPrincipal);
        long share = loan.PrincipalRounding == "nearest" ? exact.RoundTo(loan.RoundTo) : exact.FloorTo(loan.RoundTo);
        return (_, _) => share;
    }

    private static Func<Row, long, long> LevelPaymentLessInterest(LoanCase loan, IReadOnlyList<Row> rows, long principal, DateOnly today)
    {
        // The value today of one đồng on each principal row, worked back from the last: the sum of products of the contract in
        // the order that keeps the fraction small.
        Rational value = Rational.Zero;
        foreach (Row row in rows.Where(row => row.TakesPrincipal).Reverse())
        {
            value = (value + 1) / (row.DailyWeight * DaysToCome(row, today) + 1);
        }

        long level = ((Rational)principal / value).RoundTo(loan.RoundTo);
        return (row, balance) => Math.Max(0, level - PlannedInterest(row, balance));

        // Only of the days to come, as in the level payment: what a running row has earned before is owed on top of it.
        long PlannedInterest(Row row, long balance) =>
            (row.DailyWeight * balance * DaysToCome(row, today)).RoundTo(loan.InterestRoundTo);
    }

    private static int DaysToCome(Row row, DateOnly today) =>
        RowCalendar.DaysBetween(row.StartDate > today ? row.StartDate : today, row.DueDate);
}

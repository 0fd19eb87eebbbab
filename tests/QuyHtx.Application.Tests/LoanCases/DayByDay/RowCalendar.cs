namespace QuyHtx.Application.Tests.LoanCases.DayByDay;

/// <summary>The rows of a loan with their dates and daily weights, before any principal is planned.</summary>
internal static class RowCalendar
{
    public static List<Row> Build(LoanCase loan)
    {
        DateOnly d0 = loan.FirstDisbursementDate;
        int every = loan.InterestEveryMonths;
        int count = (loan.TermMonths + every - 1) / every;
        DateOnly maturity = loan.FirstDueDate?.AddMonths(loan.TermMonths - every) ?? d0.AddMonths(loan.TermMonths);

        List<Row> rows = [];
        DateOnly previousNominalDate = d0;
        DateOnly previousDueDate = d0;
        for (int k = 1; k <= count; k++)
        {
            // Always counted from the first date, so that a short month does not shorten those after it.
            DateOnly uncutDate = loan.FirstDueDate?.AddMonths((k - 1) * every) ?? d0.AddMonths(k * every);
            DateOnly nominalDate = uncutDate < maturity ? uncutDate : maturity;
            DateOnly dueDate = loan.DueDateOf(nominalDate);
            bool isRegular = nominalDate == uncutDate && (k > 1 || nominalDate == d0.AddMonths(every));
            Rational months = isRegular ? every : (Rational)DaysBetween(previousNominalDate, nominalDate) / 30;

            rows.Add(new Row
            {
                Number = k,
                NominalDate = nominalDate,
                StartDate = previousDueDate,
                DueDate = dueDate,
                DailyWeight = DailyWeight(loan, months, DaysBetween(previousDueDate, dueDate)),
                TakesPrincipal = TakesPrincipal(loan, k, count),
            });
            previousNominalDate = nominalDate;
            previousDueDate = dueDate;
        }

        return rows;
    }

    public static int DaysBetween(DateOnly start, DateOnly end) => end.DayNumber - start.DayNumber;

    private static Rational DailyWeight(LoanCase loan, Rational months, int daysInRow) => loan.DayCount switch
    {
        "actual/365" => loan.AnnualRate / 365,
        // Holidays can push two rows onto one day; the second then has no day on which to earn.
        "whole-months" => daysInRow == 0 ? Rational.Zero : loan.AnnualRate * months / 12 / daysInRow,
        _ => throw new ArgumentException($"day count '{loan.DayCount}'"),
    };

    private static bool TakesPrincipal(LoanCase loan, int k, int count)
    {
        int monthsSoFar = k * loan.InterestEveryMonths;
        return k == count || loan.Method switch
        {
            "bullet" => false,
            // An amount entered for a row is meant for that row, whatever the interval and the grace say.
            "custom" => loan.CustomPrincipal.ContainsKey(k),
            "equal-principal" or "annuity" => monthsSoFar % loan.PrincipalEveryMonths == 0 && monthsSoFar > loan.GraceMonths,
            _ => throw new ArgumentException($"method '{loan.Method}'"),
        };
    }
}

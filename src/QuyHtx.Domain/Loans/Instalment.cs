using NodaTime;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>
/// Kỳ hạn trả nợ: one row of a loan, from its plan to its last đồng. Its interest period is half-open: it begins on the due date of the
/// row before (the first at d0) and ends before its own due date, so the first day counts and the last does not.
/// </summary>
internal sealed class Instalment
{
    /// <summary>The due date of the row before as planned, from which the days of whole months count.</summary>
    private LocalDate plannedStart;

    private Instalment(int no, LocalDate nominalDate, LocalDate periodStart, LocalDate dueDate, DailyRate dailyRate, bool takesPrincipal)
    {
        No = no;
        RowOfTerms = no;
        NominalDate = nominalDate;
        PeriodStart = plannedStart = periodStart;
        DueDate = dueDate;
        Days = Period.DaysBetween(periodStart, dueDate);
        DailyRate = dailyRate;
        TakesPrincipal = takesPrincipal;
    }

    /// <summary>The row's number in the loan; rows of a restructuring are numbered on.</summary>
    public int No { get; private set; }

    /// <summary>The row's number in its terms, from 1.</summary>
    public int RowOfTerms { get; }

    /// <summary>Where rule 1 puts the row, before any day off moves it.</summary>
    public LocalDate NominalDate { get; }

    /// <summary>The due date of the row before; only a settlement moves it.</summary>
    public LocalDate PeriodStart { get; set; }

    /// <summary>Rule 2. A settlement brings it forward to its own day.</summary>
    public LocalDate DueDate { get; set; }

    /// <summary>Days of the period as planned.</summary>
    public int Days { get; private set; }

    /// <summary>w: what one đồng of in-term principal earns a day in this row. Fixed by the plan; a settlement does not change it.</summary>
    public DailyRate DailyRate { get; private set; }

    public bool TakesPrincipal { get; }

    /// <summary>Principal planned for the row, and once it has fallen due, principal due.</summary>
    public Dong Principal { get; set; }

    /// <summary>Σ over the days of the period so far of in-term principal at the end of the day.</summary>
    public Int128 DongDays { get; set; }

    /// <summary>Contract interest from before a restructuring, which falls due with this row.</summary>
    public Dong CarriedInterest { get; set; }

    /// <summary>Contract interest of the row, fixed on its due date; nil before.</summary>
    public Dong Interest { get; set; }

    public Dong PrincipalPaid { get; set; }

    public Dong InterestPaid { get; set; }

    public Dong PrincipalUnpaid => Principal - PrincipalPaid;

    public Dong InterestUnpaid => Interest - InterestPaid;

    /// <summary>The rows of a loan whose first disbursement is on <paramref name="d0"/>, with no principal planned yet.</summary>
    /// <exception cref="RuleViolationException">The first due date chosen, or the maturity it gives, is not after d0.</exception>
    public static Instalment[] RowsOf(LoanContract contract, LocalDate d0)
    {
        var terms = contract.Terms;
        var (rows, m) = (new Instalment[terms.Rows], terms.InterestEveryMonths);
        var maturity = terms.FirstDueDate is { } first ? first.PlusMonths(terms.TermMonths - m) : d0.PlusMonths(terms.TermMonths);
        var actual365 = DailyRate.Actual365(terms.Rate.PerYear);
        var (nominalBefore, dueBefore) = (d0, d0);
        for (var k = 1; k <= rows.Length; k++)
        {
            // Rule 1: counted from the beginning each time, so that the 31st comes back after a February.
            var uncut = terms.FirstDueDate?.PlusMonths((k - 1) * m) ?? d0.PlusMonths(k * m);
            var nominal = LocalDate.Min(uncut, maturity);
            if (nominal <= nominalBefore)
            {
                throw new RuleViolationException(new("first-due-date-too-early", "firstDueDate", nominal, d0));
            }

            var due = contract.DueDateOf(nominal);
            var regular = uncut <= maturity && (k > 1 || nominal == d0.PlusMonths(m));
            var dailyRate = terms.DayCount switch
            {
                DayCount.Actual365 => actual365,
                DayCount.WholeMonths => DailyRate.WholeMonths(
                    terms.Rate.PerYear, regular ? m * 30 : Period.DaysBetween(nominalBefore, nominal), Period.DaysBetween(dueBefore, due)),
            };
            rows[k - 1] = new Instalment(k, nominal, dueBefore, due, dailyRate, terms.TakesPrincipal(k));
            (nominalBefore, dueBefore) = (nominal, due);
        }

        return rows;
    }

    /// <summary>
    /// Moves the row to where another calendar puts it. Its whole months then spread over other days, those that have passed as well, so that
    /// a full month still earns a twelfth of the year.
    /// </summary>
    /// <param name="contract">With the calendar.</param>
    /// <param name="dueBefore">The due date of the row before where that may have moved; null for the running row.</param>
    public void FallDueBy(LoanContract contract, LocalDate? dueBefore)
    {
        if (dueBefore is { } start)
        {
            PeriodStart = plannedStart = start;
        }

        DueDate = contract.DueDateOf(NominalDate);
        Days = Period.DaysBetween(plannedStart, DueDate);
        DailyRate = DailyRate.OverDays(Days);
    }

    /// <summary>The rows of restructured terms, numbered on from the last row that stays.</summary>
    public static Instalment[] RowsOf(LoanContract contract, LocalDate from, int lastNo)
    {
        var rows = RowsOf(contract, from);
        foreach (var row in rows)
        {
            row.No += lastNo;
        }

        return rows;
    }
}

using NodaTime;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>
/// A loan on its way from day to day: what is in term, what is due, and what has been earned, up to the start of <see cref="Today"/>.
/// It moves in leaps, because between two events nothing changes but the count of days: interest before rounding is
/// đồng × days × rate, so đồng × days is kept as a whole number, and the one rounding comes when the figure is asked for.
/// </summary>
internal sealed class RunningLoan
{
    private LoanContract contract;
    private readonly Explanation? explanation;
    private Instalment[] rows;
    private readonly DailyRate overdueDailyRate;
    private readonly DailyRate lateDailyRate;

    /// <summary>Rows before this index have fallen due; the row at it, if any, is the running one.</summary>
    private int running;

    private Int128 overdueDongDays;
    private Int128 lateDongDays;
    private Dong overdueInterestCollected;
    private Dong lateInterestCollected;

    public RunningLoan(LoanContract contract, LocalDate firstDisbursement, Explanation? explanation)
    {
        this.contract = contract.By(contract.Calendar.AsKnownOn(firstDisbursement));
        this.explanation = explanation;
        rows = Instalment.RowsOf(this.contract, firstDisbursement);
        overdueDailyRate = contract.Rules.OverdueDailyRate(contract.Terms.Rate);
        lateDailyRate = contract.Rules.LateInterestDailyRate;
        Today = firstDisbursement;
    }

    /// <summary>The terms that apply today: as signed, or as last restructured.</summary>
    public LoanTerms Terms => contract.Terms;

    public LocalDate Today { get; private set; }

    /// <summary>Gốc trong hạn: principal planned in rows that have not fallen due.</summary>
    public Dong InTermPrincipal { get; private set; }

    /// <summary>Principal due and unpaid, of today's rows and of older ones.</summary>
    public Dong DuePrincipal { get; private set; }

    /// <summary>Contract interest due and unpaid.</summary>
    public Dong DueInterest { get; private set; }

    /// <summary>Tiền trả trước đang giữ.</summary>
    public Dong Advance { get; set; }

    /// <summary>Lãi quá hạn that can be collected today: the running total up to yesterday, rounded, less what was collected.</summary>
    public Dong OverdueInterest => overdueDailyRate.InterestOn(overdueDongDays, contract.Terms.InterestRoundTo) - overdueInterestCollected;

    /// <summary>Lãi chậm trả that can be collected today.</summary>
    public Dong LateInterest => lateDailyRate.InterestOn(lateDongDays, contract.Terms.InterestRoundTo) - lateInterestCollected;

    /// <summary>Lãi cộng dồn chưa đến hạn of the running row, rounded.</summary>
    public Dong AccruedInterest => running == rows.Length
        ? Dong.Zero
        : InterestOf(rows[running]);

    public ReadOnlySpan<Instalment> Rows => rows;

    public ReadOnlySpan<Instalment> DueRows => rows.AsSpan(0, running);

    public ReadOnlySpan<Instalment> RowsToCome => rows.AsSpan(running);

    /// <summary>When the running row falls due; null when every row has.</summary>
    public LocalDate? NextDueDate => running == rows.Length ? null : rows[running].DueDate;

    /// <summary>Lets the days from <see cref="Today"/> to <paramref name="date"/> earn; no row may fall due between them.</summary>
    public void MoveTo(LocalDate date)
    {
        var days = Period.DaysBetween(Today, date);
        if (days <= 0)
        {
            return;
        }

        if (running < rows.Length)
        {
            rows[running].DongDays += (Int128)InTermPrincipal.Value * days;
        }

        overdueDongDays += (Int128)DuePrincipal.Value * days;
        lateDongDays += (Int128)DueInterest.Value * days;
        if (explanation is not null)
        {
            Explain(date, explanation);
        }

        Today = date;
    }

    /// <summary>Giải ngân: pays out, and plans anew what has not fallen due over the rows due after today.</summary>
    /// <exception cref="RuleViolationException">No row is due after today, so the money could not be repaid by any.</exception>
    public void Disburse(Dong amount)
    {
        // A row that falls due today keeps what it was to take: it falls due after the disbursement, but not after its date.
        var first = running;
        while (first < rows.Length && rows[first].DueDate <= Today)
        {
            first++;
        }

        if (first == rows.Length)
        {
            throw new RuleViolationException(new("disbursement-after-last-row", "disbursements", Today, rows[^1].DueDate));
        }

        var toCome = rows.AsSpan(first);
        Plan(toCome, PrincipalPlan.PlannedIn(toCome) + amount, PlanReason.Disbursement);
        InTermPrincipal += amount;
    }

    /// <summary>
    /// Đổi lịch nghỉ: from today the rows to come fall due by another calendar. What each takes stays as planned, and so does all that has
    /// fallen due: only days after today are other than they were.
    /// </summary>
    public void Follow(WorkingCalendar calendar)
    {
        contract = contract.By(calendar);
        for (var i = running; i < rows.Length; i++)
        {
            rows[i].FallDueBy(contract, i == running ? null : rows[i - 1].DueDate);
        }

        if (running < rows.Length)
        {
            explanation?.Rerate(rows[running].No, rows[running].DailyRate);
        }
    }

    /// <summary>Đến hạn: the rows due today leave the term, and their interest is fixed. False when none is due.</summary>
    public bool FallDue()
    {
        var fallen = false;
        while (running < rows.Length && rows[running].DueDate <= Today)
        {
            var row = rows[running];
            row.Interest = InterestOf(row);
            InTermPrincipal -= row.Principal;
            DuePrincipal += row.Principal;
            DueInterest += row.Interest;
            running++;
            fallen = true;
        }

        return fallen;
    }

    /// <summary>Tất toán: brings the running row forward to today, so that the interest of its period falls due.</summary>
    /// <returns>The row.</returns>
    public Instalment FallDueBySettlement()
    {
        var row = rows[running];
        row.DueDate = Today;
        if (running + 1 < rows.Length)
        {
            rows[running + 1].PeriodStart = Today;
        }

        FallDue();
        return row;
    }

    /// <summary>Cơ cấu lại: plans all unpaid principal anew, and carries unpaid contract interest to the first new row.</summary>
    /// <exception cref="RuleViolationException">There is no principal to plan.</exception>
    public void Restructure(LoanTerms terms)
    {
        var principal = InTermPrincipal + DuePrincipal;
        if (principal.IsZero)
        {
            throw new RuleViolationException(new("restructuring-of-nothing", null, Today));
        }

        var carried = DueInterest + AccruedInterest;
        explanation?.CutSegments();
        contract = contract.Restructured(terms);
        var fallen = DueRows.ToArray();
        foreach (var row in fallen)
        {
            // What was due and unpaid is due again with the new rows; the old ones keep what was paid.
            (row.Principal, row.Interest) = (row.PrincipalPaid, row.InterestPaid);
        }

        var toCome = Instalment.RowsOf(contract, Today, fallen.Length);
        Plan(toCome, principal, PlanReason.Restructured);
        toCome[0].CarriedInterest = carried;
        rows = [.. fallen, .. toCome];
        (InTermPrincipal, DuePrincipal, DueInterest) = (principal, Dong.Zero, Dong.Zero);
    }

    /// <summary>Trả nợ trước hạn: takes principal that is not due out of the rows to come, by the contract's strategy.</summary>
    /// <param name="amount">Not more than the in-term principal.</param>
    public void RepayInTerm(Dong amount)
    {
        InTermPrincipal -= amount;
        if (contract.Rules.PrepaymentStrategy == PrepaymentStrategy.Reamortize)
        {
            Plan(RowsToCome, InTermPrincipal, PlanReason.Reamortized);
            return;
        }

        var before = PrincipalOf(RowsToCome);
        var left = amount;
        for (var i = 0; i < RowsToCome.Length; i++)
        {
            var row = contract.Rules.PrepaymentStrategy == PrepaymentStrategy.ReduceLast ? RowsToCome[^(i + 1)] : RowsToCome[i];
            var cut = Dong.Min(row.Principal, left);
            row.Principal -= cut;
            left -= cut;
        }

        Explain(PlanReason.Lowered, RowsToCome, before, InTermPrincipal, each: null);
    }

    public void PayPrincipal(Instalment row, Dong amount)
    {
        row.PrincipalPaid += amount;
        DuePrincipal -= amount;
    }

    public void PayInterest(Instalment row, Dong amount)
    {
        row.InterestPaid += amount;
        DueInterest -= amount;
    }

    public void CollectOverdueInterest(Dong amount) => overdueInterestCollected += amount;

    public void CollectLateInterest(Dong amount) => lateInterestCollected += amount;

    private Dong InterestOf(Instalment row) => row.CarriedInterest + row.DailyRate.InterestOn(row.DongDays, contract.Terms.InterestRoundTo);

    private void Plan(ReadOnlySpan<Instalment> toCome, Dong amount, PlanReason reason)
    {
        var before = PrincipalOf(toCome);
        var each = PrincipalPlan.Spread(amount, toCome, Today, contract.Terms);
        Explain(reason, toCome, before, amount, each);
    }

    /// <summary>What the rows take, kept only when somebody asks for an explanation.</summary>
    private Dong[] PrincipalOf(ReadOnlySpan<Instalment> toCome)
    {
        if (explanation is null)
        {
            return [];
        }

        var principal = new Dong[toCome.Length];
        for (var i = 0; i < principal.Length; i++)
        {
            principal[i] = toCome[i].Principal;
        }

        return principal;
    }

    private void Explain(PlanReason reason, ReadOnlySpan<Instalment> toCome, Dong[] before, Dong amount, Dong? each)
    {
        if (explanation is null)
        {
            return;
        }

        var changes = new PlanChange[toCome.Length];
        for (var i = 0; i < changes.Length; i++)
        {
            changes[i] = new PlanChange(toCome[i].No, toCome[i].DueDate, before[i], toCome[i].Principal);
        }

        explanation.Planned(new PlanStep(Today, reason, amount, PrincipalPlan.CountPrincipalRows(toCome), each, changes));
    }

    private void Explain(LocalDate to, Explanation into)
    {
        if (!InTermPrincipal.IsZero)
        {
            var row = rows[running];
            into.Earned(InterestKind.Contract, row.No, Today, to, InTermPrincipal, row.DailyRate);
        }

        if (!DuePrincipal.IsZero)
        {
            into.Earned(InterestKind.Overdue, null, Today, to, DuePrincipal, overdueDailyRate);
        }

        if (!DueInterest.IsZero)
        {
            into.Earned(InterestKind.Late, null, Today, to, DueInterest, lateDailyRate);
        }
    }
}

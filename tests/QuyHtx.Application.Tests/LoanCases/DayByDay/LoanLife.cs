namespace QuyHtx.Application.Tests.LoanCases.DayByDay;

/// <summary>One entry of the allocations: where the money came from and what it filled.</summary>
internal sealed record Allocation(DateOnly Date, string From, long Amount, OrderedDictionary<string, long> Parts);

/// <summary>A loan lived one day at a time. Each day is begun, then receives its payments, then is ended.</summary>
internal sealed class LoanLife(LoanCase loan)
{
    private readonly List<Row> rows = RowCalendar.Build(loan);
    private readonly List<Allocation> allocations = [];
    private DateOnly today;
    private Rational overdueInterestTotal = Rational.Zero;
    private Rational lateInterestTotal = Rational.Zero;
    private long overdueInterestCollected;
    private long lateInterestCollected;

    public IReadOnlyList<Row> Rows => rows;
    public IReadOnlyList<Allocation> Allocations => allocations;
    public long Advance { get; private set; }

    public long PrincipalOutstanding => rows.Sum(row => row.PrincipalUnpaid);
    public long PrincipalOverdue => OverdueRows.Sum(row => row.PrincipalUnpaid);
    public long PrincipalDueToday => RowsDueToday.Sum(row => row.PrincipalUnpaid);
    public long InterestAccruedNotDue => RunningRow?.Accrued.RoundTo(loan.InterestRoundTo) ?? 0;
    public long InterestDueUnpaid => FallenRows.Sum(row => row.InterestUnpaid);
    public long OverdueInterestUnpaid => overdueInterestTotal.RoundTo(loan.InterestRoundTo) - overdueInterestCollected;
    public long LateInterestUnpaid => lateInterestTotal.RoundTo(loan.InterestRoundTo) - lateInterestCollected;

    public int DaysPastDue
    {
        get
        {
            Row? oldest = FallenRows.FirstOrDefault(row => row.PrincipalUnpaid > 0 || row.InterestUnpaid > 0);
            return oldest is null ? 0 : RowCalendar.DaysBetween(oldest.DueDate, today);
        }
    }

    private IEnumerable<Row> FallenRows => rows.Where(row => row.HasFallenDue);
    private IEnumerable<Row> OpenRows => rows.Where(row => !row.HasFallenDue);
    private IEnumerable<Row> OverdueRows => FallenRows.Where(row => row.DueDate < today);
    private IEnumerable<Row> RowsDueToday => FallenRows.Where(row => row.DueDate == today);
    private Row? RunningRow => OpenRows.FirstOrDefault();
    private long InTermPrincipal => OpenRows.Sum(row => row.Principal);

    /// <summary>Disbursements, then rows falling due, then any advance held.</summary>
    public void BeginDay(DateOnly date)
    {
        today = date;
        foreach (Disbursement disbursement in loan.Disbursements.Where(d => d.Date == today))
        {
            PlanAgain(disbursement.Amount);
        }

        foreach (Row row in rows.Where(row => row.DueDate == today && !row.HasFallenDue))
        {
            FallDue(row);
        }

        OrderedDictionary<string, long> parts = [];
        long used = Advance - Fill(Advance, parts);
        Advance -= used;
        if (used > 0)
        {
            allocations.Add(new Allocation(today, "advance", used, parts));
        }
    }

    public void Receive(long amount, bool isPrepayment)
    {
        OrderedDictionary<string, long> parts = [];
        allocations.Add(new Allocation(today, "repayment", amount, parts));
        long left = Fill(amount, parts);
        Row? settled = null;
        if (isPrepayment)
        {
            long prepaid = Note(parts, "prepaid-principal", Prepay(left));
            left -= prepaid;
            if (prepaid > 0 && PrincipalOutstanding == 0)
            {
                settled = Settle();
                left -= Note(parts, "accrued-interest", PayInterest([settled], left));
            }
        }

        Advance += Note(parts, "advance", left);
        if (settled is not null)
        {
            UseAdvanceFor(settled);
        }
    }

    /// <summary>Accrues the day on the balances at its end.</summary>
    public void EndDay()
    {
        overdueInterestTotal += loan.OverdueDailyRate * FallenRows.Sum(row => row.PrincipalUnpaid);
        lateInterestTotal += loan.LateDailyRate * InterestDueUnpaid;
        if (RunningRow is { } running)
        {
            running.Accrued += running.DailyWeight * InTermPrincipal;
        }
    }

    /// <summary>Re-plans what falls due after today together with the new principal. A row that falls due today keeps its own.</summary>
    private void PlanAgain(long newPrincipal)
    {
        List<Row> rowsAfterToday = [.. OpenRows.Where(row => row.DueDate > today)];
        if (rowsAfterToday.Count == 0)
        {
            throw new InvalidOperationException($"The disbursement of {today:yyyy-MM-dd} has no principal row after it.");
        }

        long principal = checked(rowsAfterToday.Sum(row => row.Principal) + newPrincipal);
        PrincipalPlan.Spread(loan, rowsAfterToday, principal, today);
    }

    private void FallDue(Row row)
    {
        row.HasFallenDue = true;
        row.Interest = row.Accrued.RoundTo(loan.InterestRoundTo);
    }

    /// <summary>Fills what is due in the agreed order, writes the parts down and returns what remains.</summary>
    private long Fill(long money, OrderedDictionary<string, long> parts)
    {
        foreach (string component in loan.AllocationOrder)
        {
            money -= Note(parts, component, component switch
            {
                "overdue-principal" => PayPrincipal(OverdueRows, money),
                "due-principal" => PayPrincipal(RowsDueToday, money),
                "overdue-contract-interest" => PayInterest(OverdueRows, money),
                "due-interest" => PayInterest(RowsDueToday, money),
                "overdue-interest" => PayOverdueInterest(money),
                "late-interest" => PayLateInterest(money),
                _ => throw new ArgumentException($"component '{component}'"),
            });
        }

        return money;
    }

    private static long Note(OrderedDictionary<string, long> parts, string name, long amount)
    {
        if (amount > 0)
        {
            parts.Add(name, amount);
        }

        return amount;
    }

    private static long PayPrincipal(IEnumerable<Row> oldestFirst, long money)
    {
        long left = money;
        foreach (Row row in oldestFirst)
        {
            long taken = Math.Min(left, row.PrincipalUnpaid);
            row.PrincipalPaid += taken;
            left -= taken;
        }

        return money - left;
    }

    private static long PayInterest(IEnumerable<Row> oldestFirst, long money)
    {
        long left = money;
        foreach (Row row in oldestFirst)
        {
            long taken = Math.Min(left, row.InterestUnpaid);
            row.InterestPaid += taken;
            left -= taken;
        }

        return money - left;
    }

    private long PayOverdueInterest(long money)
    {
        long taken = Math.Min(money, OverdueInterestUnpaid);
        overdueInterestCollected += taken;
        return taken;
    }

    private long PayLateInterest(long money)
    {
        long taken = Math.Min(money, LateInterestUnpaid);
        lateInterestCollected += taken;
        return taken;
    }

    /// <summary>Repays principal not yet due, which leaves the plan of its rows; returns how much.</summary>
    private long Prepay(long money)
    {
        long left = money;
        foreach (Row row in loan.PrepaymentStrategy == "reduce-next" ? OpenRows : OpenRows.Reverse())
        {
            long taken = Math.Min(left, row.Principal);
            row.Principal -= taken;
            left -= taken;
        }

        if (loan.PrepaymentStrategy == "reamortize" && left < money && InTermPrincipal > 0)
        {
            PlanAgain(0);
        }

        return money - left;
    }

    /// <summary>Makes the running row fall due today, because no principal is left to run.</summary>
    private Row Settle()
    {
        Row row = OpenRows.First();
        row.DueDate = today;
        FallDue(row);
        if (RunningRow is { } next)
        {
            next.StartDate = today;
        }

        return row;
    }

    private void UseAdvanceFor(Row settled)
    {
        OrderedDictionary<string, long> parts = [];
        long used = Note(parts, "accrued-interest", PayInterest([settled], Advance));
        Advance -= used;
        if (used > 0)
        {
            allocations.Add(new Allocation(today, "advance", used, parts));
        }
    }
}

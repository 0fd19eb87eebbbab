using System.Globalization;
using System.Text.Json.Nodes;

namespace QuyHtx.Application.Tests.LoanCases.DayByDay;

internal sealed record Disbursement(DateOnly Date, long Amount);

internal sealed record Repayment(DateOnly Date, long Amount, bool IsPrepayment);

/// <summary>The input of a loan case with every default filled in. Lists are sorted by date; events of one day keep the order of
/// the file.</summary>
internal sealed class LoanCase
{
    private static readonly string[] PrincipalFirst =
        ["overdue-principal", "overdue-interest", "overdue-contract-interest", "late-interest", "due-principal", "due-interest"];

    private static readonly string[] InterestFirst =
        ["late-interest", "overdue-interest", "overdue-contract-interest", "due-interest", "overdue-principal", "due-principal"];

    private readonly HashSet<DateOnly> holidays;
    private readonly string businessDayConvention;

    public LoanCase(JsonNode loanCase)
    {
        JsonNode loan = loanCase["loan"]!;
        JsonNode? policy = loanCase["policy"];

        Disbursements = [.. Items(loan["disbursements"])
            .Select(d => new Disbursement(Date(d["date"]!), d["amount"]!.GetValue<long>()))
            .OrderBy(d => d.Date)];
        Repayments = [.. Items(loanCase["events"])
            .Select(e => new Repayment(Date(e["date"]!), e["amount"]!.GetValue<long>(), Text(e, "kind", "scheduled") == "prepayment"))
            .OrderBy(e => e.Date)];
        AsOf = Date(loanCase["asOf"]!);

        AnnualRate = YearlyRate(loan["rate"]!);
        TermMonths = (int)Whole(loan, "termMonths", 0);
        Method = Text(loan, "method", "");
        InterestEveryMonths = (int)Whole(loan, "interestEveryMonths", 0);
        // An annuity has no principal interval of its own: every row after the grace carries principal.
        PrincipalEveryMonths = Method == "annuity"
            ? InterestEveryMonths
            : (int)Whole(loan, "principalEveryMonths", InterestEveryMonths);
        GraceMonths = (int)Whole(loan, "graceMonths", 0);
        FirstDueDate = loan["firstDueDate"] is { } first ? Date(first) : null;
        DayCount = Text(loan, "dayCount", "actual/365");
        RoundTo = Whole(loan, "roundTo", 1000);
        PrincipalRounding = Text(loan, "principalRounding", "floor");
        InterestRoundTo = Whole(loan, "interestRoundTo", 1);
        CustomPrincipal = Items(loan["customPrincipal"])
            .GroupBy(c => c["row"]!.GetValue<int>(), c => c["amount"]!.GetValue<long>())
            .ToDictionary(row => row.Key, row => row.Sum());

        OverdueDailyRate = AnnualRate * Rational.Parse(Text(policy, "overdueRateMultiplier", "1.5")) / 365;
        LateDailyRate = Rational.Parse(Text(policy, "lateInterestAnnualPercent", "10")) / 100 / 365;
        AllocationOrder = Order(policy?["allocationOrder"]);
        businessDayConvention = Text(policy, "businessDayConvention", "following");
        PrepaymentStrategy = Text(policy, "prepaymentStrategy", "reduce-last");
        DebtGroups = Text(policy, "debtGroups", "microfinance");
        holidays = [.. Items(loanCase["holidays"]).Select(Date)];
    }

    public IReadOnlyList<Disbursement> Disbursements { get; }
    public IReadOnlyList<Repayment> Repayments { get; }
    public DateOnly AsOf { get; }
    public DateOnly FirstDisbursementDate => Disbursements[0].Date;
    public Rational AnnualRate { get; }
    public int TermMonths { get; }
    public string Method { get; }
    public int InterestEveryMonths { get; }
    public int PrincipalEveryMonths { get; }
    public int GraceMonths { get; }
    public DateOnly? FirstDueDate { get; }
    public string DayCount { get; }
    public long RoundTo { get; }
    public string PrincipalRounding { get; }
    public long InterestRoundTo { get; }
    public IReadOnlyDictionary<int, long> CustomPrincipal { get; }
    public Rational OverdueDailyRate { get; }
    public Rational LateDailyRate { get; }
    public IReadOnlyList<string> AllocationOrder { get; }
    public string PrepaymentStrategy { get; }
    public string DebtGroups { get; }

    /// <summary>The date a row falls due when its nominal date is the given one.</summary>
    public DateOnly DueDateOf(DateOnly nominalDate)
    {
        DateOnly date = nominalDate;
        if (businessDayConvention == "following")
        {
            while (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays.Contains(date))
            {
                date = date.AddDays(1);
            }
        }

        return date;
    }

    private static Rational YearlyRate(JsonNode rate)
    {
        Rational value = Rational.Parse(rate["value"]!.GetValue<string>());
        return Text(rate, "unit", "") switch
        {
            "percent-per-month" => value * 12 / 100,
            "percent-per-year" => value / 100,
            string unit => throw new ArgumentException($"rate unit '{unit}'"),
        };
    }

    private static string[] Order(JsonNode? order) => order switch
    {
        null => PrincipalFirst,
        JsonArray names => [.. names.Select(name => name!.GetValue<string>())],
        _ => order.GetValue<string>() switch
        {
            "principal-first" => PrincipalFirst,
            "interest-first" => InterestFirst,
            string name => throw new ArgumentException($"allocation order '{name}'"),
        },
    };

    private static IEnumerable<JsonNode> Items(JsonNode? list) => list is null ? [] : list.AsArray().Select(item => item!);

    private static string Text(JsonNode? parent, string name, string otherwise) => parent?[name]?.GetValue<string>() ?? otherwise;

    private static long Whole(JsonNode parent, string name, long otherwise) => parent[name]?.GetValue<long>() ?? otherwise;

    private static DateOnly Date(JsonNode text) => DateOnly.ParseExact(text.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

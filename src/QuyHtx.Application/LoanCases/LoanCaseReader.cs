using System.Text.Json;
using QuyHtx.Domain;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.LoanCases;

/// <summary>
/// Reads a loan case from JSON. Nothing is guessed: whatever is unknown, missing or impossible is a problem, and all problems that can
/// be seen at once are told at once.
/// </summary>
public static class LoanCaseReader
{
    /// <summary>How many problems are told of one input.</summary>
    public const int MostProblems = 50;

    /// <summary>How many items a list may have: far more than any loan, few enough that no file keeps a processor for long.</summary>
    public const int MostItems = 2_000;

    /// <summary>Rules of the terms that look at one field only.</summary>
    private static readonly string[] OfOneField = ["rate-out-of-range", "months-out-of-range", "rounding-unit-out-of-range"];

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    private static readonly string[] CaseFields = ["policy", "loan", "holidays", "events", "asOf"];

    private static readonly string[] PolicyFields =
    [
        "overdueRateMultiplier", "lateInterestAnnualPercent", "allocationOrder", "businessDayConvention", "prepaymentStrategy", "debtGroups",
    ];

    private static readonly string[] LoanFields =
    [
        "disbursements", "rate", "termMonths", "method", "interestEveryMonths", "principalEveryMonths", "graceMonths", "firstDueDate",
        "dayCount", "roundTo", "principalRounding", "interestRoundTo", "customPrincipal",
    ];

    private static readonly string[] RateFields = ["value", "unit"];
    private static readonly string[] DisbursementFields = ["date", "amount"];
    private static readonly string[] CustomFields = ["row", "amount"];
    private static readonly string[] EventFields = ["date", "type", "amount", "kind"];

    /// <summary>Reads a case.</summary>
    /// <param name="json">UTF-8, with or without a byte-order mark.</param>
    /// <returns>The case and no problem, or no case and at least one problem.</returns>
    public static (LoanCase? Case, IReadOnlyList<InputProblem> Problems) Read(ReadOnlyMemory<byte> json)
    {
        json = json[^InputPlace.WithoutByteOrderMark(json.Span).Length..];
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Read(document.RootElement);
        }
        catch (JsonException problem)
        {
            return (null, [new("", new("not-json", null, (problem.LineNumber ?? 0) + 1, (problem.BytePositionInLine ?? 0) + 1))]);
        }
    }

    private static (LoanCase? Case, IReadOnlyList<InputProblem> Problems) Read(JsonElement root)
    {
        var problems = new List<InputProblem>();
        var fields = new InputObject(root, "", CaseFields, problems);
        var (rules, debtGroups) = ReadPolicy(fields.Value("policy"), problems);
        var holidays = fields.Items(fields.Value("holidays"), "holidays").Select(item => fields.DateOf(item.Element, item.Path)).ToList();
        var (terms, disbursements) = fields.Required("loan") is { } loan ? ReadLoan(loan, problems) : (null, []);
        var repayments = fields.Items(fields.Value("events"), "events")
            .Select(item => ReadRepayment(item.Element, item.Path, problems)).ToList();
        var asOf = fields.Date("asOf");
        CheckEvents(disbursements, repayments, problems);

        return problems.Count == 0 && terms is not null
            ? (new LoanCase(new LoanContract(terms, rules, new WorkingCalendar(holidays)), disbursements, repayments, asOf, debtGroups), [])
            : (null, Told(problems));
    }

    /// <summary>As many problems as a person can use, and how many more there are: a wrong file can hold half a million.</summary>
    private static List<InputProblem> Told(List<InputProblem> problems) => problems.Count <= MostProblems
        ? problems
        : [.. problems.Take(MostProblems), new("", new("more-problems", null, problems.Count - MostProblems))];

    private static (RepaymentRules Rules, DebtGroupTable DebtGroups) ReadPolicy(JsonElement? value, List<InputProblem> problems)
    {
        var standard = RepaymentRules.Default;
        if (value is not { } policy)
        {
            return (standard, DebtGroupTable.Microfinance);
        }

        var fields = new InputObject(policy, "policy", PolicyFields, problems);
        var rules = new RepaymentRules
        {
            OverdueRateMultiplier = fields.Number("overdueRateMultiplier", standard.OverdueRateMultiplier),
            LateInterestAnnualPercent = fields.Number("lateInterestAnnualPercent", standard.LateInterestAnnualPercent),
            AllocationOrder = ReadAllocationOrder(fields, problems),
            BusinessDayConvention = fields.Choice("businessDayConvention", LoanCaseWords.Conventions, standard.BusinessDayConvention),
            PrepaymentStrategy = fields.Choice("prepaymentStrategy", LoanCaseWords.Strategies, standard.PrepaymentStrategy),
        };
        problems.AddRange(rules.Check().Select(violation => new InputProblem(fields.PathOf(violation.Field!), violation)));
        return (rules, fields.Choice("debtGroups", LoanCaseWords.DebtGroups, DebtGroupTable.Microfinance));
    }

    /// <summary>The name of an order, or a list of the six components.</summary>
    private static AllocationOrder ReadAllocationOrder(InputObject policy, List<InputProblem> problems)
    {
        const string name = "allocationOrder";
        if (policy.Value(name) is not { ValueKind: JsonValueKind.Array } list)
        {
            return policy.Choice(name, LoanCaseWords.Orders, AllocationOrder.PrincipalFirst);
        }

        var before = problems.Count;
        var components = policy.Items(list, name)
            .Select(item => policy.ChoiceOf(item.Element, item.Path, LoanCaseWords.OwedComponents)).ToList();
        try
        {
            return problems.Count == before ? new AllocationOrder(components) : AllocationOrder.PrincipalFirst;
        }
        catch (RuleViolationException refused)
        {
            problems.Add(new(policy.PathOf(name), refused.Violation));
            return AllocationOrder.PrincipalFirst;
        }
    }

    private static (LoanTerms? Terms, IReadOnlyList<Disbursement> Disbursements) ReadLoan(JsonElement loan, List<InputProblem> problems)
    {
        var before = problems.Count;
        var fields = new InputObject(loan, "loan", LoanFields, problems);
        var disbursements = fields.Items(fields.Required("disbursements"), "disbursements")
            .Select(item => ReadDisbursement(item.Element, item.Path, problems)).ToList();
        if (problems.Count == before && disbursements.Count == 0)
        {
            fields.Problem("disbursements", "disbursements-missing");
        }

        var interestEveryMonths = fields.Count("interestEveryMonths");
        var terms = new LoanTerms
        {
            Rate = fields.Required("rate") is { } rate ? ReadRate(rate, problems) : new InterestRate(0m, RateUnit.PercentPerYear),
            TermMonths = fields.Count("termMonths"),
            Method = fields.Choice("method", LoanCaseWords.Methods),
            InterestEveryMonths = interestEveryMonths,
            PrincipalEveryMonths = fields.Count("principalEveryMonths", interestEveryMonths),
            GraceMonths = fields.Count("graceMonths", 0),
            FirstDueDate = fields.Value("firstDueDate") is { ValueKind: not JsonValueKind.Null } ? fields.Date("firstDueDate") : null,
            DayCount = fields.Choice("dayCount", LoanCaseWords.DayCounts, DayCount.Actual365),
            RoundTo = fields.Dong("roundTo", new Dong(1_000)),
            PrincipalRounding = fields.Choice("principalRounding", LoanCaseWords.Roundings, PrincipalRounding.Floor),
            InterestRoundTo = fields.Dong("interestRoundTo", new Dong(1)),
            CustomPrincipal = [.. fields.Items(fields.Value("customPrincipal"), "customPrincipal")
                .Select(item => ReadCustomPrincipal(item.Element, item.Path, problems))],
        };
        var broken = terms.Check().Select(violation => new InputProblem(fields.PathOf(violation.Field!), violation)).ToList();
        if (problems.Count > before)
        {
            // Rules that join several fields are asked only where all could be read; a field that could not is not wrong twice.
            var told = problems.Select(problem => problem.Path).ToHashSet();
            problems.AddRange(broken.Where(problem => OfOneField.Contains(problem.Violation.Code) && !told.Contains(problem.Path)));
            return (null, disbursements);
        }

        problems.AddRange(broken);
        return (terms, disbursements);
    }

    private static InterestRate ReadRate(JsonElement rate, List<InputProblem> problems)
    {
        var fields = new InputObject(rate, "loan.rate", RateFields, problems);
        return new InterestRate(fields.Number("value"), fields.Choice("unit", LoanCaseWords.RateUnits));
    }

    private static Disbursement ReadDisbursement(JsonElement element, string path, List<InputProblem> problems)
    {
        var fields = new InputObject(element, path, DisbursementFields, problems);
        return new Disbursement(fields.Date("date"), fields.Dong("amount"));
    }

    private static CustomPrincipal ReadCustomPrincipal(JsonElement element, string path, List<InputProblem> problems)
    {
        var fields = new InputObject(element, path, CustomFields, problems);
        return new CustomPrincipal(fields.Count("row"), fields.Dong("amount"));
    }

    private static Repayment ReadRepayment(JsonElement element, string path, List<InputProblem> problems)
    {
        var fields = new InputObject(element, path, EventFields, problems);
        fields.Choice("type", LoanCaseWords.EventTypes);
        return new Repayment(
            fields.Date("date"), fields.Dong("amount"), fields.Choice("kind", LoanCaseWords.RepaymentKinds, RepaymentKind.Scheduled));
    }

    private static void CheckEvents(
        IReadOnlyList<Disbursement> disbursements, IReadOnlyList<Repayment> repayments, List<InputProblem> problems)
    {
        // A date or amount that could not be read has been told, and stands for nothing here.
        var told = problems.Select(problem => problem.Path).ToHashSet();
        var firstIsKnown = disbursements.Count > 0 && !told.Any(path => path.StartsWith("loan.disbursements", StringComparison.Ordinal));
        foreach (var (index, violation) in LoanReplay.Check([.. disbursements, .. repayments]))
        {
            var item = index < disbursements.Count ? $"loan.disbursements[{index}]" : $"events[{index - disbursements.Count}]";
            var path = $"{item}.{violation.Field}";
            if (!told.Contains(path) && !told.Contains(item) && (firstIsKnown || violation.Field == "amount"))
            {
                problems.Add(new(path, violation));
            }
        }
    }
}

using System.CommandLine;
using NodaTime;
using QuyHtx.Application.LoanCases;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Web.Verbs;

/// <summary>The options of the schedule verb: the terms of a loan, as a person types them.</summary>
internal sealed class ScheduleOptions
{
    /// <summary>The word that stands for the proposed public holidays of every year the loan runs through.</summary>
    private const string ProposedHolidays = "auto";

    private readonly Option<Chosen<Dong>?> amount;
    private readonly Option<InterestRate?> rate;
    private readonly Option<Chosen<int>?> term;
    private readonly Option<Chosen<RepaymentMethod>?> method;
    private readonly Option<Chosen<int>?> interestEvery;
    private readonly Option<Chosen<int>?> principalEvery;
    private readonly Option<Chosen<LocalDate>?> from;
    private readonly Option<Chosen<int>?> grace;
    private readonly Option<Chosen<LocalDate>?> firstDue;
    private readonly Option<Chosen<DayCount>?> dayCount;
    private readonly Option<Chosen<Dong>?> roundTo;
    private readonly Option<Chosen<PrincipalRounding>?> rounding;
    private readonly Option<Chosen<Dong>?> interestRoundTo;
    private readonly Option<Chosen<BusinessDayConvention>?> convention;
    private readonly Option<Chosen<IReadOnlyList<LocalDate>?>?> holidays;

    public ScheduleOptions(VerbText text)
    {
        var (dong, months, date) = (text["expected.amount"], text["expected.months"], text["expected.date"]);
        amount = VerbOptions.Of("--amount", text["value.dong"], text, "schedule.amount", VerbOptions.Amount, dong);
        rate = VerbOptions.Of("--rate", text["value.rate"], text, "schedule.rate", VerbOptions.Rate, text["expected.rate"]);
        term = VerbOptions.Of("--term", text["value.months"], text, "schedule.term", VerbOptions.Count, months);

        // Custom principal has no short form: it needs a file.
        method = VerbOptions.Choice("--method", text, "schedule.method", LoanCaseWords.Methods
            .Where(word => word.Value != RepaymentMethod.Custom).ToDictionary());
        interestEvery = VerbOptions.Of("--interest-every", text["value.months"], text, "schedule.interest-every", VerbOptions.Count, months);
        from = VerbOptions.Of("--from", text["value.date"], text, "schedule.from", VerbOptions.Date, date);
        principalEvery = VerbOptions.Of("--principal-every", text["value.months"], text, "schedule.principal-every", VerbOptions.Count, months);
        grace = VerbOptions.Of("--grace", text["value.months"], text, "schedule.grace", VerbOptions.Count, months);
        firstDue = VerbOptions.Of("--first-due", text["value.date"], text, "schedule.first-due", VerbOptions.Date, date);
        dayCount = VerbOptions.Choice("--day-count", text, "schedule.day-count", LoanCaseWords.DayCounts);
        roundTo = VerbOptions.Of("--round-to", text["value.dong"], text, "schedule.round-to", VerbOptions.Amount, dong);
        rounding = VerbOptions.Choice("--principal-rounding", text, "schedule.rounding", LoanCaseWords.Roundings);
        interestRoundTo = VerbOptions.Of("--interest-round-to", text["value.dong"], text, "schedule.interest-round-to", VerbOptions.Amount, dong);
        convention = VerbOptions.Choice("--convention", text, "schedule.convention", LoanCaseWords.Conventions);
        holidays = VerbOptions.Of("--holidays", text["value.holidays"], text, "schedule.holidays", Holidays, text["expected.holidays"]);
        Option[] demanded = [amount, rate, term, method, interestEvery, from];
        Array.ForEach(demanded, option => option.Required = true);
        All = [.. demanded, principalEvery, grace, firstDue, dayCount, roundTo, rounding, interestRoundTo, convention, holidays];
    }

    public IReadOnlyList<Option> All { get; }

    /// <summary>The option in which a field of the terms was typed.</summary>
    public static string NameOf(string? field) => field switch
    {
        "rate.value" => "--rate",
        "termMonths" => "--term",
        "interestEveryMonths" => "--interest-every",
        "principalEveryMonths" => "--principal-every",
        "graceMonths" => "--grace",
        "roundTo" => "--round-to",
        "interestRoundTo" => "--interest-round-to",
        "firstDueDate" => "--first-due",
        _ => "--amount",
    };

    public bool KnowsHolidays(ParseResult parsed) => parsed.GetValue(holidays) is not null;

    public LoanTerms Terms(ParseResult parsed)
    {
        var every = parsed.GetValue(interestEvery)!.Value;
        return new LoanTerms
        {
            Rate = parsed.GetValue(rate)!,
            TermMonths = parsed.GetValue(term)!.Value,
            Method = parsed.GetValue(method)!.Value,
            InterestEveryMonths = every,
            PrincipalEveryMonths = parsed.GetValue(principalEvery)?.Value ?? every,
            GraceMonths = parsed.GetValue(grace)?.Value ?? 0,
            FirstDueDate = parsed.GetValue(firstDue)?.Value,
            DayCount = parsed.GetValue(dayCount)?.Value ?? DayCount.Actual365,
            RoundTo = parsed.GetValue(roundTo)?.Value ?? new Dong(1_000),
            PrincipalRounding = parsed.GetValue(rounding)?.Value ?? PrincipalRounding.Floor,
            InterestRoundTo = parsed.GetValue(interestRoundTo)?.Value ?? new Dong(1),
        };
    }

    public RepaymentSchedule Schedule(LoanTerms terms, ParseResult parsed)
    {
        var start = parsed.GetValue(from)!.Value;
        var daysOff = parsed.GetValue(holidays) switch
        {
            null => [],
            { Value: { } listed } => listed,
            _ => ProposedFor(start, terms),
        };
        var rules = new RepaymentRules { BusinessDayConvention = parsed.GetValue(convention)?.Value ?? BusinessDayConvention.Following };
        var contract = new LoanContract(terms, rules, new WorkingCalendar(daysOff));
        return ScheduleGenerator.Generate(contract, [new Disbursement(start, parsed.GetValue(amount)!.Value)]);
    }

    /// <summary>One year past the term, because a first due date of the fund's own may put the maturity off.</summary>
    private static IEnumerable<LocalDate> ProposedFor(LocalDate start, LoanTerms terms) =>
        Enumerable.Range(start.Year, (terms.TermMonths / 12) + 3)
            .Where(year => year is >= VietnameseLunarCalendar.FirstYear and <= VietnameseLunarCalendar.LastYear)
            .SelectMany(PublicHolidays.Proposal).Select(holiday => holiday.Date);

    /// <summary>auto (no list), or dates with commas between them.</summary>
    private static Chosen<IReadOnlyList<LocalDate>?>? Holidays(string word)
    {
        if (word == ProposedHolidays)
        {
            return new Chosen<IReadOnlyList<LocalDate>?>(null);
        }

        var dates = word.Split(',').Select(part => VerbOptions.Date(part.Trim())).ToList();
        return dates.Contains(null) ? null : new Chosen<IReadOnlyList<LocalDate>?>([.. dates.Select(date => date!.Value)]);
    }
}

using NodaTime;
using NodaTime.Text;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>
/// Contracts, events and states with as few words as a test needs. The rates are chosen for a head: at 3.65 %/year one đồng in term
/// earns 0.0001 a day, overdue (× 1.5) 0.00015; at 7.3 %/year one đồng of unpaid contract interest earns 0.0002.
/// </summary>
internal static class Make
{
    public static readonly InterestRate Rate = new(3.65m, RateUnit.PercentPerYear);

    /// <summary>0.4 % a month, 4.8 % a year: the rate of most provincial funds.</summary>
    public static readonly InterestRate FundRate = new(0.4m, RateUnit.PercentPerMonth);

    /// <summary>The default rules, but a due date stays where it is and late interest is easy to follow.</summary>
    public static readonly RepaymentRules Rules = new()
    {
        BusinessDayConvention = BusinessDayConvention.Unadjusted,
        LateInterestAnnualPercent = 7.3m,
    };

    /// <summary>Tết Bính Ngọ as the Prime Minister settled it: 16 to 20 February 2026, between two weekends.</summary>
    public static readonly string[] Tet2026 = ["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20"];

    public static LoanTerms Terms(RepaymentMethod method, int months, int every = 1) => new()
    {
        Rate = Rate,
        Method = method,
        TermMonths = months,
        InterestEveryMonths = every,
        PrincipalEveryMonths = every,
    };

    public static LoanContract Contract(this LoanTerms terms, RepaymentRules? rules = null, params string[] holidays) =>
        new(terms, rules ?? Rules, new WorkingCalendar(holidays.Select(Day)));

    public static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    public static Disbursement PaidOut(string date, long amount) => new(Day(date), new Dong(amount));

    public static Repayment Received(string date, long amount) => new(Day(date), new Dong(amount));

    public static Repayment Prepaid(string date, long amount) => new(Day(date), new Dong(amount), RepaymentKind.Prepayment);

    public static RepaymentSchedule Schedule(this LoanContract contract, params Disbursement[] disbursements) =>
        ScheduleGenerator.Generate(contract, disbursements);

    public static LoanPosition AsOf(this LoanContract contract, string date, params LoanEvent[] events) =>
        LoanReplay.AsOf(contract, events, Day(date));

    /// <summary>A state in which all that is not named is nil.</summary>
    public static LoanState State(
        string asOf,
        long outstanding = 0,
        long overdue = 0,
        long dueToday = 0,
        long accrued = 0,
        long interestDue = 0,
        long overdueInterest = 0,
        long lateInterest = 0,
        long advance = 0,
        int daysPastDue = 0) => new()
        {
            AsOf = Day(asOf),
            PrincipalOutstanding = new Dong(outstanding),
            PrincipalOverdue = new Dong(overdue),
            PrincipalDueToday = new Dong(dueToday),
            InterestAccruedNotDue = new Dong(accrued),
            InterestDueUnpaid = new Dong(interestDue),
            OverdueInterestUnpaid = new Dong(overdueInterest),
            LateInterestUnpaid = new Dong(lateInterest),
            Advance = new Dong(advance),
            DaysPastDue = daysPastDue,
        };

    /// <summary>The refusal that an action is answered with.</summary>
    public static RuleViolation Refusal(Action action) => Assert.Throws<RuleViolationException>(action).Violation;
}

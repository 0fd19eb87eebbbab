using NodaTime;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Domain.Loans;

/// <summary>
/// Hợp đồng tín dụng: all that stays the same while a loan lives: its terms, the repayment rules it was signed under, and the
/// calendar that moves its due dates.
/// </summary>
public sealed class LoanContract
{
    /// <summary>Makes a contract of terms and rules that can be signed.</summary>
    /// <exception cref="RuleViolationException">
    /// The first thing that <see cref="LoanTerms.Check"/> or <see cref="RepaymentRules.Check"/> finds.
    /// </exception>
    public LoanContract(LoanTerms terms, RepaymentRules rules, WorkingCalendar calendar)
    {
        foreach (var violation in terms.Check().Concat(rules.Check()))
        {
            throw new RuleViolationException(violation);
        }

        Terms = terms;
        Rules = rules;
        Calendar = calendar;
    }

    /// <summary>The same with another calendar; it was checked already.</summary>
    private LoanContract(LoanContract signed, WorkingCalendar calendar) => (Terms, Rules, Calendar) = (signed.Terms, signed.Rules, calendar);

    /// <summary>Điều kiện vay.</summary>
    public LoanTerms Terms { get; }

    /// <summary>Quy tắc thu nợ.</summary>
    public RepaymentRules Rules { get; }

    /// <summary>Lịch làm việc.</summary>
    public WorkingCalendar Calendar { get; }

    /// <summary>
    /// The contract as restructured: the rate stays as signed, and so does the rounding of interest, because overdue and late-payment
    /// interest are running totals of which a part may have been collected.
    /// </summary>
    internal LoanContract Restructured(LoanTerms terms) =>
        new(terms with { Rate = Terms.Rate, InterestRoundTo = Terms.InterestRoundTo }, Rules, Calendar);

    /// <summary>The contract by another calendar.</summary>
    internal LoanContract By(WorkingCalendar calendar) => ReferenceEquals(calendar, Calendar) ? this : new(this, calendar);

    /// <summary>Where a nominal date falls due.</summary>
    internal LocalDate DueDateOf(LocalDate nominalDate) => Calendar.Adjust(nominalDate, Rules.BusinessDayConvention);
}

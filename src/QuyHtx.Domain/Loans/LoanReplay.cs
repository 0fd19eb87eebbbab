using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>
/// Tính lại khoản vay: computes a loan as of a date from its contract and its events. Balances are computed by the
/// loan on its way (RunningLoan) alone, which this drives by what happened and the schedule by what was agreed.
/// The past is corrected by changing the list of events and replaying it; nothing is edited in place.
/// </summary>
/// <remarks>
/// The order of a day: a change of the fund's calendar, disbursements, then rows falling due (their interest is fixed), then an advance held, then that day's payments,
/// refunds, waivers and restructurings in the order entered. The cost grows with rows and events, not with the days between them.
/// </remarks>
public static class LoanReplay
{
    /// <summary>The loan as it stood on <paramref name="asOf"/>, after that day's payments and before that day's accrual.</summary>
    /// <param name="contract">What was signed.</param>
    /// <param name="events">All events, in the order entered; those after <paramref name="asOf"/> have not happened yet.</param>
    /// <param name="asOf">The date; before the first disbursement everything is nil.</param>
    /// <param name="explanation">Where to write down how each figure came about, when somebody asks.</param>
    /// <exception cref="RuleViolationException">
    /// An event of nothing, or before the first disbursement; a disbursement with no row after it; a first due date before the loan.
    /// </exception>
    /// <exception cref="OverflowException">A figure past the range of an amount.</exception>
    public static LoanPosition AsOf(
        LoanContract contract, IReadOnlyList<LoanEvent> events, LocalDate asOf, Explanation? explanation = null)
    {
        var ordered = InOrderOfTheDay(events);
        if (ordered.Count == 0 || ordered[0].Date > asOf)
        {
            return new LoanPosition(LoanState.BeforeAnything(asOf), [], []);
        }

        var loan = new RunningLoan(contract, ordered[0].Date, explanation);
        var payments = new PaymentAllocation(loan, contract.Rules.AllocationOrder, explanation);
        var changes = contract.Calendar.ChangesAfter(ordered[0].Date);
        var (next, nextChange) = (0, 0);
        while (NextDate(loan, ordered, next, nextChange < changes.Count ? changes[nextChange].ChangedOn : null) is { } date && date <= asOf)
        {
            loan.MoveTo(date);
            if (nextChange < changes.Count && changes[nextChange].ChangedOn == date)
            {
                loan.Follow(changes[nextChange]);
                nextChange++;
            }

            for (; next < ordered.Count && ordered[next] is Disbursement paidOut && paidOut.Date == date; next++)
            {
                loan.Disburse(paidOut.Amount);
            }

            if (loan.FallDue())
            {
                payments.UseAdvance();
            }

            for (; next < ordered.Count && ordered[next] is not Disbursement && ordered[next].Date == date; next++)
            {
                Apply(ordered[next], loan, payments);
            }
        }

        loan.MoveTo(asOf);
        return new LoanPosition(LoanState.Of(loan, asOf), payments.Allocations, LoanPosition.RowsOf(loan));
    }

    /// <summary>Kiểm tra giao dịch: what is wrong with a list of events before any is replayed, each with its place in the list.</summary>
    public static IEnumerable<(int Index, RuleViolation Violation)> Check(IReadOnlyList<LoanEvent> events)
    {
        var first = events.OfType<Disbursement>().Select(paidOut => paidOut.Date).DefaultIfEmpty(LocalDate.MaxIsoValue).Min();
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i] is LoanMoneyEvent { Amount: var amount } && amount <= Dong.Zero)
            {
                yield return (i, new("amount-not-positive", "amount", amount));
            }

            if (events[i].Date < first)
            {
                yield return (i, new("event-before-first-disbursement", "date", events[i].Date, first));
            }
        }
    }

    private static void Apply(LoanEvent happened, RunningLoan loan, PaymentAllocation payments)
    {
        switch (happened)
        {
            case Repayment received:
                payments.Receive(received);
                break;
            case AdvanceRefund refund:
                payments.Refund(refund.Amount);
                break;
            case InterestWaiver waiver:
                payments.Waive(waiver.Amount);
                break;
            case Restructuring restructuring:
                loan.Restructure(restructuring.Terms);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, null);
        }
    }

    /// <summary>By date, disbursements first within a day, and otherwise as entered.</summary>
    private static IReadOnlyList<LoanEvent> InOrderOfTheDay(IReadOnlyList<LoanEvent> events)
    {
        foreach (var (_, violation) in Check(events))
        {
            throw new RuleViolationException(violation);
        }

        return [.. events.OrderBy(happened => happened.Date).ThenBy(happened => happened is Disbursement ? 0 : 1)];
    }

    private static LocalDate? NextDate(RunningLoan loan, IReadOnlyList<LoanEvent> events, int next, LocalDate? calendarChange)
    {
        var first = Earlier(loan.NextDueDate, calendarChange);
        return next == events.Count ? first : Earlier(first, events[next].Date);
    }

    private static LocalDate? Earlier(LocalDate? one, LocalDate? other) => one is null || other < one ? other ?? one : one;
}

using QuyHtx.Domain;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.LoanCases;

/// <summary>The answer to a loan case: the schedule at signing, how each payment was allocated, and the state on the date.</summary>
public sealed record LoanCaseAnswer(RepaymentSchedule Schedule, LoanPosition Position, DebtGroup DebtGroup)
{
    /// <summary>Reads a case and computes its answer.</summary>
    /// <returns>The case with its answer and no problem, or at least one problem.</returns>
    public static (LoanCase? Case, LoanCaseAnswer? Answer, IReadOnlyList<InputProblem> Problems) From(
        ReadOnlyMemory<byte> json, Explanation? ofSchedule = null, Explanation? ofLife = null)
    {
        var (loanCase, problems) = LoanCaseReader.Read(json);
        if (loanCase is null)
        {
            return (null, null, problems);
        }

        try
        {
            return (loanCase, To(loanCase, ofSchedule, ofLife), []);
        }
        catch (RuleViolationException refused)
        {
            return (null, null, [new(refused.Violation.Field is { } field ? $"loan.{field}" : "", refused.Violation)]);
        }
    }

    /// <summary>Computes the answer.</summary>
    /// <param name="loanCase">A case that was read without a problem.</param>
    /// <param name="ofSchedule">Where to write down how the schedule's interest came about, when somebody asks.</param>
    /// <param name="ofLife">The same for what really happened up to the date.</param>
    /// <exception cref="RuleViolationException">What only the computation can see, such as a tranche after the last row.</exception>
    private static LoanCaseAnswer To(LoanCase loanCase, Explanation? ofSchedule = null, Explanation? ofLife = null)
    {
        var schedule = InRange("disbursements", () => ScheduleGenerator.Generate(loanCase.Contract, loanCase.Disbursements, ofSchedule));

        // Whoever shows the answer adds its figures up; a sum past the range is refused here, and not in the middle of the showing.
        _ = InRange("disbursements", () => schedule.Total);
        var position = InRange(null, () => LoanReplay.AsOf(loanCase.Contract, loanCase.Events, loanCase.AsOf, ofLife));
        return new LoanCaseAnswer(schedule, position, DebtClassification.Of(loanCase.DebtGroups, position.State.DaysPastDue));
    }

    /// <summary>The Domain's arithmetic is checked; amounts that outgrow 64 bits are an input nobody can mean.</summary>
    private static T InRange<T>(string? field, Func<T> compute)
    {
        try
        {
            return compute();
        }
        catch (OverflowException)
        {
            throw new RuleViolationException(new("amount-out-of-range", field));
        }
    }
}

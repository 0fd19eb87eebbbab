using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Loans;

/// <summary>Xem trước: how a loan stands on the business date without a transaction and with it. Nothing has been entered.</summary>
/// <param name="Before">Without it.</param>
/// <param name="After">With it.</param>
/// <param name="Changes">The figures that it changes.</param>
/// <param name="Replaced">Allocations that would no longer be what they are.</param>
/// <param name="Allocations">What they would be, with the new one among them.</param>
/// <param name="Rows">Kỳ hạn it changes: other dates, principal or interest than without it.</param>
/// <param name="Steps">Why each part of these goes where it goes; <see cref="AllocationStep.Allocation"/> is the place in this list.</param>
public sealed record TransactionPreview(
    LoanState Before,
    LoanState After,
    IReadOnlyList<ChangedFigure> Changes,
    IReadOnlyList<Allocation> Replaced,
    IReadOnlyList<Allocation> Allocations,
    IReadOnlyList<ChangedRow> Rows,
    IReadOnlyList<AllocationStep> Steps)
{
    internal static TransactionPreview Of(Loan loan, LoanTransaction transaction, WorkingCalendar calendar)
    {
        var (today, with, explanation) = (transaction.EnteredOn, loan.Preview(transaction, calendar), new Explanation());
        var (before, after) = (loan.Position(calendar, today), with.Position(calendar, today, explanation));
        var same = before.Allocations.Zip(after.Allocations).TakeWhile(pair => AreSame(pair.First, pair.Second)).Count();
        return new TransactionPreview(
            before.State,
            after.State,
            [.. FiguresOf(before.State).Zip(FiguresOf(after.State))
                .Select(pair => new ChangedFigure(pair.First.Figure, pair.First.Amount, pair.Second.Amount))
                .Where(figure => figure.Before != figure.After)],
            [.. before.Allocations.Skip(same)],
            [.. after.Allocations.Skip(same)],
            ChangedRow.Between(loan.Outlook(calendar, today), with.Outlook(calendar, today)),
            [.. explanation.Steps.Where(step => step.Allocation >= same).Select(step => step with { Allocation = step.Allocation - same })]);
    }

    private static bool AreSame(Allocation one, Allocation other) =>
        (one.Date, one.From, one.Amount) == (other.Date, other.From, other.Amount) && one.Parts.SequenceEqual(other.Parts);

    private static IEnumerable<(LoanFigure Figure, Dong Amount)> FiguresOf(LoanState state) =>
    [
        (LoanFigure.PrincipalOutstanding, state.PrincipalOutstanding),
        (LoanFigure.PrincipalOverdue, state.PrincipalOverdue),
        (LoanFigure.PrincipalDueToday, state.PrincipalDueToday),
        (LoanFigure.InterestAccruedNotDue, state.InterestAccruedNotDue),
        (LoanFigure.InterestDueUnpaid, state.InterestDueUnpaid),
        (LoanFigure.OverdueInterestUnpaid, state.OverdueInterestUnpaid),
        (LoanFigure.LateInterestUnpaid, state.LateInterestUnpaid),
        (LoanFigure.Advance, state.Advance),
    ];
}

/// <summary>An amount of a <see cref="LoanState"/>.</summary>
public enum LoanFigure
{
    /// <summary>Dư nợ gốc.</summary>
    PrincipalOutstanding,

    /// <summary>Gốc quá hạn.</summary>
    PrincipalOverdue,

    /// <summary>Gốc đến hạn hôm nay.</summary>
    PrincipalDueToday,

    /// <summary>Lãi cộng dồn chưa đến hạn.</summary>
    InterestAccruedNotDue,

    /// <summary>Lãi trong hạn đã đến hạn, chưa trả.</summary>
    InterestDueUnpaid,

    /// <summary>Lãi quá hạn.</summary>
    OverdueInterestUnpaid,

    /// <summary>Lãi chậm trả.</summary>
    LateInterestUnpaid,

    /// <summary>Tiền trả trước.</summary>
    Advance,
}

/// <summary>A figure that a transaction changes.</summary>
/// <param name="Figure">Which.</param>
/// <param name="Before">Without it.</param>
/// <param name="After">With it.</param>
public sealed record ChangedFigure(LoanFigure Figure, Dong Before, Dong After)
{
    /// <summary>Chênh lệch.</summary>
    public Dong Difference => After - Before;
}

/// <summary>Một kỳ that a transaction changes, with the interest it comes to if nothing else happens.</summary>
/// <param name="No">Kỳ số.</param>
/// <param name="Before">Without it; null for a row that it adds.</param>
/// <param name="After">With it; null for a row that it takes away.</param>
public sealed record ChangedRow(int No, LoanRow? Before, LoanRow? After)
{
    internal static IReadOnlyList<ChangedRow> Between(IReadOnlyList<LoanRow> before, IReadOnlyList<LoanRow> after)
    {
        var (was, becomes) = (before.ToDictionary(row => row.No), after.ToDictionary(row => row.No));
        return
        [
            .. was.Keys.Union(becomes.Keys).Order()
                .Select(no => new ChangedRow(no, was.GetValueOrDefault(no), becomes.GetValueOrDefault(no)))
                .Where(row => Planned(row.Before) != Planned(row.After)),
        ];
    }

    private static (NodaTime.LocalDate, Dong, Dong)? Planned(LoanRow? row) => row is null ? null : (row.DueDate, row.Principal, row.Interest);
}

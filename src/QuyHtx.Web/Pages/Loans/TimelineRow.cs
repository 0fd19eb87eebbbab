using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Web.Pages.Loans;

/// <summary>
/// What happened to a loan in the order of the days: each transaction with where its money went, and between them the days on which an advance was
/// used by itself.
/// </summary>
/// <param name="Date">Ngày giá trị.</param>
/// <param name="Entered">As entered; null for a use of an advance.</param>
/// <param name="Allocation">Phân bổ; null for what allocates nothing, and for what was reversed.</param>
/// <param name="Steps">Why each part went where it went.</param>
public sealed record TimelineRow(LocalDate Date, StatementTransaction? Entered, Allocation? Allocation, IReadOnlyList<AllocationStep> Steps)
{
    /// <summary>Of a statement, the latest first. The replay allocates in the order of the days, and within a day as entered.</summary>
    public static IReadOnlyList<TimelineRow> Of(LoanStatement statement)
    {
        var steps = statement.Steps.ToLookup(step => step.Allocation);
        var allocated = statement.Allocations.Select((allocation, place) => (Allocation: allocation, Steps: (IReadOnlyList<AllocationStep>)[.. steps[place]])).ToList();
        var payments = new Queue<(Allocation Allocation, IReadOnlyList<AllocationStep> Steps)>(allocated.Where(row => row.Allocation.From != AllocationSource.Advance));
        var rows = statement.Transactions.OrderBy(row => row.Transaction.Date).ThenBy(row => row.Transaction.No)
            .Select(row => IsAllocated(row) && payments.TryDequeue(out var own)
                ? new TimelineRow(row.Transaction.Date, row, own.Allocation, own.Steps)
                : new TimelineRow(row.Transaction.Date, row, null, []))
            .ToList();
        rows.AddRange(allocated.Where(row => row.Allocation.From == AllocationSource.Advance).Select(row => new TimelineRow(row.Allocation.Date, null, row.Allocation, row.Steps)));
        return [.. rows.OrderByDescending(row => row.Date).ThenByDescending(row => row.Entered?.Transaction.No ?? 0)];
    }

    private static bool IsAllocated(StatementTransaction row) => row.ReversedBy is null
        && row.Transaction.Kind is (LoanTransactionKind.Repayment or LoanTransactionKind.Prepayment or LoanTransactionKind.InterestWaiver);
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Appraisal;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Applications;

/// <summary>
/// Dư nợ và cam kết of a borrower and of all related to it: principal outstanding, what signed loans may still be paid out, and what is
/// approved and not signed. Always the same four queries, however many are related.
/// </summary>
public sealed class ExposureOf(FundDbContext db, RealCharterCapital capital)
{
    /// <summary>The exposure of a borrower, on the books of a date.</summary>
    /// <param name="borrowerId">The borrower.</param>
    /// <param name="exceptApplicationId">The application at hand, which is not counted; nor is the loan it became.</param>
    /// <param name="date">The business date.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Exposure> BorrowerAsync(Guid borrowerId, Guid? exceptApplicationId, LocalDate date, CancellationToken cancellation)
    {
        var together = await GroupOfAsync(borrowerId, cancellation);
        var loans = await LoansOf(together, exceptApplicationId).ToListAsync(cancellation);
        var approved = await db.Applications.AsNoTracking()
            .Where(application => together.Contains(application.BorrowerId) && application.Status == ApplicationStatus.Approved
                && application.Id != exceptApplicationId)
            .GroupBy(application => application.BorrowerId)
            .Select(of => new { BorrowerId = of.Key, Amount = of.Sum(row => EF.Property<long>(row, LoanApplicationMapping.AmountColumn)) })
            .ToListAsync(cancellation);
        var each = loans.Select(loan => (loan.BorrowerId, Amount: loan.Exposure))
            .Concat(approved.Select(row => (row.BorrowerId, Amount: new Dong(row.Amount))))
            .ToList();
        return new Exposure(
            await capital.OnAsync(date, cancellation),
            SumOf(each.Where(one => one.BorrowerId == borrowerId).Select(one => one.Amount)),
            SumOf(each.Select(one => one.Amount)));
    }

    /// <summary>
    /// The borrower and all related to it: in both directions, and through others. The relations of a whole fund are a few hundred pairs,
    /// and read at once they close without a query a step.
    /// </summary>
    private async Task<IReadOnlyList<Guid>> GroupOfAsync(Guid borrowerId, CancellationToken cancellation)
    {
        var relations = await db.Borrowers.AsNoTracking()
            .SelectMany(borrower => borrower.Related, (borrower, other) => new { A = borrower.Id, B = other.RelatedId })
            .ToListAsync(cancellation);
        var neighbours = relations.Concat(relations.Select(pair => new { A = pair.B, B = pair.A })).ToLookup(pair => pair.A, pair => pair.B);
        var together = new HashSet<Guid> { borrowerId };
        var next = new Queue<Guid>(together);
        while (next.TryDequeue(out var one))
        {
            foreach (var other in neighbours[one].Where(together.Add))
            {
                next.Enqueue(other);
            }
        }

        return [.. together];
    }

    private IQueryable<LoanExposure> LoansOf(IReadOnlyList<Guid> together, Guid? exceptApplicationId) =>
        from loan in db.Loans.AsNoTracking()
        join status in db.LoanStatuses on loan.Id equals status.LoanId
        where together.Contains(loan.BorrowerId) && loan.ApplicationId != exceptApplicationId && status.Stage != LoanStage.Settled
        select new LoanExposure(
            loan.BorrowerId,
            status.Stage,
            status.PrincipalOutstanding,
            loan.ApprovedAmount,
            db.LoanTransactions
                .Where(entered => entered.LoanId == loan.Id && entered.Kind == LoanTransactionKind.Disbursement
                    && !db.LoanTransactions.Any(reversal => reversal.ReversesId == entered.Id))
                .Sum(entered => (long)entered.Amount));

    private static Dong SumOf(IEnumerable<Dong> amounts) => amounts.Aggregate(Dong.Zero, (sum, amount) => sum + amount);

    private sealed record LoanExposure(Guid BorrowerId, LoanStage Stage, Dong Outstanding, Dong Approved, long Disbursed)
    {
        /// <summary>A loan that was written off is still owed, but nothing more is paid out on it.</summary>
        public Dong Exposure => Stage == LoanStage.WrittenOff ? Outstanding : Outstanding + Approved - new Dong(Disbursed);
    }
}

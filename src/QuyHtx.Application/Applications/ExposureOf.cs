using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Appraisal;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Applications;

/// <summary>
/// Dư nợ và cam kết of a borrower and of all related to it: principal outstanding, what signed loans may still be paid out, and what is
/// approved and not signed. Always the same queries, however many are related.
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
        var together = (await Relations.ReadAsync(db, cancellation)).GroupOf(borrowerId);
        var each = await BorrowerExposures.Of(
                db,
                db.Loans.AsNoTracking().Where(loan => together.Contains(loan.BorrowerId) && loan.ApplicationId != exceptApplicationId),
                db.Applications.AsNoTracking().Where(application => together.Contains(application.BorrowerId) && application.Id != exceptApplicationId))
            .ToListAsync(cancellation);
        return new Exposure(
            await capital.OnAsync(date, cancellation),
            new Dong(each.Where(one => one.BorrowerId == borrowerId).Sum(one => one.Principal + one.Promised)),
            new Dong(each.Sum(one => one.Principal + one.Promised)));
    }
}

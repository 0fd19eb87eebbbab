using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Application.Papers;

/// <summary>
/// What was written down of a borrower on a day in the past. A profile holds what is right today; what stood before each correction is in the
/// audit, so a paper of back then names the borrower, its representative and its address (with a district that there is no more) as it was.
/// </summary>
internal static class BorrowersThen
{
    /// <summary>The profile at the end of a business date.</summary>
    public static async Task<BorrowerProfile> BorrowerOnAsync(this FundDbContext db, Guid borrowerId, LocalDate date, CancellationToken cancellation)
    {
        var correctedSince = await db.AuditRecords.AsNoTracking()
            .Where(record => record.BorrowerId == borrowerId && record.Command == nameof(CorrectBorrower) && record.BusinessDate > date)
            .OrderBy(record => record.No).Select(record => record.Changes).FirstOrDefaultAsync(cancellation);
        return correctedSince is null
            ? await db.Borrowers.AsNoTracking().Where(borrower => borrower.Id == borrowerId).Select(borrower => borrower.Profile).SingleAsync(cancellation)
            : JsonSerializer.Deserialize<Correction>(correctedSince, StoredJson.Options)!.Before;
    }

    private sealed record Correction(BorrowerProfile Before);
}

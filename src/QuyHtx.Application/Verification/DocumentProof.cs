using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;

namespace QuyHtx.Application.Verification;

/// <summary>Proves the documents: each opens with the keys that are there, and is what was uploaded. One at a time is in memory.</summary>
internal static class DocumentProof
{
    public static async Task<IReadOnlyList<RuleViolation>> RunAsync(FundDbContext db, DocumentSafe safe, CancellationToken cancellation)
    {
        var findings = new List<RuleViolation>();
        await foreach (var file in db.Attachments.AsNoTracking().OrderBy(file => file.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            try
            {
                safe.Open(file);
            }
            catch (RuleViolationException notOpened)
            {
                findings.Add(notOpened.Violation);
            }
        }

        return findings;
    }
}

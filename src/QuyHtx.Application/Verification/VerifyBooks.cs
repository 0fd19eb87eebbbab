using System.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Verification;

/// <summary>
/// Kiểm tra sổ sách: proves again from the events every figure that is stored, from the entries every seal, opens every document, and runs the database's own
/// checks. It changes nothing; what it finds is for people to answer.
/// </summary>
[Needs(Permission.ReadAudit)]
public sealed record VerifyBooks : IQuery<BooksVerified>
{
    internal sealed class Handler(FundDbContext db, DocumentSafe safe) : IRequestHandler<VerifyBooks, BooksVerified>
    {
        public async Task<BooksVerified> Handle(VerifyBooks request, CancellationToken cancellationToken)
        {
            // One look at the whole: what is entered meanwhile must not show in one read and be missing in another.
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Snapshot, cancellationToken);
            var fund = await db.Funds.AsNoTracking().SingleOrDefaultAsync(cancellationToken)
                ?? throw new RuleViolationException(new("fund-not-founded", null));
            var closes = await db.DayCloses.AsNoTracking().OrderBy(close => close.Date).ToListAsync(cancellationToken);
            var findings = new List<RuleViolation>();
            findings.AddRange(await StoredChecks.RunAsync(db, transaction, cancellationToken));
            findings.AddRange(SealProof.OfDays(fund, closes));
            var (entries, ofEntries) = await SealProof.OfEntriesAsync(db, fund, closes, cancellationToken);
            findings.AddRange(ofEntries);
            findings.AddRange(await TransactionProof.RunAsync(db, fund, closes, cancellationToken));
            findings.AddRange(await AuditProof.RunAsync(db, closes, cancellationToken));
            findings.AddRange(await DocumentProof.RunAsync(db, safe, cancellationToken));
            var chart = await db.ChartAsync(cancellationToken);
            var (loans, ofLoans) = await new LoanProof(db, fund, chart, closes.LastOrDefault()?.Date).RunAsync(cancellationToken);
            findings.AddRange(ofLoans);
            return new BooksVerified(loans, entries, closes.Count, findings);
        }
    }
}

/// <summary>What was proved, and what was not as it should be.</summary>
/// <param name="Loans">How many loans were computed again.</param>
/// <param name="Entries">How many entries were read.</param>
/// <param name="Days">How many seals were computed again.</param>
/// <param name="Findings">Điểm sai lệch; none when all is well. Their sentences are looked up like those of refusals.</param>
public sealed record BooksVerified(int Loans, int Entries, int Days, IReadOnlyList<RuleViolation> Findings);

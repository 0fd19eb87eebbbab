using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;

namespace QuyHtx.Application.Verification;

/// <summary>
/// Proves the audit's seals: what was done until each close, with the seal stored before it, so that only the days tampered with are named.
/// What was done since the last close is under no seal yet; db/checks see to it that each command there has its record and each record its command.
/// </summary>
internal static class AuditProof
{
    public static async Task<IReadOnlyList<RuleViolation>> RunAsync(FundDbContext db, IReadOnlyList<DayClose> closes, CancellationToken cancellation)
    {
        var findings = new List<RuleViolation>();
        var day = 0;
        var seal = new AuditSeal(null);
        try
        {
            await foreach (var act in AuditSeal.ActsAfter(db, long.MinValue).WithCancellation(cancellation))
            {
                while (day < closes.Count && act.Record.No > closes[day].LastAuditNo)
                {
                    Close();
                }

                if (day == closes.Count)
                {
                    break;
                }

                seal.Append(act);
            }

            while (day < closes.Count)
            {
                Close();
            }
        }
        finally
        {
            seal.Dispose();
        }

        return findings;

        void Close()
        {
            if (seal.LastNo != closes[day].LastAuditNo || seal.Finish() != closes[day].AuditSeal)
            {
                findings.Add(new("verify-audit-seal", null, closes[day].Date));
            }

            seal.Dispose();
            seal = new AuditSeal(closes[day]);
            day++;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Verification;

/// <summary>Proves the seals over the transactions of loans, each day with the seal stored before it; one entered on no day of the books is named too.</summary>
internal static class TransactionProof
{
    public static async Task<IReadOnlyList<RuleViolation>> RunAsync(
        FundDbContext db, FundState fund, IReadOnlyList<DayClose> closes, CancellationToken cancellation)
    {
        var findings = new List<RuleViolation>();
        var (closed, day) = (0, new List<LoanTransaction>());
        await foreach (var entered in db.LoanTransactions.AsNoTracking().OrderBy(entered => entered.EnteredOn).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            while (closed < closes.Count && entered.EnteredOn > closes[closed].Date)
            {
                Close();
            }

            if (closed < closes.Count && entered.EnteredOn == closes[closed].Date)
            {
                day.Add(entered);
            }
            else if (closed < closes.Count || entered.EnteredOn != fund.BusinessDate)
            {
                findings.Add(new("verify-transaction-outside", null, entered.Id, entered.EnteredOn));
            }
        }

        while (closed < closes.Count)
        {
            Close();
        }

        return findings;

        void Close()
        {
            if (TransactionSeal.Of(closed == 0 ? null : closes[closed - 1], day) != closes[closed].TransactionSeal)
            {
                findings.Add(new("verify-transaction-seal", null, closes[closed].Date));
            }

            day.Clear();
            closed++;
        }
    }
}

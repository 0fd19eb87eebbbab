using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Ledger;

/// <summary>Số dư tài khoản, summed by the database.</summary>
public static class LedgerBalances
{
    /// <summary>Debits less credits of every account that has been posted to, of entries up to a day.</summary>
    public static async Task<IReadOnlyDictionary<string, Dong>> BalancesAsync(this FundDbContext db, LocalDate through, CancellationToken cancellation)
    {
        var balances = await db.JournalEntries.AsNoTracking().Where(entry => entry.Date <= through)
            .SelectMany(entry => entry.Lines, (entry, line) => new { line.Account, line.Debit, line.Credit })
            .GroupBy(line => line.Account)
            .Select(account => new { Code = account.Key, Balance = account.Sum(line => (long)line.Debit) - account.Sum(line => (long)line.Credit) })
            .ToListAsync(cancellation);
        return balances.ToDictionary(account => account.Code, account => new Dong(account.Balance));
    }

    /// <summary>The balance of an account, nil where nothing was posted to it.</summary>
    public static Dong Of(this IReadOnlyDictionary<string, Dong> balances, string account) => balances.GetValueOrDefault(account, Dong.Zero);
}

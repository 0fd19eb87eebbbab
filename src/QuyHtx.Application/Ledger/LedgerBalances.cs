using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Ledger;

/// <summary>Số dư tài khoản, summed by the database.</summary>
public static class LedgerBalances
{
    /// <summary>Debits less credits of every account that has been posted to, of entries up to a day.</summary>
    public static Task<IReadOnlyDictionary<string, Dong>> BalancesAsync(this FundDbContext db, LocalDate through, CancellationToken cancellation) =>
        SumAsync(db.JournalEntries.Where(entry => entry.Date <= through), cancellation);

    /// <summary>The same of the entries of one loan.</summary>
    public static Task<IReadOnlyDictionary<string, Dong>> LoanBalancesAsync(this FundDbContext db, Guid loanId, CancellationToken cancellation) =>
        SumAsync(db.JournalEntries.Where(entry => entry.LoanId == loanId), cancellation);

    /// <summary>Debits less credits of one account, of all entries.</summary>
    public static async Task<Dong> BalanceAsync(this FundDbContext db, string account, CancellationToken cancellation) => new(
        await db.JournalEntries.SelectMany(entry => entry.Lines).Where(line => line.Account == account)
            .SumAsync(line => (long)line.Debit - (long)line.Credit, cancellation));

    /// <summary>The balance of an account, nil where nothing was posted to it.</summary>
    public static Dong Of(this IReadOnlyDictionary<string, Dong> balances, string account) => balances.GetValueOrDefault(account, Dong.Zero);

    private static async Task<IReadOnlyDictionary<string, Dong>> SumAsync(IQueryable<JournalEntry> entries, CancellationToken cancellation)
    {
        var balances = await entries.AsNoTracking()
            .SelectMany(entry => entry.Lines, (entry, line) => new { line.Account, line.Debit, line.Credit })
            .GroupBy(line => line.Account)
            .Select(account => new { Code = account.Key, Balance = account.Sum(line => (long)line.Debit) - account.Sum(line => (long)line.Credit) })
            .ToListAsync(cancellation);
        return balances.ToDictionary(account => account.Code, account => new Dong(account.Balance));
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Fund;

/// <summary>
/// Vốn điều lệ thực có: the charter capital in the books ± what income less expense has left of surplus or loss (Decree 45/2021/NĐ-CP
/// art. 2.3). Lending limits are percentages of it.
/// </summary>
public sealed class RealCharterCapital(FundDbContext db)
{
    /// <summary>As the ledger stands with all entries up to and with a date; below nil where losses have eaten the capital.</summary>
    public async Task<Dong> OnAsync(LocalDate date, CancellationToken cancellation)
    {
        // A credit adds to it and a debit takes from it, on each of these accounts alike.
        var codes = (await db.ChartAsync(cancellation)).Accounts
            .Where(account => account.Use == AccountUse.CharterCapital || account.Kind is AccountKind.Income or AccountKind.Expense)
            .Select(account => account.Code).ToList();
        return new Dong(await db.JournalEntries
            .Where(entry => entry.Date <= date)
            .SelectMany(entry => entry.Lines)
            .Where(line => codes.Contains(line.Account))
            .SumAsync(line => (long)line.Credit - (long)line.Debit, cancellation));
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Ledger;
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
    /// <summary>What counts: a credit adds to it and a debit takes from it, on each of these accounts alike.</summary>
    private static readonly string[] Accounts =
    [
        Journal.Chart[AccountUse.CharterCapital],
        .. Journal.Chart.Accounts.Where(account => account.Kind is AccountKind.Income or AccountKind.Expense).Select(account => account.Code),
    ];

    /// <summary>As the ledger stands with all entries up to and with a date; below nil where losses have eaten the capital.</summary>
    public async Task<Dong> OnAsync(LocalDate date, CancellationToken cancellation) => new(await db.JournalEntries
        .Where(entry => entry.Date <= date)
        .SelectMany(entry => entry.Lines)
        .Where(line => Accounts.Contains(line.Account))
        .SumAsync(line => (long)line.Credit - (long)line.Debit, cancellation));
}

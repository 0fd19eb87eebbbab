using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Ledger;

namespace QuyHtx.Application.Ledger;

/// <summary>Sổ nhật ký: posts entries on the business date, numbered without gaps, because the command holds the fund's lock.</summary>
public sealed class Journal(FundDbContext db)
{
    /// <summary>Posts an entry; nothing is posted where all lines are nil.</summary>
    public async Task PostAsync(
        EntryKind kind, string text, IReadOnlyList<JournalLine> lines, EntrySource source, CancellationToken cancellation)
    {
        if (lines.All(line => line.Debit == line.Credit))
        {
            return;
        }

        var fund = await db.FundAsync(cancellation);
        var entry = new JournalEntry(Guid.CreateVersion7(), fund.LastEntryNo + 1, fund.BusinessDate, kind, OnOneLine(text), lines, source);
        fund.LastEntryNo = entry.No;
        db.JournalEntries.Add(entry);
    }

    /// <summary>The entry that a transaction of a loan posted, or null where it posted none.</summary>
    public Task<Guid?> EntryOfAsync(Guid transactionId, CancellationToken cancellation) =>
        db.JournalEntries.Where(entry => entry.TransactionId == transactionId).OrderBy(entry => entry.No)
            .Select(entry => (Guid?)entry.Id).FirstOrDefaultAsync(cancellation);

    /// <summary>A text is sealed and exported line by line, so it holds no line ends or tabs.</summary>
    private static string OnOneLine(string text) => string.Join(' ', text.Split(['\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}

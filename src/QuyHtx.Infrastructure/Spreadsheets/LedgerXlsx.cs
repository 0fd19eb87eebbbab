using System.Runtime.CompilerServices;
using QuyHtx.Application.Ledger;
using QuyHtx.Domain.Ledger;

namespace QuyHtx.Infrastructure.Spreadsheets;

/// <summary>The journal as a spreadsheet of one sheet, a line of an entry a row.</summary>
internal static class LedgerXlsx
{
    public static Task WriteAsync(LedgerOfPeriod ledger, Stream output, CancellationToken cancellation)
    {
        var names = ledger.Chart.Accounts.ToDictionary(account => account.Code, account => account.Name);
        var columns = new ListColumns<Row>()
            .Number(LedgerFile.Columns[0], row => row.Entry.No)
            .Date(LedgerFile.Columns[1], row => row.Entry.Date)
            .Text(LedgerFile.Columns[2], row => row.Entry.Kind.ToString(), 18)
            .Text(LedgerFile.Columns[3], row => row.Entry.Text, 60)
            .Text(LedgerFile.Columns[4], row => row.Entry.LoanId?.ToString(), 38)
            .Text(LedgerFile.Columns[5], row => row.Line.Account, 12)
            .Text(LedgerFile.Columns[6], row => names.GetValueOrDefault(row.Line.Account), 40)
            .Amount(LedgerFile.Columns[7], row => row.Line.Debit.Value)
            .Amount(LedgerFile.Columns[8], row => row.Line.Credit.Value);
        return ListXlsx.WriteAsync(output, "Nhật ký chung", columns, RowsOf(ledger, cancellation), cancellation);
    }

    private static async IAsyncEnumerable<Row> RowsOf(LedgerOfPeriod ledger, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var entry in ledger.Entries.WithCancellation(cancellation))
        {
            foreach (var line in entry.Lines)
            {
                yield return new Row(entry, line);
            }
        }
    }

    private sealed record Row(JournalEntry Entry, JournalLine Line);
}

using CsvHelper;
using QuyHtx.Application.Ledger;

namespace QuyHtx.Infrastructure.Spreadsheets;

/// <summary>The journal as comma-separated values in UTF-8, with the mark by which a spreadsheet knows it; dates and amounts as programs read them.</summary>
internal static class LedgerCsv
{
    /// <summary>Text that a spreadsheet would take for a formula is marked as text.</summary>
    private static readonly CsvWriterOptions Form = new() { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    public static async Task WriteAsync(LedgerOfPeriod ledger, Stream output, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(output, Form, leaveOpen: true);
        csv.WriteHeader([.. LedgerFile.Columns]);
        var names = ledger.Chart.Accounts.ToDictionary(account => account.Code, account => account.Name);
        await foreach (var entry in ledger.Entries.WithCancellation(cancellation))
        {
            foreach (var line in entry.Lines)
            {
                csv.WriteField(entry.No);
                csv.WriteField(entry.Date.ToDateOnly());
                csv.WriteField(entry.Kind.ToString());
                csv.WriteField(entry.Text);
                csv.WriteField(entry.LoanId?.ToString() ?? "");
                csv.WriteField(line.Account);
                csv.WriteField(names.GetValueOrDefault(line.Account, ""));
                csv.WriteField(line.Debit.Value);
                csv.WriteField(line.Credit.Value);
                await csv.EndRecordAsync(cancellation);
            }
        }

        await csv.FlushAsync(cancellation);
    }
}

using QuyHtx.Application.Ledger;

namespace QuyHtx.Infrastructure.Spreadsheets;

/// <summary>The forms in which the ledger leaves the house.</summary>
public enum LedgerFileFormat
{
    /// <summary>Comma-separated values, a line of the journal a row.</summary>
    Csv,

    /// <summary>The same as a spreadsheet.</summary>
    Xlsx,

    /// <summary>A plain-text journal that hledger reads.</summary>
    Hledger,
}

/// <summary>Writes the ledger of a period to a stream, entry by entry, however long it is.</summary>
public static class LedgerFile
{
    /// <summary>The columns of the forms with columns.</summary>
    internal static readonly IReadOnlyList<string> Columns =
        ["Số bút toán", "Ngày ghi sổ", "Loại", "Diễn giải", "Khoản vay", "Tài khoản", "Tên tài khoản", "Nợ", "Có"];

    /// <summary>Writes it; the stream stays open.</summary>
    public static Task WriteAsync(LedgerOfPeriod ledger, LedgerFileFormat format, Stream output, CancellationToken cancellation) => format switch
    {
        LedgerFileFormat.Csv => LedgerCsv.WriteAsync(ledger, output, cancellation),
        LedgerFileFormat.Xlsx => LedgerXlsx.WriteAsync(ledger, output, cancellation),
        LedgerFileFormat.Hledger => LedgerHledger.WriteAsync(ledger, output, cancellation),
    };
}

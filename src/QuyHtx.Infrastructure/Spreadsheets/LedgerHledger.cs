using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Application.Ledger;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Money;

namespace QuyHtx.Infrastructure.Spreadsheets;

/// <summary>
/// The ledger as a plain-text journal: hledger checks it and computes the same balances, with nothing of ours. Memorandum accounts balance
/// through their contra account, as they do here.
/// </summary>
internal static class LedgerHledger
{
    private const string Commodity = "VND";

    public static async Task WriteAsync(LedgerOfPeriod ledger, Stream output, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        await text.WriteLineAsync($"commodity 1000. {Commodity}");
        var names = ledger.Chart.Accounts.ToDictionary(account => account.Code, NameOf);
        foreach (var account in ledger.Chart.Accounts)
        {
            await text.WriteLineAsync($"account {names[account.Code]}{TypeOf(account.Kind)}");
        }

        if (ledger.From is { } from && ledger.Opening.Values.Any(balance => !balance.IsZero))
        {
            await WriteAsync(text, from, "(0)", "Số dư đầu kỳ", ledger.Opening.OrderBy(account => account.Key, StringComparer.Ordinal)
                .Where(account => !account.Value.IsZero).Select(account => (names[account.Key], account.Value)));
        }

        await foreach (var entry in ledger.Entries.WithCancellation(cancellation))
        {
            await WriteAsync(text, entry.Date, $"({entry.No})", entry.Text, entry.Lines.Select(line => (names[line.Account], line.Debit - line.Credit)));
        }
    }

    private static async Task WriteAsync(TextWriter text, LocalDate date, string number, string description, IEnumerable<(string Account, Dong Amount)> lines)
    {
        // A semicolon would begin a comment.
        await text.WriteLineAsync($"\n{LocalDatePattern.Iso.Format(date)} * {number} {description.Replace(';', ',')}".TrimEnd(' '));
        foreach (var (account, amount) in lines)
        {
            await text.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"    {account}  {amount.Value} {Commodity}"));
        }
    }

    private static string NameOf(Account account) => $"{account.Code} {account.Name.Replace(":", "", StringComparison.Ordinal).Replace(';', ',')}";

    /// <summary>What hledger calls the kind; memorandum accounts are beside its statements.</summary>
    private static string TypeOf(AccountKind kind) => kind switch
    {
        AccountKind.Asset => "  ; type:A",
        AccountKind.Liability => "  ; type:L",
        AccountKind.Equity => "  ; type:E",
        AccountKind.Income => "  ; type:R",
        AccountKind.Expense => "  ; type:X",
        AccountKind.Memorandum => "",
    };
}

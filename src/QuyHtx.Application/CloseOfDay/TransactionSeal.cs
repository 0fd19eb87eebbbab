using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.CloseOfDay;

/// <summary>
/// Niêm phong giao dịch: SHA-256 over the transactions of loans entered on a day and the transactions' seal before it. The ledger proves their
/// amounts; this proves also who entered them, when, under which number and with which words.
/// </summary>
internal static class TransactionSeal
{
    /// <summary>The seal of a day that is being closed.</summary>
    public static async Task<string> OfDayAsync(FundDbContext db, DayClose? previous, LocalDate date, CancellationToken cancellation) =>
        Of(previous, await db.LoanTransactions.AsNoTracking().Where(entered => entered.EnteredOn == date).ToListAsync(cancellation));

    /// <summary>The seal over a day's transactions, in lower-case hexadecimal. They are put in order here, since databases order keys differently.</summary>
    public static string Of(DayClose? previous, IEnumerable<LoanTransaction> ofDay)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(previous?.TransactionSeal ?? DaySeal.First));
        foreach (var entered in ofDay.OrderBy(entered => entered.LoanId).ThenBy(entered => entered.No))
        {
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes<string?[]>(
            [
                entered.Id.ToString(), entered.LoanId.ToString(), Text(entered.No), entered.Kind.ToString(), LocalDatePattern.Iso.Format(entered.Date),
                LocalDatePattern.Iso.Format(entered.EnteredOn), entered.EnteredBy.ToString(), Text(entered.Amount.Value), entered.ReversesId?.ToString(),
                entered.NewTerms is null ? null : JsonSerializer.Serialize(entered.NewTerms, StoredJson.Options), entered.RestructuringKind?.ToString(),
                entered.Note,
            ]));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

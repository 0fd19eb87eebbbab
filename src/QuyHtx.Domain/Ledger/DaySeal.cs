using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace QuyHtx.Domain.Ledger;

/// <summary>
/// Niêm phong sổ sách: SHA-256 over a day's entries in order and the seal of the day before. Whoever has the entries can recompute the
/// chain; an entry changed, left out, put in or moved breaks every seal from that day on.
/// </summary>
public static class DaySeal
{
    /// <summary>The seal before the first.</summary>
    public static readonly string First = new('0', 64);

    /// <summary>The seal of a day, in lower-case hexadecimal.</summary>
    /// <param name="previous">The seal of the day before, or <see cref="First"/>.</param>
    /// <param name="date">The day.</param>
    /// <param name="entries">Its entries in the order of their numbers.</param>
    public static string Of(string previous, LocalDate date, IEnumerable<JournalEntry> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, $"{previous}\n{LocalDatePattern.Iso.Format(date)}\n");
        foreach (var entry in entries)
        {
            Append(hash, TextOf(entry));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>An entry as it is sealed: a line of its own fields, then one a journal line, with tabs between. An export shows the same.</summary>
    public static string TextOf(JournalEntry entry)
    {
        var text = new StringBuilder();
        text.AppendJoin(
            '\t', entry.No.ToString(CultureInfo.InvariantCulture), entry.Id, LocalDatePattern.Iso.Format(entry.Date), entry.Kind, entry.LoanId,
            entry.TransactionId, entry.ReversesId, entry.Text).Append('\n');
        foreach (var line in entry.Lines)
        {
            text.AppendJoin(
                '\t', "", line.Account, line.Debit.Value.ToString(CultureInfo.InvariantCulture), line.Credit.Value.ToString(CultureInfo.InvariantCulture))
                .Append('\n');
        }

        return text.ToString();
    }

    private static void Append(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;
using QuyHtx.Domain.Ledger;

namespace QuyHtx.Application.Verification;

/// <summary>
/// Proves the seals: every day between the first and the last is closed and names the seal before it, every entry belongs to its day and
/// keeps its number, and each seal comes out again. A day is sealed with the seal stored before it, so that only the days tampered with are named.
/// </summary>
internal static class SealProof
{
    public static IEnumerable<RuleViolation> OfDays(FundState fund, IReadOnlyList<DayClose> closes)
    {
        var (seal, expected) = (DaySeal.First, closes.Count == 0 ? fund.BusinessDate : closes[0].Date);
        foreach (var close in closes)
        {
            for (; expected < close.Date; expected = expected.PlusDays(1))
            {
                yield return new("verify-day-missing", null, expected);
            }

            if (close.PreviousSeal != seal)
            {
                yield return new("verify-seal-chain", null, close.Date);
            }

            (seal, expected) = (close.Seal, close.Date.PlusDays(1));
        }

        if (expected != fund.BusinessDate)
        {
            yield return new("verify-business-date", null, fund.BusinessDate, expected);
        }
    }

    public static async Task<(int Entries, IReadOnlyList<RuleViolation> Findings)> OfEntriesAsync(
        FundDbContext db, FundState fund, IReadOnlyList<DayClose> closes, CancellationToken cancellation)
    {
        var findings = new List<RuleViolation>();
        var byDate = closes.ToDictionary(close => close.Date);
        var unread = closes.Select(close => close.Date).ToHashSet();
        var (count, no, day) = (0, 0L, new List<JournalEntry>());
        await foreach (var entry in db.JournalEntries.AsNoTracking().OrderBy(entry => entry.Date).ThenBy(entry => entry.No)
                           .AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (entry.No != no + 1)
            {
                findings.Add(new("verify-entry-number", null, entry.Date, no + 1, entry.No));
            }

            if (day.Count > 0 && day[0].Date != entry.Date)
            {
                findings.AddRange(OfDay(day, fund, byDate, unread));
                day.Clear();
            }

            day.Add(entry);
            (count, no) = (count + 1, entry.No);
        }

        if (day.Count > 0)
        {
            findings.AddRange(OfDay(day, fund, byDate, unread));
        }

        foreach (var date in unread.Order())
        {
            findings.AddRange(OfSeal(byDate[date], []));
        }

        return (count, findings);
    }

    private static IEnumerable<RuleViolation> OfDay(
        List<JournalEntry> entries, FundState fund, Dictionary<LocalDate, DayClose> closes, HashSet<LocalDate> unread)
    {
        var date = entries[0].Date;
        if (closes.TryGetValue(date, out var close))
        {
            unread.Remove(date);
            return OfSeal(close, entries);
        }

        return date == fund.BusinessDate ? [] : entries.Select(entry => new RuleViolation("verify-entry-outside", null, entry.No, date));
    }

    private static IEnumerable<RuleViolation> OfSeal(DayClose close, IReadOnlyList<JournalEntry> entries)
    {
        if (close.Entries != entries.Count)
        {
            yield return new("verify-entry-count", null, close.Date, entries.Count, close.Entries);
        }

        if (DaySeal.Of(close.PreviousSeal, close.Date, entries) != close.Seal)
        {
            yield return new("verify-seal", null, close.Date);
        }
    }
}

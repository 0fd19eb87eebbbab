using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;

namespace QuyHtx.Application.Papers;

/// <summary>Phần đầu giấy: who issues a paper, where and on which day.</summary>
/// <param name="FundName">Tên Quỹ.</param>
/// <param name="Province">Địa danh.</param>
/// <param name="Date">Ngày của giấy: what it says is as known on that day.</param>
public sealed record Letterhead(string FundName, string Province, LocalDate Date)
{
    private static readonly string[] WordsBeforeProvince = ["tỉnh", "thành"];

    /// <summary>Ký hiệu: the initials of the fund's name without its province, as offices abbreviate themselves (Decree 30/2020/NĐ-CP).</summary>
    public string Symbol => string.Concat(FundName.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .TakeWhile(word => !WordsBeforeProvince.Contains(word, StringComparer.OrdinalIgnoreCase))
        .Select(word => char.ToUpperInvariant(word[0])));
}

internal static class Letterheads
{
    /// <summary>The fund's name on a paper of a day; of the business date when none is asked for.</summary>
    /// <exception cref="RuleViolationException">A day to come: nobody knows yet what is known on it.</exception>
    public static async Task<Letterhead> LetterheadAsync(this FundDbContext db, LocalDate? on, CancellationToken cancellation)
    {
        var fund = await db.Funds.AsNoTracking().Select(row => new { row.Name, row.Province, row.BusinessDate }).SingleOrDefaultAsync(cancellation)
            ?? throw new RuleViolationException(new("fund-not-founded", null));
        return on > fund.BusinessDate
            ? throw new RuleViolationException(new("date-after-business-date", "on", on.Value, fund.BusinessDate))
            : new Letterhead(fund.Name, fund.Province, on ?? fund.BusinessDate);
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Fund;

/// <summary>
/// Tăng trưởng vốn: real charter capital at the end of each of the last 24 months, by the ledger, and the day on which it reaches the target at
/// the pace of the last twelve.
/// </summary>
[Needs(Permission.ReadFund)]
public sealed record GetCapitalGrowth : IQuery<CapitalGrowth>
{
    private const int ShownMonths = 24;
    private const int MonthsOfPace = 12;

    internal sealed class Handler(FundDbContext db) : IRequestHandler<GetCapitalGrowth, CapitalGrowth>
    {
        public async Task<CapitalGrowth> Handle(GetCapitalGrowth request, CancellationToken cancellationToken)
        {
            var fund = await db.FundAsync(cancellationToken);
            var today = fund.BusinessDate;
            var first = await db.JournalEntries.AsNoTracking().OrderBy(entry => entry.Date).Select(entry => (LocalDate?)entry.Date)
                .FirstOrDefaultAsync(cancellationToken) ?? today;
            var from = LocalDate.Max(new YearMonth(today.Year, today.Month).PlusMonths(1 - ShownMonths).OnDayOfMonth(1), first);
            var days = await DaysAsync(from, today, cancellationToken);

            // In the first year of a fund its first day is where it began, so that what it was founded with is no growth.
            var since = LocalDate.Max(today.PlusMonths(-MonthsOfPace), first);
            return new CapitalGrowth(
                fund.CapitalTarget,
                fund.CapitalTargetOn,
                new CapitalPace(since, days.OnDay(since).Real, today, days.OnDay(today).Real, fund.CapitalTarget),
                days.AtOrAboveSince(fund.CapitalTarget),
                [.. EndsOfMonths(from, today).Select(days.OnDay)]);
        }

        private static IEnumerable<LocalDate> EndsOfMonths(LocalDate from, LocalDate today)
        {
            for (var month = from.ToYearMonth(); month.OnDayOfMonth(1) <= today; month = month.PlusMonths(1))
            {
                yield return LocalDate.Min(month.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth), today);
            }
        }

        /// <summary>What came before the first day shown as one sum, and after that a sum for each day on which something was posted.</summary>
        private async Task<CapitalByDay> DaysAsync(LocalDate from, LocalDate today, CancellationToken cancellation)
        {
            var chart = await db.ChartAsync(cancellation);
            var charter = chart[AccountUse.CharterCapital];
            var codes = chart.Accounts.Where(account => account.Use == AccountUse.CharterCapital || account.Kind is AccountKind.Income or AccountKind.Expense)
                .Select(account => account.Code).ToList();
            var lines = db.JournalEntries.AsNoTracking().Where(entry => entry.Date <= today)
                .SelectMany(entry => entry.Lines, (entry, line) => new { entry.Date, line.Account, line.Credit, line.Debit })
                .Where(line => codes.Contains(line.Account));
            var before = await lines.Where(line => line.Date < from)
                .GroupBy(line => line.Account == charter)
                .Select(of => new { IsCharter = of.Key, Amount = of.Sum(line => (long)line.Credit - (long)line.Debit) })
                .ToListAsync(cancellation);
            var moved = await lines.Where(line => line.Date >= from)
                .GroupBy(line => new { line.Date, IsCharter = line.Account == charter })
                .Select(of => new { of.Key.Date, of.Key.IsCharter, Amount = of.Sum(line => (long)line.Credit - (long)line.Debit) })
                .ToListAsync(cancellation);
            return CapitalByDay.Of(
                new CapitalOnDay(from.PlusDays(-1), new Dong(before.Where(row => row.IsCharter).Sum(row => row.Amount)), new Dong(before.Sum(row => row.Amount))),
                moved.GroupBy(row => row.Date).OrderBy(day => day.Key)
                    .Select(day => (day.Key, day.Where(row => row.IsCharter).Sum(row => row.Amount), day.Sum(row => row.Amount))));
        }
    }

    /// <summary>Capital after each day that moved it, from the earliest on.</summary>
    private sealed class CapitalByDay(IReadOnlyList<CapitalOnDay> days)
    {
        public static CapitalByDay Of(CapitalOnDay before, IEnumerable<(LocalDate Date, long Charter, long Real)> moved)
        {
            var days = new List<CapitalOnDay> { before };
            foreach (var (date, charter, real) in moved)
            {
                days.Add(new CapitalOnDay(date, days[^1].Charter + new Dong(charter), days[^1].Real + new Dong(real)));
            }

            return new CapitalByDay(days);
        }

        public CapitalOnDay OnDay(LocalDate date) => days.Last(day => day.Date <= date) with { Date = date };

        /// <summary>Null where it is below today, and where it was reached before the first day that is looked at.</summary>
        public LocalDate? AtOrAboveSince(Dong target)
        {
            var below = days.ToList().FindLastIndex(day => day.Real < target);
            return below >= 0 && below < days.Count - 1 ? days[below + 1].Date : null;
        }
    }
}

/// <summary>Tăng trưởng vốn.</summary>
/// <param name="Target">Mục tiêu vốn.</param>
/// <param name="TargetOn">Ngày đạt mục tiêu, as planned.</param>
/// <param name="Pace">Tốc độ of the last twelve months, or since the fund's first day.</param>
/// <param name="ReachedSince">From which day on the target has been held; null where it is missed, or was reached before the months shown.</param>
/// <param name="Months">The end of each month, the last one today.</param>
public sealed record CapitalGrowth(Dong Target, LocalDate TargetOn, CapitalPace Pace, LocalDate? ReachedSince, IReadOnlyList<CapitalOnDay> Months);

/// <summary>Vốn at the end of a day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Charter">Vốn điều lệ trên sổ.</param>
/// <param name="Real">Vốn điều lệ thực có: with surplus or loss.</param>
public sealed record CapitalOnDay(LocalDate Date, Dong Charter, Dong Real)
{
    /// <summary>Chênh lệch thu chi lũy kế.</summary>
    public Dong Result => Real - Charter;
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Application.Policies;

/// <summary>Thay ngày nghỉ của một năm: what setting holidays does and what looking at it beforehand shows.</summary>
/// <param name="Before">The list as it stood.</param>
/// <param name="After">The list as it stands.</param>
internal sealed record HolidayChange(IReadOnlyList<HolidayOfYear> Before, IReadOnlyList<HolidayOfYear> After)
{
    /// <summary>Makes the holidays of a year exactly these, and brings the loans to the new calendar; nothing is saved yet.</summary>
    /// <exception cref="RuleViolationException">A day twice, of another year, or one that has begun; or a loan that does not allow it.</exception>
    public static async Task<HolidayChange> MakeAsync(FundDbContext db, int year, IReadOnlyList<HolidayOfYear> days, CancellationToken cancellation)
    {
        var today = (await db.FundAsync(cancellation)).BusinessDate;
        var wanted = Wanted(year, days);
        var stored = await db.Holidays.ToListAsync(cancellation);
        var (calendarBefore, before) = (CalendarOf(stored), OfYear(stored, year));
        Change(db, stored, year, wanted, today);
        await LoansOnNewCalendar.RefreshAsync(db, calendarBefore, CalendarOf(stored), today, cancellation);
        return new HolidayChange(before, OfYear(stored, year));
    }

    private static SortedDictionary<LocalDate, string> Wanted(int year, IReadOnlyList<HolidayOfYear> days)
    {
        var wanted = new SortedDictionary<LocalDate, string>();
        foreach (var day in days)
        {
            if (day.Date.Year != year)
            {
                throw new RuleViolationException(new("holiday-outside-year", "days", day.Date, year));
            }

            if (!wanted.TryAdd(day.Date, day.Name))
            {
                throw new RuleViolationException(new("holiday-twice", "days", day.Date));
            }
        }

        return wanted;
    }

    /// <summary>Brings what is stored to what is wanted; a day that stays keeps the date it was put on the list.</summary>
    private static void Change(FundDbContext db, List<Holiday> stored, int year, SortedDictionary<LocalDate, string> wanted, LocalDate today)
    {
        var standing = Standing(stored, year).ToDictionary(holiday => holiday.Date);
        foreach (var date in wanted.Keys.Union(standing.Keys).Order())
        {
            var (name, holiday) = (wanted.GetValueOrDefault(date), standing.GetValueOrDefault(date));
            if (name == holiday?.Name)
            {
                continue;
            }

            if (date <= today)
            {
                throw new RuleViolationException(new("holiday-date-closed", "days", date, today));
            }

            switch (holiday, name)
            {
                case (not null, not null):
                    holiday.Name = name;
                    break;
                case (not null, null):
                    Drop(db, stored, holiday, today);
                    break;
                case (null, not null):
                    Put(db, stored, date, name, today);
                    break;
            }
        }
    }

    /// <summary>What was put on the list today has not been known at any close, so nothing of it has to be remembered.</summary>
    private static void Drop(FundDbContext db, List<Holiday> stored, Holiday holiday, LocalDate today)
    {
        if (holiday.SetOn == today)
        {
            stored.Remove(holiday);
            db.Holidays.Remove(holiday);
        }
        else
        {
            holiday.DroppedOn = today;
        }
    }

    /// <summary>A day taken off the list today and put on it again was never off.</summary>
    private static void Put(FundDbContext db, List<Holiday> stored, LocalDate date, string name, LocalDate today)
    {
        if (stored.Find(holiday => holiday.Date == date && holiday.DroppedOn == today) is { } dropped)
        {
            (dropped.DroppedOn, dropped.Name) = (null, name);
            return;
        }

        var holiday = new Holiday { Date = date, Name = name, SetOn = today };
        stored.Add(holiday);
        db.Holidays.Add(holiday);
    }

    private static WorkingCalendar CalendarOf(List<Holiday> stored) => WorkingCalendar.WithHistory(
        [.. stored.Select(holiday => new ListedHoliday(holiday.Date, holiday.SetOn, holiday.DroppedOn))]);

    private static IEnumerable<Holiday> Standing(List<Holiday> stored, int year) =>
        stored.Where(holiday => holiday.Date.Year == year && holiday.DroppedOn is null);

    private static IReadOnlyList<HolidayOfYear> OfYear(List<Holiday> stored, int year) =>
        [.. Standing(stored, year).OrderBy(holiday => holiday.Date).Select(holiday => new HolidayOfYear(holiday.Date, holiday.Name))];
}

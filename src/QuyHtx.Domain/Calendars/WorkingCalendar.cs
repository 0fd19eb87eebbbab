using System.Collections.Frozen;
using NodaTime;

namespace QuyHtx.Domain.Calendars;

/// <summary>Ngày nghỉ lễ đã ghi: a day off, with the business dates on which it was put on the list and taken off again.</summary>
/// <param name="Date">The day off; after the day it was put on or taken off, because days that have begun stay as they are.</param>
/// <param name="SetOn">Ngày ghi.</param>
/// <param name="DroppedOn">Ngày bỏ, or null while it stands.</param>
public sealed record ListedHoliday(LocalDate Date, LocalDate SetOn, LocalDate? DroppedOn);

/// <summary>
/// Lịch làm việc: which days the fund works. Saturdays, Sundays and the listed holidays are days off. Holidays are data that the
/// fund keeps, because the Prime Minister settles Tết and 2/9 each year. A calendar that was changed remembers what it was before, so that
/// what was computed by the days known then comes out the same again.
/// </summary>
/// <remarks>Source: Labour Code 2019 art. 112; Civil Code 2015 art. 148 for what a day off does to a due date.</remarks>
public sealed class WorkingCalendar
{
    /// <summary>A calendar whose only days off are weekends.</summary>
    public static readonly WorkingCalendar WeekendsOnly = new([]);

    private readonly FrozenSet<LocalDate> holidays;

    /// <summary>As it was known until <see cref="ChangedOn"/>.</summary>
    private readonly WorkingCalendar? before;

    /// <summary>A calendar with these holidays beside the weekends; a holiday given twice or on a weekend changes nothing.</summary>
    public WorkingCalendar(IEnumerable<LocalDate> holidays) => this.holidays = holidays.ToFrozenSet();

    private WorkingCalendar(IEnumerable<LocalDate> holidays, WorkingCalendar before, LocalDate changedOn)
        : this(holidays) => (this.before, ChangedOn) = (before, changedOn);

    /// <summary>The business date from which it is known like this, or null when it always was.</summary>
    public LocalDate? ChangedOn { get; }

    /// <summary>The calendar as it stands after all that was ever put on the list and taken off.</summary>
    public static WorkingCalendar WithHistory(IReadOnlyCollection<ListedHoliday> listed)
    {
        var calendar = WeekendsOnly;
        foreach (var day in listed.SelectMany(holiday => new[] { holiday.SetOn, holiday.DroppedOn ?? holiday.SetOn }).Distinct().Order())
        {
            var known = listed.Where(holiday => holiday.SetOn <= day && !(holiday.DroppedOn <= day)).Select(holiday => holiday.Date);
            calendar = new WorkingCalendar(known, calendar, day);
        }

        return calendar;
    }

    /// <summary>Lịch đã biết vào một ngày: without what was changed after that day.</summary>
    public WorkingCalendar AsKnownOn(LocalDate date)
    {
        var known = this;
        while (known.ChangedOn > date)
        {
            known = known.before!;
        }

        return known;
    }

    /// <summary>The calendars that followed each other after a day, the oldest first; the last of them is this one.</summary>
    public IReadOnlyList<WorkingCalendar> ChangesAfter(LocalDate date)
    {
        if (!(ChangedOn > date))
        {
            return [];
        }

        var changes = new List<WorkingCalendar>();
        for (var known = this; known.ChangedOn > date; known = known.before!)
        {
            changes.Add(known);
        }

        changes.Reverse();
        return changes;
    }

    /// <summary>True on a day the fund works.</summary>
    public bool IsWorkingDay(LocalDate date) => date.DayOfWeek < IsoDayOfWeek.Saturday && !holidays.Contains(date);

    /// <summary>Where a nominal date falls due under a convention.</summary>
    public LocalDate Adjust(LocalDate nominalDate, BusinessDayConvention convention) => convention switch
    {
        BusinessDayConvention.Following => NextWorkingDayFrom(nominalDate),
        BusinessDayConvention.Unadjusted => nominalDate,
    };

    /// <summary>The date itself when it is a working day, else the first working day after it.</summary>
    public LocalDate NextWorkingDayFrom(LocalDate date)
    {
        while (!IsWorkingDay(date))
        {
            date = date.PlusDays(1);
        }

        return date;
    }
}

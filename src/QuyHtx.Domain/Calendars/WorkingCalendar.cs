using System.Collections.Frozen;
using NodaTime;

namespace QuyHtx.Domain.Calendars;

/// <summary>
/// Lịch làm việc: which days the fund works. Saturdays, Sundays and the listed holidays are days off. Holidays are data that the
/// fund keeps, because the Prime Minister settles Tết and 2/9 each year.
/// </summary>
/// <remarks>Source: Labour Code 2019 art. 112; Civil Code 2015 art. 148 for what a day off does to a due date.</remarks>
public sealed class WorkingCalendar
{
    /// <summary>A calendar whose only days off are weekends.</summary>
    public static readonly WorkingCalendar WeekendsOnly = new([]);

    private readonly FrozenSet<LocalDate> holidays;

    /// <summary>A calendar with these holidays beside the weekends; a holiday given twice or on a weekend changes nothing.</summary>
    public WorkingCalendar(IEnumerable<LocalDate> holidays) => this.holidays = holidays.ToFrozenSet();

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

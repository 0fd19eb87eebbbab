using NodaTime;

namespace QuyHtx.Domain.Calendars;

/// <summary>Một ngày nghỉ lễ: a public holiday, or the working day given in its place.</summary>
/// <param name="Date">The day off.</param>
/// <param name="Kind">Which holiday it is.</param>
/// <param name="InPlaceOf">The weekend day this day off makes up for (nghỉ bù), or null.</param>
public sealed record PublicHoliday(LocalDate Date, PublicHolidayKind Kind, LocalDate? InPlaceOf = null);

/// <summary>The holidays of the Labour Code 2019, art. 112.1.</summary>
public enum PublicHolidayKind
{
    /// <summary>Tết Dương lịch, 1/1.</summary>
    NewYear,

    /// <summary>Tết Nguyên đán, five days around the lunar new year.</summary>
    LunarNewYear,

    /// <summary>Giỗ Tổ Hùng Vương, 10/3 of the lunar year.</summary>
    HungKings,

    /// <summary>Ngày Chiến thắng, 30/4.</summary>
    VictoryDay,

    /// <summary>Ngày Quốc tế lao động, 1/5.</summary>
    LabourDay,

    /// <summary>Quốc khánh, 2/9 and a neighbouring day.</summary>
    NationalDay,
}

/// <summary>
/// Đề xuất ngày nghỉ lễ: a year's list to start from. The Prime Minister settles each year which days of Tết and which neighbour of
/// 2/9 are off and which days are swapped, so the list is a proposal that the fund corrects.
/// </summary>
/// <remarks>Source: Labour Code 2019 art. 112.1 (the days) and 112.3 (a holiday on a weekly day of rest gives the next working day).</remarks>
public static class PublicHolidays
{
    /// <summary>The holidays of a year that fall in it, in order, with the days given in place of weekends.</summary>
    /// <param name="year">From 1968 to 2174, as the lunar calendar reaches; <see cref="ArgumentOutOfRangeException"/> outside.</param>
    public static IReadOnlyList<PublicHoliday> Proposal(int year)
    {
        var tet = VietnameseLunarCalendar.NewYear(year);
        var nationalDay = new LocalDate(year, 9, 2);
        var named = new List<PublicHoliday>
        {
            new(new LocalDate(year, 1, 1), PublicHolidayKind.NewYear),
            new(VietnameseLunarCalendar.ToSolar(year, 3, 10), PublicHolidayKind.HungKings),
            new(new LocalDate(year, 4, 30), PublicHolidayKind.VictoryDay),
            new(new LocalDate(year, 5, 1), PublicHolidayKind.LabourDay),
            new(nationalDay, PublicHolidayKind.NationalDay),
            new(NeighbourOf(nationalDay), PublicHolidayKind.NationalDay),
        };

        // The last day of the old year and four of the new, as decided for 2026.
        named.AddRange(Enumerable.Range(-1, 5).Select(days => new PublicHoliday(tet.PlusDays(days), PublicHolidayKind.LunarNewYear)));

        var holidays = named.OrderBy(holiday => holiday.Date).DistinctBy(holiday => holiday.Date).ToList();
        return [.. holidays.Concat(InPlaceOfWeekends(holidays)).OrderBy(holiday => holiday.Date)];
    }

    private static List<PublicHoliday> InPlaceOfWeekends(List<PublicHoliday> holidays)
    {
        var taken = holidays.Select(holiday => holiday.Date).ToHashSet();
        var given = new List<PublicHoliday>();
        foreach (var holiday in holidays.Where(holiday => IsWeekend(holiday.Date)))
        {
            var day = holiday.Date;
            while (IsWeekend(day) || taken.Contains(day))
            {
                day = day.PlusDays(1);
            }

            taken.Add(day);
            given.Add(new PublicHoliday(day, holiday.Kind, holiday.Date));
        }

        return given;
    }

    /// <summary>
    /// The neighbour of 2/9 that makes the longer run of days off; where both make the same, a working day rather than a weekend day,
    /// and else the day before. So it was decided from 2021 to 2026.
    /// </summary>
    private static LocalDate NeighbourOf(LocalDate nationalDay) => nationalDay.DayOfWeek switch
    {
        IsoDayOfWeek.Thursday or IsoDayOfWeek.Sunday or IsoDayOfWeek.Monday => nationalDay.PlusDays(1),
        _ => nationalDay.PlusDays(-1),
    };

    private static bool IsWeekend(LocalDate date) => date.DayOfWeek >= IsoDayOfWeek.Saturday;
}

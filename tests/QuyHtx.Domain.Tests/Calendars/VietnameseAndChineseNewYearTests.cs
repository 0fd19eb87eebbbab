using System.Globalization;
using NodaTime;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Domain.Tests.Calendars;

/// <summary>
/// A second opinion over a whole century. Both calendars have the same rules, so their dates agree except where an event lies in the hour
/// between midnight in China and midnight in Vietnam. Those years are known: 1985, 2007, 2030 and 2053 for Tết in the literature, and an
/// independent computation for both meridians finds the same ones, and the ones for 10/3.
/// </summary>
public sealed class VietnameseAndChineseNewYearTests
{
    private const int First = 1975;
    private const int Last = 2100;

    private static readonly ChineseLunisolarCalendar China = new();

    private static readonly Dictionary<int, LocalDate> OtherTet = new()
    {
        [1985] = new(1985, 1, 21), // China 20/2: the solstice of 1984 was on the 21st in Vietnam and on the 22nd in China
        [2007] = new(2007, 2, 17), // China 18/2
        [2030] = new(2030, 2, 2), // China 3/2
        [2053] = new(2053, 2, 18), // China 19/2
    };

    private static readonly Dictionary<int, LocalDate> OtherHungKingsDay = new()
    {
        [1975] = new(1975, 4, 20),
        [2009] = new(2009, 4, 4),
        [2037] = new(2037, 4, 24),
        [2038] = new(2038, 4, 13),
        [2085] = new(2085, 4, 3),
        [2086] = new(2086, 4, 22),
        [2095] = new(2095, 4, 13),
        [2100] = new(2100, 4, 18),
    };

    [Fact]
    public void Tet_is_the_Chinese_new_year_except_in_the_four_years_that_are_known()
    {
        for (var year = First; year <= Last; year++)
        {
            var chinese = Chinese(year, 1, 1);
            Assert.Equal(OtherTet.GetValueOrDefault(year, chinese), VietnameseLunarCalendar.NewYear(year));
        }
    }

    [Fact]
    public void The_known_exceptions_are_exceptions()
    {
        Assert.Equal(new LocalDate(1985, 2, 20), Chinese(1985, 1, 1));
        Assert.Equal(new LocalDate(2007, 2, 18), Chinese(2007, 1, 1));
        Assert.Equal(new LocalDate(2030, 2, 3), Chinese(2030, 1, 1));
        Assert.Equal(new LocalDate(2053, 2, 19), Chinese(2053, 1, 1));
    }

    [Fact]
    public void The_tenth_of_the_third_month_is_the_Chinese_one_or_the_day_before()
    {
        for (var year = First; year <= Last; year++)
        {
            var chinese = Chinese(year, 3, 10);
            Assert.Equal(OtherHungKingsDay.GetValueOrDefault(year, chinese), VietnameseLunarCalendar.ToSolar(year, 3, 10));
            Assert.InRange(Period.DaysBetween(OtherHungKingsDay.GetValueOrDefault(year, chinese), chinese), 0, 1);
        }
    }

    private static LocalDate Chinese(int year, int month, int day)
    {
        // .NET counts a leap month as a month of its own: leap 2 makes the third month the fourth.
        var leap = China.GetLeapMonth(year);
        var counted = leap > 0 && leap <= month ? month + 1 : month;
        return LocalDate.FromDateTime(China.ToDateTime(year, counted, day, 0, 0, 0, 0));
    }
}

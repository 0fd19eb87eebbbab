using NodaTime;

namespace QuyHtx.Domain.Calendars;

/// <summary>
/// Âm lịch Việt Nam: the lunisolar calendar at the meridian of Vietnam (UTC+7). A month begins on the civil day of the new moon; the
/// eleventh month holds the winter solstice; of the thirteen months between two solstices the first without a major solar term is the
/// leap month. The hour's difference from China is why Tết 2030 falls a day before the Chinese New Year.
/// </summary>
/// <remarks>Source: Decision 121-CP of 8/8/1967 (UTC+7); the positions of sun and moon are those of <see cref="Astronomy"/>.</remarks>
public static class VietnameseLunarCalendar
{
    /// <summary>The first year converted: the first of the calendar at UTC+7.</summary>
    public const int FirstYear = 1968;

    /// <summary>The last year converted: in 2175 a new moon is too near midnight for the series to tell the day.</summary>
    public const int LastYear = 2174;

    /// <summary>Mùng 1 tháng Giêng: the day a lunar year begins (Tết Nguyên đán).</summary>
    /// <param name="year">From <see cref="FirstYear"/> to <see cref="LastYear"/>; <see cref="ArgumentOutOfRangeException"/> outside.</param>
    public static LocalDate NewYear(int year) => ToSolar(year, 1, 1);

    /// <summary>The civil date of a day in a lunar year's ordinary (not leap) month.</summary>
    /// <param name="year">The lunar year, named after the civil year its first month begins in.</param>
    /// <param name="month">1–12.</param>
    /// <param name="day">1–30, and no more than the month has; <see cref="ArgumentOutOfRangeException"/> otherwise.</param>
    public static LocalDate ToSolar(int year, int month, int day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);

        // Months 1–10 follow the eleventh month of the civil year before; 11 and 12 are counted from this year's.
        var eleventh = EleventhMonth(month <= 10 ? year - 1 : year);
        var monthsAfter = month <= 10 ? month + 1 : month - 11;
        if (LeapAfter(eleventh) is { } leap && monthsAfter >= leap)
        {
            monthsAfter++;
        }

        var first = Astronomy.NewMoonDate(eleventh + monthsAfter);
        ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, Period.DaysBetween(first, Astronomy.NewMoonDate(eleventh + monthsAfter + 1)));
        return first.PlusDays(day - 1);
    }

    /// <summary>The number, counted from January 2000, of the new moon that begins the month with a civil year's winter solstice.</summary>
    private static int EleventhMonth(int year)
    {
        var lunation = Astronomy.LunationNear(new LocalDate(year, 12, 31));
        while (Astronomy.NewMoonDate(lunation) > new LocalDate(year, 12, 31)
            || Astronomy.SolarTermAtMidnight(Astronomy.NewMoonDate(lunation)) >= Astronomy.WinterSolsticeTerm)
        {
            lunation--;
        }

        return lunation;
    }

    /// <summary>How many months after the eleventh the leap month stands, or null in a year of twelve months.</summary>
    private static int? LeapAfter(int eleventh)
    {
        var nextYear = Astronomy.NewMoonDate(eleventh).Year + 1;
        if (EleventhMonth(nextYear) - eleventh == 12)
        {
            return null;
        }

        var monthsAfter = 1;
        while (Astronomy.SolarTermAtMidnight(Astronomy.NewMoonDate(eleventh + monthsAfter))
            != Astronomy.SolarTermAtMidnight(Astronomy.NewMoonDate(eleventh + monthsAfter + 1)))
        {
            monthsAfter++;
        }

        return monthsAfter;
    }
}

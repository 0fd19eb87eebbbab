using NodaTime;

namespace QuyHtx.Domain.Calendars;

/// <summary>
/// Where the sun and the moon stand, as far as a calendar needs it: to a few minutes. Series of J. Meeus, <i>Astronomical Algorithms</i>
/// (2nd ed.), chapters 25 and 49, in decimal arithmetic because the Domain knows no other.
/// </summary>
internal static class Astronomy
{
    /// <summary>The term (of twelve, each 30° of the sun's longitude) that begins at 270°.</summary>
    public const int WinterSolsticeTerm = 9;

    private const decimal Pi = 3.1415926535897932384626433833m;
    private const decimal MeanMonthDays = 29.530588861m;

    /// <summary>Days between Universal and Terrestrial Time: about 70 seconds in this century, near enough for a civil day.</summary>
    private const decimal DeltaT = 0.0008m;

    private const decimal VietnamOffsetDays = 7m / 24m;

    private static readonly LocalDate Epoch = new(2000, 1, 1);

    /// <summary>Julian day of noon on <see cref="Epoch"/>.</summary>
    private const decimal EpochJulianDay = 2451545m;

    /// <summary>The civil date, in Vietnam, of the new moon with this number (0 is that of 6 January 2000).</summary>
    public static LocalDate NewMoonDate(int lunation)
    {
        // A Julian day begins at noon; + 0.5 makes it begin at midnight.
        var days = NewMoon(lunation) - DeltaT + VietnamOffsetDays + 0.5m - EpochJulianDay;
        return Epoch.PlusDays((int)decimal.Floor(days));
    }

    /// <summary>The number of the new moon nearest after the mean moon of a date; exact to one.</summary>
    public static int LunationNear(LocalDate date) =>
        (int)decimal.Floor(Period.DaysBetween(Epoch, date) / MeanMonthDays) + 1;

    /// <summary>Which twelfth of the ecliptic, 0–11, the sun stands in when a civil day begins in Vietnam.</summary>
    public static int SolarTermAtMidnight(LocalDate date)
    {
        var julianDay = EpochJulianDay + Period.DaysBetween(Epoch, date) - 0.5m - VietnamOffsetDays + DeltaT;
        return (int)(SunLongitude(julianDay) / 30m) is var term && term == 12 ? 0 : term;
    }

    /// <summary>The instant of a new moon in Terrestrial Time, as a Julian day (Meeus, chapter 49).</summary>
    private static decimal NewMoon(int k)
    {
        var t = k / 1236.85m;
        var t2 = t * t;
        var e = 1m - (0.002516m * t) - (0.0000074m * t2);
        var sun = 2.5534m + (29.10535670m * k) - (0.0000014m * t2);
        var moon = 201.5643m + (385.81693528m * k) + (0.0107582m * t2);
        var node = 160.7108m + (390.67050284m * k) - (0.0016118m * t2);
        var omega = 124.7746m - (1.56375588m * k) + (0.0020672m * t2);
        return 2451550.09766m + (MeanMonthDays * k) + (0.00015437m * t2)
            - (0.40720m * Sin(moon)) + (0.17241m * e * Sin(sun)) + (0.01608m * Sin(2 * moon)) + (0.01039m * Sin(2 * node))
            + (0.00739m * e * Sin(moon - sun)) - (0.00514m * e * Sin(moon + sun)) + (0.00208m * e * e * Sin(2 * sun))
            - (0.00111m * Sin(moon - (2 * node))) - (0.00057m * Sin(moon + (2 * node))) + (0.00056m * e * Sin((2 * moon) + sun))
            - (0.00042m * Sin(3 * moon)) + (0.00042m * e * Sin(sun + (2 * node))) + (0.00038m * e * Sin(sun - (2 * node)))
            - (0.00024m * e * Sin((2 * moon) - sun)) - (0.00017m * Sin(omega));
    }

    /// <summary>The sun's apparent longitude in degrees, 0–360 (Meeus, chapter 25).</summary>
    private static decimal SunLongitude(decimal julianDay)
    {
        var t = (julianDay - EpochJulianDay) / 36525m;
        var t2 = t * t;
        var mean = 280.46646m + (36000.76983m * t) + (0.0003032m * t2);
        var anomaly = 357.52911m + (35999.05029m * t) - (0.0001537m * t2);
        var centre = ((1.914602m - (0.004817m * t)) * Sin(anomaly)) + ((0.019993m - (0.000101m * t)) * Sin(2 * anomaly))
            + (0.000289m * Sin(3 * anomaly));
        var omega = 125.04m - (1934.136m * t);
        return Turn(mean + centre - 0.00569m - (0.00478m * Sin(omega)));
    }

    private static decimal Turn(decimal degrees) => degrees - (360m * decimal.Floor(degrees / 360m));

    /// <summary>The sine of an angle in degrees, by its power series on a half turn.</summary>
    private static decimal Sin(decimal degrees)
    {
        var turned = Turn(degrees);
        var x = (turned > 180m ? turned - 360m : turned) * Pi / 180m;
        var (term, sum) = (x, x);
        for (var n = 2; decimal.Abs(term) > 1e-20m; n += 2)
        {
            term *= -x * x / (n * (n + 1));
            sum += term;
        }

        return sum;
    }
}

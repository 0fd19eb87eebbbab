using NodaTime;
using NodaTime.Text;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Domain.Tests.Calendars;

/// <summary>
/// Expected dates: the published tables of Hồ Ngọc Đức, each found again by a computation of its own (sun by VSOP87, moon by Brown's
/// theory) at UTC+7. The two agree in every year from 1968 to 2174.
/// </summary>
public sealed class VietnameseLunarCalendarTests
{
    [Theory]
    [InlineData(2021, "2021-02-12", "2021-04-21")]
    [InlineData(2022, "2022-02-01", "2022-04-10")]
    [InlineData(2023, "2023-01-22", "2023-04-29")] // after a leap second month
    [InlineData(2024, "2024-02-10", "2024-04-18")]
    [InlineData(2025, "2025-01-29", "2025-04-07")]
    [InlineData(2026, "2026-02-17", "2026-04-26")]
    [InlineData(2027, "2027-02-06", "2027-04-16")]
    [InlineData(2028, "2028-01-26", "2028-04-04")]
    [InlineData(2029, "2029-02-13", "2029-04-23")]
    [InlineData(2030, "2030-02-02", "2030-04-12")]
    [InlineData(2031, "2031-01-23", "2031-04-01")]
    [InlineData(2032, "2032-02-11", "2032-04-19")]
    [InlineData(2033, "2033-01-31", "2033-04-09")]
    [InlineData(2034, "2034-02-19", "2034-04-28")] // after the leap eleventh month of 2033
    [InlineData(2035, "2035-02-08", "2035-04-17")]
    public void Tet_and_the_Hung_Kings_day_fall_where_the_published_tables_put_them(int year, string newYear, string hungKings)
    {
        Assert.Equal(newYear, Iso(VietnameseLunarCalendar.NewYear(year)));
        Assert.Equal(hungKings, Iso(VietnameseLunarCalendar.ToSolar(year, 3, 10)));
    }

    /// <summary>The first years after Decision 121-CP: Tết Mậu Thân came a day earlier in Hà Nội than in Sài Gòn.</summary>
    [Theory]
    [InlineData(1968, "1968-01-29")]
    [InlineData(1969, "1969-02-16")]
    [InlineData(1976, "1976-01-31")]
    public void Tet_has_followed_the_meridian_of_Vietnam_since_1968(int year, string newYear) =>
        Assert.Equal(newYear, Iso(VietnameseLunarCalendar.NewYear(year)));

    [Theory]
    [InlineData(2023, 5, 5, "2023-06-22")] // Đoan Ngọ, after a leap second month
    [InlineData(2023, 8, 15, "2023-09-29")] // Trung thu
    [InlineData(2025, 7, 15, "2025-09-06")] // Vu lan, after a leap sixth month
    [InlineData(2025, 8, 15, "2025-10-06")]
    [InlineData(2026, 8, 15, "2026-09-25")]
    [InlineData(2014, 10, 1, "2014-11-22")] // the month after a leap ninth
    [InlineData(2023, 12, 23, "2024-02-02")] // ông Công ông Táo, in the civil year after
    [InlineData(2025, 12, 23, "2026-02-10")]
    [InlineData(2033, 11, 1, "2033-11-22")] // the ordinary eleventh month of a year whose eleventh month leaps
    [InlineData(2033, 12, 1, "2034-01-20")]
    public void Other_days_of_the_lunar_year_fall_where_almanacs_put_them(int year, int month, int day, string solar) =>
        Assert.Equal(solar, Iso(VietnameseLunarCalendar.ToSolar(year, month, day)));

    [Theory]
    [InlineData(1967)]
    [InlineData(2175)]
    [InlineData(0)]
    public void Years_outside_1968_to_2174_are_refused(int year)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => VietnameseLunarCalendar.NewYear(year));
        Assert.Throws<ArgumentOutOfRangeException>(() => VietnameseLunarCalendar.ToSolar(year, 3, 10));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    public void Months_outside_1_to_12_are_refused(int month) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VietnameseLunarCalendar.ToSolar(2026, month, 1));

    [Fact]
    public void The_first_and_the_last_year_can_be_converted_whole()
    {
        foreach (var year in new[] { VietnameseLunarCalendar.FirstYear, VietnameseLunarCalendar.LastYear })
        {
            var months = Enumerable.Range(1, 12).Select(month => VietnameseLunarCalendar.ToSolar(year, month, 1)).ToList();
            Assert.All(months.Zip(months.Skip(1)), pair => Assert.InRange(Period.DaysBetween(pair.First, pair.Second), 29, 60));
        }
    }

    [Theory]
    [InlineData(2023, 0)]
    [InlineData(2023, 31)]
    [InlineData(2024, 30)] // Giáp Thìn ended on 29 tháng Chạp (28/1/2025): there was no ba mươi Tết
    public void A_day_that_the_twelfth_month_does_not_have_is_refused(int year, int day) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VietnameseLunarCalendar.ToSolar(year, 12, day));

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}

using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Domain.Tests.Calendars;

/// <summary>Labour Code 2019 art. 112: 1/1; five days of Tết; 10/3 lunar; 30/4; 1/5; 2/9 and a neighbour; days in lieu.</summary>
public sealed class PublicHolidaysTests
{
    [Theory]
    [InlineData(2026)]
    [InlineData(2027)]
    public void The_proposal_is_the_list_of_holidays_that_the_computed_cases_use(int year)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "cases", "computed", "01.json");
        var listed = JsonNode.Parse(File.ReadAllText(file))!["case"]!["holidays"]!.AsArray()
            .Select(date => date!.GetValue<string>()).Where(date => date.StartsWith($"{year}-", StringComparison.Ordinal));

        Assert.Equal(listed, WorkingDaysOff(year));
    }

    /// <summary>Days in lieu that were announced for 30/4, 1/5, 10/3 lunar and 1/1 on weekends (art. 112.3).</summary>
    [Theory]
    [InlineData("2021-05-03")] // 1/5 was a Saturday
    [InlineData("2022-01-03")] // 1/1 was a Saturday
    [InlineData("2022-04-11")] // 10/3 lunar was Sunday 10/4
    [InlineData("2022-05-02 2022-05-03")] // 30/4 was a Saturday and 1/5 a Sunday
    [InlineData("2023-01-02")] // 1/1 was a Sunday
    [InlineData("2023-05-01 2023-05-02 2023-05-03")] // 10/3 lunar Saturday 29/4, 30/4 Sunday, 1/5 Monday itself
    [InlineData("2023-09-04")] // 2/9 was a Saturday
    [InlineData("2026-04-27")] // 10/3 lunar is Sunday 26/4
    public void Holidays_on_a_weekend_give_the_working_days_that_were_announced(string announced)
    {
        var days = announced.Split(' ');

        Assert.Subset(WorkingDaysOff(YearOf(days[0])).ToHashSet(), days.ToHashSet());
    }

    /// <summary>The neighbour of 2/9 that the Prime Minister chose.</summary>
    [Theory]
    [InlineData("2021-09-02", "2021-09-03")] // 2/9 was a Thursday
    [InlineData("2022-09-01", "2022-09-02")] // Friday
    [InlineData("2023-09-01", "2023-09-02")] // Saturday
    [InlineData("2024-09-02", "2024-09-03")] // Monday
    [InlineData("2025-09-01", "2025-09-02")] // Tuesday
    [InlineData("2026-09-01", "2026-09-02")] // Wednesday
    public void National_day_takes_the_neighbour_that_was_chosen(string first, string second) => Assert.Equal(
        [first, second],
        PublicHolidays.Proposal(YearOf(first))
            .Where(holiday => holiday.Kind == PublicHolidayKind.NationalDay && holiday.InPlaceOf is null).Select(Iso));

    [Fact]
    public void After_a_crowded_weekend_each_day_in_place_names_the_day_it_makes_up_for()
    {
        var inPlace = PublicHolidays.Proposal(2023).Where(holiday => holiday.Date.Month == 5 && holiday.InPlaceOf is not null);

        Assert.Equal(
            [
                new(new LocalDate(2023, 5, 2), PublicHolidayKind.HungKings, new LocalDate(2023, 4, 29)),
                new PublicHoliday(new LocalDate(2023, 5, 3), PublicHolidayKind.VictoryDay, new LocalDate(2023, 4, 30)),
            ],
            inPlace);
    }

    [Fact]
    public void Tet_takes_the_last_day_of_the_old_year_and_four_of_the_new() => Assert.Equal(
        ["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20"],
        PublicHolidays.Proposal(2026).Where(holiday => holiday.Kind == PublicHolidayKind.LunarNewYear).Select(Iso));

    [Fact]
    public void Over_two_centuries_every_year_has_eleven_working_days_off_in_order_and_once()
    {
        for (var year = 1976; year <= 2174; year++)
        {
            var proposal = PublicHolidays.Proposal(year);
            var dates = proposal.Select(holiday => holiday.Date).ToList();
            Assert.Equal(dates.Distinct().Order(), dates);
            Assert.All(dates, date => Assert.Equal(year, date.Year));
            Assert.All(
                proposal.Where(holiday => holiday.InPlaceOf is not null), holiday => Assert.True(holiday.Date > holiday.InPlaceOf));

            // Eleven named days; only 10/3 lunar can meet another of them (30/4).
            Assert.InRange(WorkingDaysOff(year).Count(), 10, 11);
        }
    }

    [Theory]
    [InlineData(1967)]
    [InlineData(2175)]
    public void Years_outside_1968_to_2174_are_refused(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PublicHolidays.Proposal(year));

    private static IEnumerable<string> WorkingDaysOff(int year) =>
        PublicHolidays.Proposal(year).Where(holiday => holiday.Date.DayOfWeek < IsoDayOfWeek.Saturday).Select(Iso);

    private static int YearOf(string date) => int.Parse(date.AsSpan(0, 4), CultureInfo.InvariantCulture);

    private static string Iso(PublicHoliday holiday) => LocalDatePattern.Iso.Format(holiday.Date);
}

using NodaTime;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Domain.Tests.Calendars;

public sealed class WorkingCalendarTests
{
    /// <summary>Tết 2026 as the Prime Minister settled it: Monday 16 to Friday 20 February.</summary>
    private static readonly WorkingCalendar Tet2026 = new(Enumerable.Range(16, 5).Select(day => new LocalDate(2026, 2, day)));

    [Theory]
    [InlineData(2026, 1, 15, true)] // Thursday
    [InlineData(2026, 1, 16, true)] // Friday
    [InlineData(2026, 1, 17, false)] // Saturday
    [InlineData(2026, 1, 18, false)] // Sunday
    [InlineData(2026, 1, 19, true)] // Monday
    [InlineData(2024, 2, 29, true)] // Thursday, 29 February
    public void Weekends_are_days_off_and_other_days_are_not(int year, int month, int day, bool works) =>
        Assert.Equal(works, WorkingCalendar.WeekendsOnly.IsWorkingDay(new LocalDate(year, month, day)));

    [Theory]
    [InlineData(13, true)] // Friday before Tết
    [InlineData(16, false)] // the first day listed
    [InlineData(20, false)] // the last day listed
    [InlineData(23, true)] // Monday after
    public void A_listed_holiday_is_a_day_off_and_the_days_beside_it_are_not(int day, bool works) =>
        Assert.Equal(works, Tet2026.IsWorkingDay(new LocalDate(2026, 2, day)));

    /// <summary>Civil Code 2015 art. 148.5: a term that ends on a day off ends on the next working day.</summary>
    [Theory]
    [InlineData(13, 13)] // a working day stays
    [InlineData(14, 23)] // Saturday, then Sunday, five holidays and another weekend
    [InlineData(16, 23)]
    [InlineData(20, 23)]
    [InlineData(22, 23)]
    [InlineData(23, 23)]
    public void Following_moves_a_day_off_to_the_next_working_day(int nominal, int due) => Assert.Equal(
        new LocalDate(2026, 2, due), Tet2026.Adjust(new LocalDate(2026, 2, nominal), BusinessDayConvention.Following));

    [Theory]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(17)]
    public void Unadjusted_leaves_every_date_where_it_is(int day) => Assert.Equal(
        new LocalDate(2026, 2, day), Tet2026.Adjust(new LocalDate(2026, 2, day), BusinessDayConvention.Unadjusted));

    [Fact]
    public void Following_may_lead_into_the_next_month_and_the_next_year()
    {
        // Saturday 31/1/2026; Thursday 31/12/2026 as a bank holiday, 1/1/2027 a Friday, then a weekend.
        var calendar = new WorkingCalendar([new LocalDate(2026, 12, 31), new LocalDate(2027, 1, 1)]);

        Assert.Equal(new LocalDate(2026, 2, 2), calendar.NextWorkingDayFrom(new LocalDate(2026, 1, 31)));
        Assert.Equal(new LocalDate(2027, 1, 4), calendar.NextWorkingDayFrom(new LocalDate(2026, 12, 31)));
    }

    [Fact]
    public void A_holiday_given_twice_or_on_a_weekend_changes_nothing()
    {
        var calendar = new WorkingCalendar([new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 3)]);

        Assert.Equal(new LocalDate(2026, 1, 2), calendar.NextWorkingDayFrom(new LocalDate(2026, 1, 1)));
        Assert.Equal(new LocalDate(2026, 1, 5), calendar.NextWorkingDayFrom(new LocalDate(2026, 1, 3)));
    }

    [Fact]
    public void A_holiday_is_of_its_own_year_only() =>
        Assert.True(new WorkingCalendar([new LocalDate(2026, 4, 30)]).IsWorkingDay(new LocalDate(2027, 4, 30)));

    [Fact]
    public void A_calendar_that_was_changed_is_known_as_it_was_on_every_day()
    {
        LocalDate Day(int day) => new(2026, 4, day);
        var calendar = WorkingCalendar.WithHistory([new(Day(30), Day(1), Day(10)), new(Day(29), Day(10), null), new(Day(28), Day(20), null)]);

        Assert.Equal("", Off(Day(1).PlusDays(-1)));
        Assert.Equal("30", Off(Day(1)));
        Assert.Equal("30", Off(Day(9)));
        Assert.Equal("29", Off(Day(10)));
        Assert.Equal("29", Off(Day(19)));
        Assert.Equal("28 29", Off(Day(20)));
        Assert.Same(calendar, calendar.AsKnownOn(Day(21)));
        Assert.Equal([Day(10), Day(20)], calendar.ChangesAfter(Day(1)).Select(change => change.ChangedOn!.Value));
        Assert.Empty(calendar.ChangesAfter(Day(20)));
        Assert.Empty(WorkingCalendar.WithHistory([]).ChangesAfter(LocalDate.MinIsoValue));

        string Off(LocalDate knownOn) => string.Join(
            ' ', Enumerable.Range(27, 4).Where(day => !calendar.AsKnownOn(knownOn).IsWorkingDay(Day(day))));
    }
}

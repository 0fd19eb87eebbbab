using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Infrastructure.Persistence;
using static QuyHtx.Application.Tests.Policies.HolidayDesk;

namespace QuyHtx.Application.Tests.Policies;

public sealed class ListHolidaysTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task The_list_of_a_year_shows_what_is_stored_beside_what_the_law_proposes(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await fund.Send(new SetHolidays(Guid.NewGuid(), 2026, [new(Day(4, 30), "Ngày Chiến thắng"), new(Day(11, 24), "Ngày Văn hóa")]), Person.Administrator);
        await fund.Send(new SetHolidays(Guid.NewGuid(), 2027, [new(new(2027, 1, 1), "Tết Dương lịch")]), Person.Administrator);

        var list = await fund.Send(new ListHolidays(2026), Person.Officer);

        // Labour Code 2019 art. 112: 1/1; Tết 2026 16–20/2; 10/3 âm lịch is Sunday 26/4, so 27/4 as well; 30/4; 1/5; 1–2/9.
        Assert.Equal(
            [
                "01/01 NewYear false", "16/02 LunarNewYear true", "17/02 LunarNewYear true", "18/02 LunarNewYear true", "19/02 LunarNewYear true",
                "20/02 LunarNewYear true", "26/04 HungKings true", "27/04 HungKings true bù 26/04", "30/04 VictoryDay true “Ngày Chiến thắng”",
                "01/05 LabourDay true", "01/09 NationalDay true", "02/09 NationalDay true", "24/11 – true “Ngày Văn hóa”",
            ],
            list.Days.Select(day => $"{day.Date:dd/MM} {day.Proposed?.ToString() ?? "–"} {(day.CanChange ? "true" : "false")}"
                + (day.InPlaceOf is { } weekend ? $" bù {weekend:dd/MM}" : "") + (day.Name is { } name ? $" “{name}”" : "")));
        Assert.Equal(TestFund.FirstDay, list.BusinessDate);
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => fund.Send(new ListHolidays(2175), Person.Officer));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new ListHolidays(2026), Person.BorrowerOf(Guid.NewGuid())));
    }
}

using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;
using static QuyHtx.Application.Tests.Testing.Refusals;

namespace QuyHtx.Application.Tests.Loans;

public sealed class PlanScheduleTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task A_schedule_is_planned_from_the_business_date_on_the_calendar_of_the_fund(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await fund.Send(new SetHolidays(Guid.NewGuid(), 2026, [new(new LocalDate(2026, 4, 6), "Giỗ Tổ")]), Person.Administrator);

        // 120 triệu at 0.4 %/month (4.8 % a year) over six months from 5/1/2026, principal and interest every three months.
        // Row 1: 5/4 is a Sunday and 6/4 a day off, so 7/4: 92 days; 120,000,000 × 92 × 4.8 % ÷ 365 = 1,451,835.6
        // Row 2: 5/7 is a Sunday, so 6/7: 90 days; 60,000,000 × 90 × 4.8 % ÷ 365 = 710,136.98…
        var planned = await fund.Send(Plan(120_000_000), Person.Officer);

        Assert.Equal(TestFund.FirstDay, planned.From);
        Assert.Equal(
            [
                (new LocalDate(2026, 4, 7), 92, new Dong(60_000_000), new Dong(1_451_836), new Dong(60_000_000)),
                (new LocalDate(2026, 7, 6), 90, new Dong(60_000_000), new Dong(710_137), Dong.Zero),
            ],
            planned.Rows.Select(row => (row.DueDate, row.Days, row.Principal, row.Interest, row.Balance)));
        Assert.Equal(
            (new LocalDate(2026, 7, 6), new Dong(120_000_000), new Dong(2_161_973), new Dong(122_161_973), new Dong(61_451_836)),
            (planned.MaturityDate, planned.TotalPrincipal, planned.TotalInterest, planned.Total, planned.LargestPayment));
        var later = await fund.Send(Plan(120_000_000) with { From = new LocalDate(2027, 3, 1) }, Person.Auditor);
        Assert.Equal(new LocalDate(2027, 6, 1), later.Rows[0].DueDate);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Seasonal_principal_is_named_row_by_row_and_the_last_takes_what_is_left(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var plan = Plan(100_000_000) with
        {
            TermMonths = 12, Method = RepaymentMethod.Custom, CustomPrincipal = [Dong.Zero, new Dong(30_000_000), Dong.Zero],
        };
        Assert.Equal([0, 30_000_000, 0, 70_000_000], (await fund.Send(plan, Person.Officer)).Rows.Select(row => row.Principal.Value));
    }

    [Fact]
    public async Task What_cannot_be_planned_is_refused_and_who_may_not_read_the_fund_too()
    {
        await using var fund = await TestFund.FoundedAsync(DatabaseProvider.Sqlite);
        Assert.Equal("months-out-of-range", await Refused(() => fund.Send(Plan(1_000_000) with { TermMonths = 0 }, Person.Officer)));
        Assert.Equal("rate-out-of-range", await Refused(() => fund.Send(Plan(1_000_000) with { Rate = 1001 }, Person.Officer)));
        Assert.Equal("amount-out-of-range", await Refused(() => fund.Send(Plan(long.MaxValue) with { Rate = 900 }, Person.Officer)));
        foreach (var plan in new[] { Plan(0), Plan(1) with { Rate = -0.1m } })
        {
            await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => fund.Send(plan, Person.Officer));
        }

        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(Plan(1), Person.BorrowerOf(Guid.NewGuid())));
    }

    private static PlanSchedule Plan(long amount) =>
        new(new Dong(amount), 0.4m, RateUnit.PercentPerMonth, 6, RepaymentMethod.EqualPrincipal, 3, 3);
}

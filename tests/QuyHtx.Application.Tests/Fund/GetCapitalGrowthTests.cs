using NodaTime;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Loans;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Fund;

public sealed class GetCapitalGrowthTests
{
    private const long Tỷ = 1_000_000_000;

    [Theory]
    [OnEveryDatabase]
    public async Task Capital_is_followed_month_by_month_and_drawn_on_to_the_target(DatabaseProvider provider)
    {
        await using var fund = await Founded(provider);
        await Receive(fund, TestFund.FirstDay, 8);
        var empty = await fund.Commands.Count(() => fund.Send(new GetCapitalGrowth(), Person.Manager));
        await Receive(fund, new LocalDate(2026, 3, 10), 1);

        // In the first year from the first day on: 8 → 9 tỷ in 26 + 28 + 20 = 74 days, 11 missing: 814 days on. Two years from 20/3/2026 are
        // 731 (29/2/2028), and 83 more lead to 11/6/2028.
        await fund.MoveTo(new LocalDate(2026, 3, 20));
        var first = await fund.Send(new GetCapitalGrowth(), Person.Manager);
        Assert.Equal(new CapitalPace(TestFund.FirstDay, new Dong(8 * Tỷ), new LocalDate(2026, 3, 20), new Dong(9 * Tỷ), new Dong(20 * Tỷ)), first.Pace);
        Assert.Equal((74, new LocalDate(2028, 6, 11)), (first.Pace.Days, first.Pace.ReachedOn));

        // A year later: 9 tỷ on 15/3/2026, 12 on 15/3/2027; 8 missing at 3 a year are 974 days: 731 to 15/3/2029, and 243 more.
        await Receive(fund, new LocalDate(2027, 2, 20), 3);
        await fund.MoveTo(new LocalDate(2027, 3, 15));
        CapitalGrowth growth = null!;
        var sent = await fund.Commands.Count(async () => growth = await fund.Send(new GetCapitalGrowth(), Person.Auditor));
        Assert.Equal((new LocalDate(2026, 3, 15), 9 * Tỷ, 3 * Tỷ), (growth.Pace.Since, growth.Pace.CapitalThen.Value, growth.Pace.Growth.Value));
        Assert.Equal((new LocalDate(2029, 11, 13), null, new LocalDate(2030, 12, 31)), (growth.Pace.ReachedOn, growth.ReachedSince, growth.TargetOn));
        Assert.Equal(15, growth.Months.Count);
        Assert.Equal(
            [
                (new LocalDate(2026, 1, 31), 8 * Tỷ), (new LocalDate(2026, 2, 28), 8 * Tỷ), (new LocalDate(2026, 3, 31), 9 * Tỷ),
                (new LocalDate(2027, 1, 31), 9 * Tỷ), (new LocalDate(2027, 2, 28), 12 * Tỷ), (new LocalDate(2027, 3, 15), 12 * Tỷ),
            ],
            growth.Months.Take(3).Concat(growth.Months.TakeLast(3)).Select(month => (month.Date, month.Real.Value)));

        // The fund, its first day, the chart, what came before the months shown, and what came in them.
        Assert.Equal((5, 5), (empty, sent));

        // Of three years and more, the last 24 months are shown; those before are in the first figure.
        await fund.MoveTo(new LocalDate(2029, 12, 31));
        var late = await fund.Send(new GetCapitalGrowth(), Person.Manager);
        Assert.Equal((24, new LocalDate(2028, 1, 31), 12 * Tỷ), (late.Months.Count, late.Months[0].Date, late.Months[0].Real.Value));
        Assert.Null(late.Pace.ReachedOn);
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new GetCapitalGrowth(), Person.BorrowerOf(Guid.NewGuid())));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task It_says_since_when_the_target_is_held_and_a_loss_counts(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await Receive(fund, TestFund.FirstDay.PlusDays(1), 0.1m);
        var held = await fund.Send(new GetCapitalGrowth(), Person.Manager);
        Assert.Equal((TestFund.FirstDay, true, null), (held.ReachedSince, held.Pace.IsReached, held.Pace.ReachedOn));

        // 100 triệu of principal are written off at the fund's expense: of 20.1 tỷ the 20 of the target are left, to the đồng.
        await fund.Carry(Serving.Proposal(await fund.RunningLoan(), LoanTransactionKind.WriteOff), Person.Manager);
        Assert.Equal((TestFund.FirstDay, 20 * Tỷ), await Held());

        // Another 100, and it is missed: since the first day capital has shrunk, and no day can be told.
        await fund.Carry(Serving.Proposal(await fund.RunningLoan(), LoanTransactionKind.WriteOff), Person.Manager);
        Assert.Equal((null, 19_900_000_000), await Held());
        var missed = await fund.Send(new GetCapitalGrowth(), Person.Manager);
        Assert.Equal((-100_000_000, 100_000_000, null), (missed.Pace.Growth.Value, missed.Pace.Missing.Value, missed.Pace.ReachedOn));
        Assert.Equal((20_100_000_000, -200_000_000), (missed.Months[^1].Charter.Value, missed.Months[^1].Result.Value));

        async Task<(LocalDate? Since, long Real)> Held()
        {
            var growth = await fund.Send(new GetCapitalGrowth(), Person.Manager);
            return (growth.ReachedSince, growth.Months[^1].Real.Value);
        }
    }

    /// <summary>A fund that aims at 20 tỷ and has nothing yet.</summary>
    private static async Task<TestFund> Founded(DatabaseProvider provider)
    {
        var fund = await TestFund.OpenAsync(provider);
        await fund.Send(
            new FoundFund(Guid.NewGuid(), "Quỹ", "Đắk Nông", TestFund.FirstDay, new Dong(20 * Tỷ), new LocalDate(2030, 12, 31)), Person.Administrator);
        return fund;
    }

    private static async Task Receive(TestFund fund, LocalDate on, decimal tỷ)
    {
        await fund.MoveTo(on);
        await fund.Send(new RecordContribution(Guid.NewGuid(), CapitalSource.ProvincialBudget, new Dong((long)(tỷ * Tỷ)), "Quyết định"), Person.Accountant);
    }
}

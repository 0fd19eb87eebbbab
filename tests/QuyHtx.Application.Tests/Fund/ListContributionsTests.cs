using QuyHtx.Application.Fund;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Fund;

public sealed class ListContributionsTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task Contributions_are_listed_by_source_and_added_up_over_all_pages(DatabaseProvider provider)
    {
        // 20 tỷ of the province are in on the first day.
        await using var fund = await TestFund.FoundedAsync(provider);
        var one = await fund.Commands.Count(() => fund.Send(new ListContributions(), Person.Officer));
        await Receive(1, CapitalSource.CentralFund, 4_000_000_000);
        await Receive(2, CapitalSource.ProvincialBudget, 1_500_000_000);
        await Receive(3, CapitalSource.CentralFund, 500_000_000);

        Assert.Equal<long[]>([500_000_000, 1_500_000_000, 4_000_000_000, 20_000_000_000], await Amounts(new ListContributions()));
        Assert.Equal<long[]>([20_000_000_000, 4_000_000_000, 1_500_000_000, 500_000_000], await Amounts(new ListContributions(OldestFirst: true)));
        Assert.Equal<long[]>([500_000_000, 4_000_000_000], await Amounts(new ListContributions(CapitalSource.CentralFund)));

        // 20 + 4 + 1.5 + 0.5 tỷ; of the province 20 + 1.5.
        var page = await fund.Send(new ListContributions(Page: 2, PageSize: 3), Person.Officer);
        Assert.Equal((20_000_000_000, 4, 26_000_000_000), (Assert.Single(page.Rows).Amount.Value, page.Total, page.TotalAmount.Value));
        var province = await fund.Send(new ListContributions(CapitalSource.ProvincialBudget), Person.Officer);
        Assert.Equal((2, 21_500_000_000), (province.Total, province.TotalAmount.Value));
        Assert.Equal(
            (TestFund.FirstDay.PlusDays(2), CapitalSource.ProvincialBudget, "Quyết định 2"),
            (province.Rows[0].Date, province.Rows[0].Source, province.Rows[0].Note));
        var none = await fund.Send(new ListContributions(CapitalSource.Grants), Person.Officer);
        Assert.Equal((0, 0, Dong.Zero), (none.Rows.Count, none.Total, none.TotalAmount));

        // The totals and the page.
        Assert.Equal((2, 2), (one, await fund.Commands.Count(() => fund.Send(new ListContributions(), Person.Officer))));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new ListContributions(), Person.BorrowerOf(Guid.NewGuid())));

        async Task Receive(int day, CapitalSource source, long amount)
        {
            await fund.MoveTo(TestFund.FirstDay.PlusDays(day));
            await fund.Send(new RecordContribution(Guid.NewGuid(), source, new Dong(amount), $"Quyết định {day}"), Person.Accountant);
        }

        async Task<long[]> Amounts(ListContributions query) => [.. (await fund.Send(query, Person.Officer)).Rows.Select(row => row.Amount.Value)];
    }
}

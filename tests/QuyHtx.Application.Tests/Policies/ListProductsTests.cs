using NodaTime;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Policies;

public sealed class ListProductsTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task Of_each_product_the_version_in_force_is_the_latest_that_has_taken_effect(DatabaseProvider provider)
    {
        // FoundedAsync has defined NH from the first day.
        await using var fund = await TestFund.FoundedAsync(provider);
        var one = await fund.Commands.Count(() => fund.Send(new ListProducts(), Person.Officer));
        await Define("NH", 10);
        await Define("NH", 20);
        await Define("MH", 15);

        Assert.Equal(["MH+15", "NH+20", "NH+10", "NH+0*"], await Shown(new ListProducts()));
        Assert.Equal(["NH+0*"], await Shown(new ListProducts(InForceOnly: true)));
        await fund.MoveTo(After(15));
        Assert.Equal(["MH+15*", "NH+20", "NH+10*", "NH+0"], await Shown(new ListProducts()));
        Assert.Equal(["MH+15*", "NH+10*"], await Shown(new ListProducts(InForceOnly: true)));
        Assert.Equal(["NH+20", "NH+10*", "NH+0"], await Shown(new ListProducts("NH")));
        Assert.Empty(await Shown(new ListProducts("XX")));
        var page = await fund.Send(new ListProducts("NH", Page: 3, PageSize: 1), Person.Officer);
        Assert.Equal((fund.ProductId, 3), (Assert.Single(page.Rows).Id, page.Total));
        Assert.Equal(1, (await fund.Send(new ListProducts("NH", InForceOnly: true), Person.Officer)).Total);
        Assert.Equal(
            (new InterestRate(0.4m, RateUnit.PercentPerMonth), new Dong(50_000_000), new Dong(3_000_000_000), 60, 12, Enum.GetValues<RepaymentMethod>().Length),
            (page.Rows[0].Rate, page.Rows[0].LeastAmount, page.Rows[0].MostAmount, page.Rows[0].MostMonths, page.Rows[0].MostGraceMonths, page.Rows[0].Methods.Count));

        // The business date, the page, how many there are.
        Assert.Equal((3, 3), (one, await fund.Commands.Count(() => fund.Send(new ListProducts(), Person.Officer))));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new ListProducts(), Person.BorrowerOf(Guid.NewGuid())));

        Task Define(string code, int days) => fund.Send(
            new DefineProduct(
                Guid.NewGuid(), code, "Cho vay", After(days), new InterestRate(0.5m, RateUnit.PercentPerMonth), new Dong(1), new Dong(2_000_000_000), 60, 12,
                [RepaymentMethod.EqualPrincipal]),
            Person.Administrator);

        async Task<IEnumerable<string>> Shown(ListProducts query) => (await fund.Send(query, Person.Officer)).Rows.Select(version =>
            $"{version.Code}+{Period.DaysBetween(TestFund.FirstDay, version.EffectiveFrom)}{(version.InForce ? "*" : "")}");
    }

    private static LocalDate After(int days) => TestFund.FirstDay.PlusDays(days);
}

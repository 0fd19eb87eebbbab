using MediatR;
using NodaTime;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Policies;

public sealed class EffectiveDatesTests
{
    private static readonly LocalDate Tomorrow = TestFund.FirstDay.PlusDays(1);

    [Theory]
    [OnEveryDatabase]
    public async Task A_policy_begins_neither_on_a_closed_day_nor_where_another_begins(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await fund.MoveTo(Tomorrow);

        Assert.Equal(("effective-date-closed", "effectiveFrom"), await RefusedAsync(fund, Policy(TestFund.FirstDay)));
        await fund.Send(Policy(Tomorrow), Person.Administrator);
        Assert.Equal(("effective-date-taken", "effectiveFrom"), await RefusedAsync(fund, Policy(Tomorrow)));
        await fund.Send(Policy(Tomorrow.PlusDays(1)), Person.Administrator);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_product_begins_neither_on_a_closed_day_nor_where_another_version_of_it_begins(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await fund.MoveTo(Tomorrow);

        Assert.Equal(("effective-date-closed", "effectiveFrom"), await RefusedAsync(fund, Product("NH", TestFund.FirstDay)));
        await fund.Send(Product("NH", Tomorrow), Person.Administrator);
        Assert.Equal(("effective-date-taken", "effectiveFrom"), await RefusedAsync(fund, Product("NH", Tomorrow)));

        // Another product may begin on the same day.
        await fund.Send(Product("TH", Tomorrow), Person.Administrator);
    }

    private static AdoptPolicy Policy(LocalDate from) =>
        new(Guid.NewGuid(), from, "Quy chế mới", new LendingLimits { Province = "Đắk Nông" }, RepaymentRules.Default, "microfinance");

    private static DefineProduct Product(string code, LocalDate from) => new(
        Guid.NewGuid(), code, "Cho vay", from, new InterestRate(0.5m, RateUnit.PercentPerMonth), new Dong(1), new Dong(2_000_000_000), 60, 12,
        [RepaymentMethod.EqualPrincipal]);

    private static async Task<(string Code, string? Field)> RefusedAsync(TestFund fund, IRequest<Created> message)
    {
        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => fund.Send(message, Person.Administrator));
        return (refused.Violation.Code, refused.Violation.Field);
    }
}

using NodaTime;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Policies;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Policies;

public sealed class ListPoliciesTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task The_version_in_force_is_the_latest_that_has_taken_effect_by_the_business_date(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var one = await fund.Commands.Count(() => fund.Send(new ListPolicies(), Person.Officer));
        var limits = new LendingLimits { Province = "Đắk Nông", OneBorrowerPercent = 10m };
        await fund.Send(new AdoptPolicy(Guid.NewGuid(), After(20), "Quy chế 3", limits, RepaymentRules.Default, "bank"), Person.Administrator);
        await fund.Send(new AdoptPolicy(Guid.NewGuid(), After(10), "Quy chế 2", limits, RepaymentRules.Default, "microfinance"), Person.Administrator);

        Assert.Equal((After(0), After(0)), await InForce());
        await fund.MoveTo(After(9));
        Assert.Equal((After(9), After(0)), await InForce());
        await fund.MoveTo(After(10));
        Assert.Equal((After(10), After(10)), await InForce());
        await fund.MoveTo(After(19));
        Assert.Equal((After(19), After(10)), await InForce());
        await fund.MoveTo(After(500));
        Assert.Equal((After(500), After(20)), await InForce());

        var all = await fund.Send(new ListPolicies(), Person.Officer);
        Assert.Equal(["Quy chế 3", "Quy chế 2", "Quy chế cho vay"], all.Rows.Select(version => version.Basis));
        Assert.Equal((10m, "bank"), (all.Rows[0].Limits.OneBorrowerPercent, all.Rows[0].DebtGroups));
        Assert.Equal(RepaymentRules.Default.OverdueRateMultiplier, all.Rows[0].Repayment.OverdueRateMultiplier);
        var last = await fund.Send(new ListPolicies(Page: 2, PageSize: 2), Person.Officer);
        Assert.Equal(("Quy chế cho vay", 3), (Assert.Single(last.Rows).Basis, last.Total));

        // The business date, the page, how many there are.
        Assert.Equal((3, 3), (one, await fund.Commands.Count(() => fund.Send(new ListPolicies(), Person.Officer))));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new ListPolicies(), Person.BorrowerOf(Guid.NewGuid())));

        async Task<(LocalDate, LocalDate)> InForce()
        {
            var list = await fund.Send(new ListPolicies(), Person.Officer);
            return (list.BusinessDate, Assert.Single(list.Rows, version => version.InForce).EffectiveFrom);
        }
    }

    private static LocalDate After(int days) => TestFund.FirstDay.PlusDays(days);
}

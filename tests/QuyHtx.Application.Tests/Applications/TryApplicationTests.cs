using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;
using static QuyHtx.Application.Tests.Testing.Refusals;

namespace QuyHtx.Application.Tests.Applications;

public sealed class TryApplicationTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task What_is_missing_and_how_the_limits_would_stand_is_said_before_anything_is_kept(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        await fund.Approved(borrower, fund.Content(2_000_000_000));

        // 15 % of 20 tỷ is 3 tỷ, of which 2 tỷ are promised: 1.2 tỷ more would pass it.
        var tried = await fund.Send(new TryApplication(Guid.NewGuid(), borrower, fund.Content(1_200_000_000) with { Purpose = "" }), Person.Officer);

        Assert.Equal(["text-missing", "dossier-item-missing", "dossier-item-missing", "dossier-item-missing"], tried.Problems.Select(problem => problem.Code));
        Assert.Equal((new Dong(2_000_000_000), new Dong(3_000_000_000), new Dong(1_000_000_000)), (tried.Headroom!.Exposure, tried.Headroom.Limit, tried.Headroom.Left));
        Assert.Equal(
            [("eligibility-one-borrower", "3.200.000.000 / 3.000.000.000")],
            tried.Checks.Where(check => !check.Passed).Select(check => (check.Code, check.Figures)));

        // The rate is the product's, whatever was typed: 0.4 % and not 9 %.
        Assert.Equal(0.4m, tried.Content.Terms.Rate.Value);
        Assert.Equal(1, await fund.Look(db => db.Applications.CountAsync()));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_form_with_nothing_in_it_yet_is_answered_too(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var empty = fund.Content(0) with
        {
            ProductId = Guid.Empty,
            Terms = fund.Content(0).Terms with { TermMonths = 0, InterestEveryMonths = 0, PrincipalEveryMonths = 0 },
            Plan = new ProjectPlan(Dong.Zero, Dong.Zero, Dong.Zero, ""),
        };

        var tried = await fund.Send(new TryApplication(Guid.NewGuid(), null, empty), Person.Officer);

        Assert.Contains("amount-not-positive", tried.Problems.Select(problem => problem.Code));
        Assert.Equal(3, tried.Problems.Count(problem => problem.Code == "months-out-of-range"));
        Assert.Equal((0, null), (tried.Checks.Count, tried.Headroom));
        Assert.Equal(15m, tried.Limits.OneBorrowerPercent);
        Assert.Equal("not-there", await Refused(() => fund.Send(new TryApplication(Guid.NewGuid(), Guid.NewGuid(), empty), Person.Officer)));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task What_the_product_does_not_allow_is_among_the_problems(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var content = fund.Content(4_000_000_000);
        var tried = await fund.Send(
            new TryApplication(Guid.NewGuid(), null, content with { Terms = content.Terms with { TermMonths = 72, Method = RepaymentMethod.Bullet } }), Person.Officer);
        Assert.Equal(["amount-outside-product", "term-outside-product"], tried.Problems.Where(problem => problem.Code != "dossier-item-missing").Select(problem => problem.Code));
    }
}

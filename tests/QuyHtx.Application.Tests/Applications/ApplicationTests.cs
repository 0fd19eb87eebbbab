using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;
using static QuyHtx.Application.Tests.Testing.Refusals;

namespace QuyHtx.Application.Tests.Applications;

/// <summary>Opening, rewriting, submitting, returning, withdrawing and signing: allowed and refused.</summary>
public sealed class ApplicationTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task Opening_needs_a_borrower_a_product_in_force_and_an_officer(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var content = fund.Content(100_000_000);

        Assert.Equal("not-there", await Refused(() => fund.Opened(Guid.NewGuid(), content)));
        Assert.Equal("not-there", await Refused(() => fund.Opened(borrower, content with { ProductId = Guid.NewGuid() })));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new OpenApplication(Guid.NewGuid(), borrower, content), Person.Approver));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => fund.Opened(borrower, content with { Amount = new Dong(-1) }));

        // A new version of the product from tomorrow: it is not in force today, and the old one is not in force tomorrow.
        var next = await fund.Send(
            new DefineProduct(
                Guid.NewGuid(), "NH", "Cho vay", TestFund.FirstDay.PlusDays(1), new InterestRate(0.5m, RateUnit.PercentPerMonth), new Dong(1), new Dong(2_000_000_000),
                60, 12, [RepaymentMethod.EqualPrincipal]),
            Person.Administrator);
        Assert.Equal("product-not-in-force", await Refused(() => fund.Opened(borrower, content with { ProductId = next.Id })));
        var application = await fund.Opened(borrower, content);
        await fund.MoveTo(TestFund.FirstDay.PlusDays(1));
        await fund.AttachAll(application);
        Assert.Equal("product-not-in-force", await Refused(() => fund.Send(new SubmitApplication(Guid.NewGuid(), application), Person.Officer)));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Applications_are_numbered_without_gaps_whatever_is_refused_between(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        await fund.Opened(borrower, fund.Content(100_000_000));
        await Refused(() => fund.Opened(Guid.NewGuid(), fund.Content(100_000_000)));
        await fund.Opened(borrower, fund.Content(100_000_000));

        Assert.Equal(
            ["HS-2026-0001", "HS-2026-0002"], await fund.Look(db => db.Applications.Select(application => application.Number).Order().ToListAsync()));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_rewriting_of_a_version_seen_before_another_is_refused_and_the_amount_column_follows(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var application = await fund.Opened(await fund.RegisterCooperative(), fund.Content(100_000_000));

        await fund.Send(new RewriteApplication(Guid.NewGuid(), application, 0, fund.Content(300_000_000)), Person.Officer);

        var stale = new RewriteApplication(Guid.NewGuid(), application, 0, fund.Content(400_000_000));
        Assert.Equal("changed-meanwhile", await Refused(() => fund.Send(stale, Person.Officer)));
        Assert.Equal(300_000_000, (await fund.Send(new ListApplications(), Person.Auditor)).TotalAmount);
        var audited = await fund.Look(db => db.AuditRecords.Where(record => record.Command == nameof(RewriteApplication)).SingleAsync());
        Assert.Contains("\"before\":{", audited.Changes, StringComparison.Ordinal);
        Assert.Contains("\"amount\":100000000", audited.Changes, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task What_is_incomplete_or_outside_the_product_cannot_be_submitted(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var content = fund.Content(100_000_000);

        // The product: 50 triệu to 3 tỷ, up to 60 months.
        Assert.Equal("amount-outside-product", await Submission(fund.Content(49_999_996)));
        Assert.Equal("term-outside-product", await Submission(content with { Terms = content.Terms with { TermMonths = 61 } }));
        Assert.Equal("text-missing", await Submission(content with { Purpose = " " }));
        Assert.Equal("plan-does-not-add-up", await Submission(content with { Plan = content.Plan with { OtherSources = new Dong(1) } }));
        Assert.Equal("done", await Submission(content));

        var bare = await fund.Opened(borrower, content with { Dossier = [] });
        Assert.Equal("dossier-item-missing", await Refused(() => fund.Send(new SubmitApplication(Guid.NewGuid(), bare), Person.Officer)));

        async Task<string> Submission(ApplicationContent wanted)
        {
            try
            {
                await fund.Submitted(borrower, wanted);
                return "done";
            }
            catch (RuleViolationException refused)
            {
                return refused.Violation.Code;
            }
        }
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_submitted_application_is_changed_only_after_it_was_returned(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var application = await fund.Submitted(await fund.RegisterCooperative(), fund.Content(100_000_000));
        var version = (await fund.Send(new GetApplication(application), Person.Officer)).Version;
        var rewriting = new RewriteApplication(Guid.NewGuid(), application, version, fund.Content(200_000_000));

        Assert.Equal("application-not-in-status", await Refused(() => fund.Send(rewriting, Person.Officer)));
        Assert.Equal(
            "application-not-in-status", await Refused(() => fund.Send(new AttachDocument(Guid.NewGuid(), application, "DN", "a.pdf", Desk.Pdf), Person.Officer)));
        Assert.Equal("application-not-in-status", await Refused(() => fund.Approve(application)));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new ReturnApplication(Guid.NewGuid(), application, "Thiếu"), Person.Officer));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(
            () => fund.Send(new ReturnApplication(Guid.NewGuid(), application, ""), Person.Appraiser));
        await fund.Send(new ReturnApplication(Guid.NewGuid(), application, "Thiếu"), Person.Appraiser);
        await fund.Send(rewriting with { Version = version + 1 }, Person.Officer);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Only_an_approved_application_is_signed_and_only_once(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var application = await fund.Appraised(borrower, fund.Content(100_000_000));
        var signing = new SignContract(Guid.NewGuid(), application);

        Assert.Equal("application-not-in-status", await Refused(() => fund.Send(signing, Person.Officer)));
        await fund.Approve(application);
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(signing, Person.Approver));
        var contract = await fund.Send(signing, Person.Officer);
        Assert.Equal(contract, await fund.Send(signing, Person.Officer));
        Assert.Equal("application-not-in-status", await Refused(() => fund.Send(signing with { CommandId = Guid.NewGuid() }, Person.Officer)));
        await Assert.ThrowsAsync<RuleViolationException>(() => fund.Send(new WithdrawApplication(Guid.NewGuid(), application, "Rút"), Person.Officer));

        // Neither the refused signings nor the repeated one used a number.
        var second = await fund.Approved(borrower, fund.Content(100_000_000));
        Assert.Equal("HD-2026-0002", (await fund.Send(new SignContract(Guid.NewGuid(), second), Person.Officer)).Number);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_contract_keeps_the_rate_that_was_approved_and_the_rules_in_force_when_it_is_signed(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var application = await fund.Approved(await fund.RegisterCooperative(), fund.Content(100_000_000));
        var tomorrow = TestFund.FirstDay.PlusDays(1);
        var dearer = new InterestRate(0.6m, RateUnit.PercentPerMonth);
        await fund.Send(
            new DefineProduct(
                Guid.NewGuid(), "NH", "Cho vay", tomorrow, dearer, new Dong(1), new Dong(2_000_000_000), 60, 12, [RepaymentMethod.EqualPrincipal]),
            Person.Administrator);
        var policy = await fund.Send(
            new AdoptPolicy(
                Guid.NewGuid(), tomorrow, "Quy chế mới", new() { Province = "Đắk Nông" }, new() { OverdueRateMultiplier = 1.3m }, "microfinance"),
            Person.Administrator);
        await fund.MoveTo(tomorrow);

        await fund.Send(new SignContract(Guid.NewGuid(), application), Person.Officer);

        var loan = await fund.Look(db => db.Loans.SingleAsync());
        Assert.Equal((0.4m, 1.3m, policy.Id), (loan.Terms.Rate.Value, loan.Rules.OverdueRateMultiplier, loan.PolicyId));
    }
}

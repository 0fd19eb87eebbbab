using NodaTime;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;
using QuyHtx.Infrastructure.Persistence;
using static QuyHtx.Application.Tests.Testing.Refusals;

namespace QuyHtx.Application.Tests.Applications;

public sealed class DecideApplicationTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task Whoever_opened_or_rewrote_an_application_neither_appraises_nor_decides_it(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var application = await fund.Opened(borrower, fund.Content(100_000_000));
        var rewriter = Person.Appraiser with { Role = Roles.Officer };
        await fund.Send(new RewriteApplication(Guid.NewGuid(), application, 0, fund.Content(200_000_000)), rewriter);
        await fund.AttachAll(application);
        await fund.Send(new SubmitApplication(Guid.NewGuid(), application), Person.Officer);

        var appraisal = new AppraiseApplication(Guid.NewGuid(), application, "Khả thi", ProposesApproval: true);
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(appraisal, Person.Officer));
        Assert.Equal("maker-is-checker", await Refused(() => fund.Send(appraisal, Person.Officer with { Role = Roles.Appraiser })));
        Assert.Equal("maker-is-checker", await Refused(() => fund.Send(appraisal, Person.Appraiser)));
        var another = Person.Manager with { Role = Roles.Appraiser };
        await fund.Send(appraisal, another);

        var decision = new DecideApplication(Guid.NewGuid(), application, Approve: true, "");
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(decision, another));
        Assert.Equal("maker-is-checker", await Refused(() => fund.Send(decision, Person.Officer with { Role = Roles.Approver })));
        Assert.Equal("maker-is-checker", await Refused(() => fund.Send(decision, rewriter with { Role = Roles.Approver })));
        Assert.Equal("maker-is-checker", await Refused(() => fund.Send(decision, Person.Manager)));
        await fund.Send(decision, Person.Approver);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_refusal_needs_a_reason_and_ends_the_application(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var application = await fund.Appraised(await fund.RegisterCooperative(), fund.Content(100_000_000));

        await Assert.ThrowsAsync<FluentValidation.ValidationException>(
            () => fund.Send(new DecideApplication(Guid.NewGuid(), application, Approve: false, ""), Person.Approver));
        await fund.Send(new DecideApplication(Guid.NewGuid(), application, Approve: false, "Phương án chưa khả thi"), Person.Approver);

        var file = await fund.Send(new GetApplication(application), Person.Auditor);
        Assert.Equal((ApplicationStatus.Rejected, "Phương án chưa khả thi"), (file.Status, file.Decision!.Reason));
        Assert.Equal("application-not-in-status", await Refused(() => fund.Send(new SignContract(Guid.NewGuid(), application), Person.Officer)));
        Assert.Equal(
            "application-not-in-status", await Refused(() => fund.Send(new WithdrawApplication(Guid.NewGuid(), application, "Rút"), Person.Officer)));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Own_capital_of_exactly_a_fifth_is_enough_and_one_đồng_less_is_not(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var content = fund.Content(400_000_000);

        // 500 triệu × 20 % = 100 triệu (Decree 45/2021/NĐ-CP art. 22).
        await fund.Approved(borrower, content with { Plan = Sources(100_000_000, 0) });
        var short1 = await fund.Appraised(borrower, content with { Plan = Sources(99_999_999, 1) });

        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => fund.Approve(short1));
        Assert.Equal("99.999.999 / 100.000.000", refused.Violation.Values[1]);

        ProjectPlan Sources(long own, long other) => content.Plan with { OwnCapital = new Dong(own), OtherSources = new Dong(other) };
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_credit_check_holds_for_thirty_days_and_not_for_thirty_one(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var content = fund.Content(100_000_000);

        // On 5/1/2026: 6/12/2025 is 30 days ago, 5/12/2025 is 31.
        await fund.Approved(borrower, content with { CreditCheck = new(new LocalDate(2025, 12, 6), false) });
        await AssertRefused(new CreditCheck(new LocalDate(2025, 12, 5), false));
        await AssertRefused(new CreditCheck(TestFund.FirstDay, HasBadDebt: true));
        await AssertRefused(new CreditCheck(TestFund.FirstDay.PlusDays(1), false));
        await AssertRefused(null);

        // What held at the appraisal has to hold at the decision.
        var late = await fund.Appraised(borrower, content);
        await fund.MoveTo(TestFund.FirstDay.PlusDays(31));
        Assert.Equal("eligibility-failed", await Refused(() => fund.Approve(late)));

        async Task AssertRefused(CreditCheck? check)
        {
            var application = await fund.Appraised(borrower, content with { CreditCheck = check });
            var refused = await Assert.ThrowsAsync<RuleViolationException>(() => fund.Approve(application));
            Assert.Equal("eligibility-credit-check", ((RuleViolation)refused.Violation.Values[0]).Code);
        }
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_member_is_of_age_on_the_eighteenth_birthday_and_not_the_day_before(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await fund.Approved(await Member(new LocalDate(2008, 1, 5)), fund.Content(100_000_000));
        var young = await fund.Appraised(await Member(new LocalDate(2008, 1, 6)), fund.Content(100_000_000));

        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => fund.Approve(young));
        Assert.Equal("17 / 18", refused.Violation.Values[1]);

        async Task<Guid> Member(LocalDate born) => (await fund.Send(
            new RegisterBorrower(Guid.NewGuid(), new BorrowerProfile
            {
                Kind = BorrowerKind.CooperativeMember,
                Name = "Y Blim Niê",
                Representative = "Y Blim Niê",
                BornOn = born,
                Address = new Address("Bon U3", "Xã Đắk Mil", "Đắk Nông"),
            }),
            Person.Officer)).Id;
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Above_an_approvers_authority_the_leadership_decides(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await fund.MoveTo(TestFund.FirstDay.PlusDays(1));
        await fund.Send(
            new AdoptPolicy(
                Guid.NewGuid(), TestFund.FirstDay.PlusDays(1), "Quy chế mới",
                new LendingLimits { Province = "Đắk Nông", ApproverMostAmount = new Dong(500_000_000) }, RepaymentRules.Default, "microfinance"),
            Person.Administrator);
        var borrower = await fund.RegisterCooperative();
        await fund.Approved(borrower, fund.Content(500_000_000));
        var above = await fund.Appraised(borrower, fund.Content(500_000_004));

        Assert.Equal("above-authority", await Refused(() => fund.Approve(above)));
        await fund.Send(new DecideApplication(Guid.NewGuid(), above, Approve: true, ""), Person.Manager);
    }
}

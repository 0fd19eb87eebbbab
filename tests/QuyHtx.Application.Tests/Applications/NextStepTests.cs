using QuyHtx.Application.Applications;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Users;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Applications;

/// <summary>Whose turn it is, and what keeps the others from it: what the file says is what the commands do.</summary>
public sealed class NextStepTests
{
    /// <summary>An officer who may appraise too, as in a fund of three people.</summary>
    private static readonly Person OfficerAsAppraiser = Person.Officer with { Role = Roles.Appraiser };

    [Theory]
    [OnEveryDatabase]
    public async Task The_file_says_whose_turn_it_is_from_the_draft_to_the_contract(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await Hire(fund, Person.Officer, Roles.Officer, Roles.Appraiser);
        await Hire(fund, Person.Appraiser, Roles.Appraiser, Roles.Approver);
        await Hire(fund, Person.Approver, Roles.Approver);
        await Hire(fund, Person.Manager, Roles.Manager);
        await Hire(fund, Person.Accountant, Roles.Accountant);
        await Hire(fund, Person.SecondAccountant, Roles.Appraiser);
        await fund.Send(new DisableUser(Guid.NewGuid(), Person.SecondAccountant.Id), Person.Administrator);

        var application = await fund.Opened(await fund.RegisterCooperative(), fund.Content(100_000_000));
        Assert.Equal((ApplicationStep.Submit, StepHindrance.None, "Trần Thị Bình"), await Seen(Person.Officer));
        Assert.Equal((ApplicationStep.Submit, StepHindrance.OtherRole, "Trần Thị Bình"), await Seen(Person.Appraiser));

        await fund.AttachAll(application);
        await fund.Send(new SubmitApplication(Guid.NewGuid(), application), Person.Officer);

        // The maker may not, though the role would allow it; nor does whoever was switched off stand in the list.
        Assert.Equal((ApplicationStep.Appraise, StepHindrance.MadeIt, "Lê Văn Cường"), await Seen(OfficerAsAppraiser));
        Assert.Equal((ApplicationStep.Appraise, StepHindrance.MadeIt, "Lê Văn Cường"), await Seen(Person.Officer));
        Assert.Equal((ApplicationStep.Appraise, StepHindrance.None, "Lê Văn Cường"), await Seen(Person.Appraiser));
        Assert.Equal((ApplicationStep.Appraise, StepHindrance.OtherRole, "Lê Văn Cường"), await Seen(Person.Auditor));

        await fund.Send(new AppraiseApplication(Guid.NewGuid(), application, "Khả thi", ProposesApproval: true), Person.Appraiser);
        const string Deciders = "Phạm Thị Dung, Vũ Thị Giang";
        Assert.Equal((ApplicationStep.Decide, StepHindrance.AppraisedIt, Deciders), await Seen(Person.Appraiser with { Role = Roles.Approver }));
        Assert.Equal((ApplicationStep.Decide, StepHindrance.MadeIt, Deciders), await Seen(Person.Officer));
        Assert.Equal((ApplicationStep.Decide, StepHindrance.None, Deciders), await Seen(Person.Approver));

        await fund.Approve(application);
        Assert.Equal((ApplicationStep.Sign, StepHindrance.None, "Hoàng Văn Em, Trần Thị Bình"), await Seen(Person.Officer));
        var contract = await fund.Send(new SignContract(Guid.NewGuid(), application), Person.Officer);
        var signed = await fund.Send(new GetApplication(application), Person.Auditor);
        Assert.Null(signed.Next);
        Assert.Equal((contract.Id, contract.Number, TestFund.FirstDay), (signed.LoanId, signed.ContractNumber, signed.SignedOn));
        Assert.Equal("Trần Thị Bình", signed.NameOf(Assert.Single(signed.Makers)));
        Assert.Equal(("Lê Văn Cường", "Phạm Thị Dung"), (signed.NameOf(signed.Appraisal!.AppraisedBy), signed.NameOf(signed.Decision!.DecidedBy)));

        async Task<(ApplicationStep, StepHindrance, string)> Seen(Person by)
        {
            var next = (await fund.Send(new GetApplication(application), by)).Next!;
            return (next.Step, next.Hindrance, string.Join(", ", next.Who.Select(one => one.FullName)));
        }
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Above_an_approvers_authority_the_leadership_stands_alone(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await Hire(fund, Person.Approver, Roles.Approver);
        await Hire(fund, Person.Manager, Roles.Manager);
        await fund.Send(
            new AdoptPolicy(
                Guid.NewGuid(), TestFund.FirstDay.PlusDays(1), "Quy chế mới",
                new LendingLimits { Province = "Đắk Nông", ApproverMostAmount = new Dong(500_000_000) }, RepaymentRules.Default, "microfinance"),
            Person.Administrator);
        await fund.MoveTo(TestFund.FirstDay.PlusDays(1));
        var borrower = await fund.RegisterCooperative();
        var within = await fund.Appraised(borrower, fund.Content(500_000_000));
        var above = await fund.Appraised(borrower, fund.Content(500_000_004));

        Assert.Equal((StepHindrance.None, 2), await Seen(within, Person.Approver));
        Assert.Equal((StepHindrance.AboveAuthority, 1), await Seen(above, Person.Approver));
        Assert.Equal((StepHindrance.None, 1), await Seen(above, Person.Manager));
        Assert.Equal(new Dong(500_000_000), (await fund.Send(new GetApplication(above), Person.Approver)).ApproverMostAmount);

        var queue = await fund.Send(new ListWaitingApplications(ApplicationStep.Decide), Person.Approver);
        Assert.Equal([(within, StepHindrance.None), (above, StepHindrance.AboveAuthority)], queue.Rows.Select(row => (row.Id, row.Hindrance)));

        async Task<(StepHindrance, int)> Seen(Guid application, Person by)
        {
            var next = (await fund.Send(new GetApplication(application), by)).Next!;
            return (next.Hindrance, next.Who.Count);
        }
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_schedule_to_come_is_that_of_the_terms_asked_for(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var application = await fund.Submitted(await fund.RegisterCooperative(), fund.Content(400_000_000));

        var plan = await fund.Send(new PlanApplication(application), Person.Approver);

        // 24 months from 5/1/2026: interest every 3 months in 8 rows, 100 triệu every 6. 5/4/2026 is a Sunday, so the first falls due on Monday the 6th:
        // 91 days × 400 triệu × 4.8 % ÷ 365 = 4,786,849.3.
        Assert.Equal((TestFund.FirstDay, 8), (plan.PaidOutOn, plan.Rows.Count));
        Assert.Equal([0, 100, 0, 100, 0, 100, 0, 100], plan.Rows.Select(row => row.Principal.Value / 1_000_000));
        Assert.Equal((new NodaTime.LocalDate(2026, 4, 6), 4_786_849), (plan.Rows[0].DueDate, plan.Rows[0].Interest.Value));
        Assert.Equal((400_000_000, 0), (plan.TotalPrincipal.Value, plan.Rows[^1].Balance.Value));
        Assert.Equal(plan.Total, plan.TotalPrincipal + plan.TotalInterest);
        Assert.Equal("not-there", await Refusals.Refused(() => fund.Send(new PlanApplication(Guid.NewGuid()), Person.Approver)));
    }

    private static Task<FirstPassword> Hire(TestFund fund, Person person, params string[] roles) =>
        fund.Send(new CreateUser(person.Id, $"user{person.Id:N}"[..20], person.Name, null, roles, null), Person.Administrator);
}

using QuyHtx.Application.Applications;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Infrastructure.Persistence;
using static QuyHtx.Application.Tests.Testing.Refusals;

namespace QuyHtx.Application.Tests.Applications;

public sealed class ApplicationHistoryTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task Everything_done_to_an_application_stands_in_its_history_and_nothing_of_another(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var application = await fund.Submitted(borrower, fund.Content(100_000_000));

        // Another one of the same borrower, whose reason quotes the id of the first.
        var other = await fund.Submitted(borrower, fund.Content(200_000_000));
        await fund.Send(new ReturnApplication(Guid.NewGuid(), other, $"Trùng với {application}"), Person.Appraiser);

        await fund.MoveTo(TestFund.FirstDay.PlusDays(3));
        await fund.Send(new ReturnApplication(Guid.NewGuid(), application, "Thiếu báo giá"), Person.Appraiser);
        var version = (await fund.Send(new GetApplication(application), Person.Officer)).Version;
        await fund.Send(new RewriteApplication(Guid.NewGuid(), application, version, fund.Content(120_000_000)), Person.Officer);
        await fund.Send(new DetachDocument(Guid.NewGuid(), application, "DN"), Person.Officer);
        await fund.Send(new AttachDocument(Guid.NewGuid(), application, "DN", "moi.pdf", Desk.Pdf), Person.Officer);
        await fund.Send(new SubmitApplication(Guid.NewGuid(), application), Person.Officer);
        await Refused(() => fund.Approve(application));
        await fund.Send(new AppraiseApplication(Guid.NewGuid(), application, "Chưa có đầu ra", ProposesApproval: false), Person.Appraiser);
        await fund.Send(new AppraiseApplication(Guid.NewGuid(), application, "Khả thi", ProposesApproval: true), Person.Appraiser);
        await fund.Approve(application);
        await fund.Send(new SignContract(Guid.NewGuid(), application), Person.Officer);

        var history = await fund.Send(new GetApplicationHistory(application), Person.Auditor);

        var (first, later) = (TestFund.FirstDay, TestFund.FirstDay.PlusDays(3));
        var (officer, appraiser, approver) = (Person.Officer.Name, Person.Appraiser.Name, Person.Approver.Name);
        Assert.Equal(
            [
                (ApplicationAct.Opened, first, officer, ""),
                (ApplicationAct.DocumentAttached, first, officer, "DN"),
                (ApplicationAct.DocumentAttached, first, officer, "PA"),
                (ApplicationAct.DocumentAttached, first, officer, "DK"),
                (ApplicationAct.Submitted, first, officer, ""),
                (ApplicationAct.Returned, later, appraiser, "Thiếu báo giá"),
                (ApplicationAct.Rewritten, later, officer, ""),
                (ApplicationAct.DocumentDetached, later, officer, "DN"),
                (ApplicationAct.DocumentAttached, later, officer, "DN"),
                (ApplicationAct.Submitted, later, officer, ""),
                (ApplicationAct.RejectionProposed, later, appraiser, "Chưa có đầu ra"),
                (ApplicationAct.ApprovalProposed, later, appraiser, "Khả thi"),
                (ApplicationAct.Approved, later, approver, "Giải ngân sau khi công chứng hợp đồng bảo đảm"),
                (ApplicationAct.Signed, later, officer, ""),
            ],
            history.Select(one => (one.Act, one.On, one.ByName, one.Words)));
        Assert.Equal("not-there", await Refused(() => fund.Send(new GetApplicationHistory(Guid.NewGuid()), Person.Auditor)));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_withdrawal_and_a_refusal_stand_there_with_their_reasons(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var withdrawn = await fund.Opened(borrower, fund.Content(100_000_000));
        await fund.Send(new WithdrawApplication(Guid.NewGuid(), withdrawn, "Tự thu xếp vốn"), Person.Officer);
        var refused = await fund.Appraised(borrower, fund.Content(100_000_000));
        await fund.Send(new DecideApplication(Guid.NewGuid(), refused, Approve: false, "Không khả thi"), Person.Approver);

        Assert.Equal((ApplicationAct.Withdrawn, "Tự thu xếp vốn"), await Last(withdrawn));
        Assert.Equal((ApplicationAct.Rejected, "Không khả thi"), await Last(refused));

        async Task<(ApplicationAct, string)> Last(Guid application)
        {
            var last = (await fund.Send(new GetApplicationHistory(application), Person.Manager))[^1];
            return (last.Act, last.Words);
        }
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_queue_says_since_when_each_waits_and_who_may_not(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var (coffee, pepper) = (await fund.RegisterCooperative("Hợp tác xã Cà phê"), await fund.RegisterCooperative("Hợp tác xã Hồ tiêu"));
        var returned = await fund.Submitted(coffee, fund.Content(100_000_000));
        await fund.Send(new ReturnApplication(Guid.NewGuid(), returned, "Thiếu"), Person.Appraiser);
        var older = await fund.Submitted(pepper, fund.Content(300_000_000));
        await fund.Opened(pepper, fund.Content(400_000_000));
        await fund.MoveTo(TestFund.FirstDay.PlusDays(4));
        await fund.Send(new SubmitApplication(Guid.NewGuid(), returned), Person.Officer);
        await fund.MoveTo(TestFund.FirstDay.PlusDays(10));

        var queue = await fund.Send(new ListWaitingApplications(ApplicationStep.Appraise), Person.Appraiser);
        Assert.Equal((2, 400_000_000L, TestFund.FirstDay.PlusDays(10)), (queue.Total, queue.TotalAmount, queue.BusinessDate));
        Assert.Equal(
            [(returned, "Hợp tác xã Cà phê", TestFund.FirstDay.PlusDays(4), 6), (older, "Hợp tác xã Hồ tiêu", TestFund.FirstDay, 10)],
            queue.Rows.Select(row => (row.Id, row.BorrowerName, row.Since, row.Days)));
        Assert.All(queue.Rows, row => Assert.Equal(StepHindrance.None, row.Hindrance));
        var makers = await fund.Send(new ListWaitingApplications(ApplicationStep.Appraise), Person.Officer);
        Assert.All(makers.Rows, row => Assert.Equal(StepHindrance.MadeIt, row.Hindrance));
        var second = await fund.Send(new ListWaitingApplications(ApplicationStep.Appraise, Page: 2, PageSize: 1), Person.Appraiser);
        Assert.Equal((older, 2), (Assert.Single(second.Rows).Id, second.Total));

        // The draft has waited since it was opened; what was appraised waits for a decision since then, and what was approved to be signed.
        Assert.Equal((1, TestFund.FirstDay), await Waiting(ApplicationStep.Submit));
        await fund.Send(new AppraiseApplication(Guid.NewGuid(), older, "Khả thi", ProposesApproval: true), Person.Appraiser);
        Assert.Equal((1, TestFund.FirstDay.PlusDays(10)), await Waiting(ApplicationStep.Decide));
        Assert.Equal((0, null), await Waiting(ApplicationStep.Sign));
        await fund.MoveTo(TestFund.FirstDay.PlusDays(12));
        await fund.Approve(older);
        Assert.Equal((1, TestFund.FirstDay.PlusDays(12)), await Waiting(ApplicationStep.Sign));

        async Task<(int, NodaTime.LocalDate?)> Waiting(ApplicationStep step)
        {
            var list = await fund.Send(new ListWaitingApplications(step), Person.Auditor);
            return (list.Total, list.Rows.FirstOrDefault()?.Since);
        }
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_queue_and_a_history_ask_the_same_number_of_questions_however_many_rows_there_are(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var application = await fund.Appraised(await fund.RegisterCooperative(), fund.Content(100_000_000));
        var before = await Asked();
        for (var i = 0; i < 4; i++)
        {
            await fund.Appraised(await fund.RegisterCooperative($"Hợp tác xã {i}"), fund.Content(100_000_000));
        }

        // The totals, the page, the fund, the policy and the records of the borrowers; the borrower and its records.
        Assert.Equal(((5, 2), (5, 2)), (before, await Asked()));

        async Task<(int, int)> Asked() => (
            await fund.Commands.Count(() => fund.Send(new ListWaitingApplications(ApplicationStep.Decide), Person.Auditor)),
            await fund.Commands.Count(() => fund.Send(new GetApplicationHistory(application), Person.Auditor)));
    }
}

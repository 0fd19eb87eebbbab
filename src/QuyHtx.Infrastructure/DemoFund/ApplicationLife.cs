using Bogus;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Language;
using QuyHtx.Domain;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Infrastructure.DemoFund;

/// <summary>What is thought of for an application before it is opened.</summary>
/// <param name="BorrowerIndex">Who applies.</param>
/// <param name="OpensOn">Ngày lập hồ sơ.</param>
/// <param name="Ending">Where it stands at the end; a signed one becomes a loan.</param>
/// <param name="Flaw">What speaks against it.</param>
/// <param name="Temper">How the loan is repaid; null for a contract that is not paid out.</param>
/// <param name="ReturnedOnce">It lacks something at first.</param>
/// <param name="FirstProposalRefused">Its first disbursement is not confirmed.</param>
internal sealed record ApplicationPlan(
    int BorrowerIndex, LocalDate OpensOn, ApplicationStatus Ending, RequestFlaw Flaw = RequestFlaw.None, LoanTemper? Temper = null,
    bool ReturnedOnce = false, bool FirstProposalRefused = false);

/// <summary>The life of an application, from the first draft to wherever it ends; that of its loan follows. A date that is yielded is the day on which it goes on.</summary>
internal sealed class ApplicationLife(DemoDesk desk, DemoRules rules, DemoBorrowers borrowers, ApplicationPlan plan, Randomizer random)
{
    private readonly DemoBorrower borrower = borrowers[plan.BorrowerIndex];

    private Guid id;

    public async IAsyncEnumerable<LocalDate> LiveAsync()
    {
        yield return plan.OpensOn;
        var version = rules.ProductFor(borrower.Profile.Kind);
        var request = new DemoRequest(borrower, version, plan.Temper, plan.Flaw, random);
        var askedOn = desk.Today;
        var borrowerId = await borrowers.RegisteredAsync(plan.BorrowerIndex);
        id = (await desk.Send(desk.Officer, new OpenApplication(desk.NewKey(), borrowerId, request.On(version.Id, askedOn)))).Id;
        await AttachAsync("DN");
        if (plan.Ending == ApplicationStatus.Draft)
        {
            yield break;
        }

        yield return desk.In(random.Number(1, 4));
        foreach (var code in request.Papers.Skip(1))
        {
            await AttachAsync(code);
        }

        // A product may have got a new version meanwhile; then the application is written anew for it.
        await RewriteAsync(request, version.Id, askedOn, anew: false);
        await desk.Send(desk.Officer, new SubmitApplication(desk.NewKey(), id));
        yield return desk.In(random.Number(1, 3));
        switch (plan.Ending)
        {
            case ApplicationStatus.Withdrawn:
                await desk.Send(desk.Officer, new WithdrawApplication(desk.NewKey(), id, "Khách hàng thu xếp được nguồn vốn khác"));
                yield break;
            case ApplicationStatus.Returned:
                await desk.Send(desk.Appraiser, new ReturnApplication(desk.NewKey(), id, "Bổ sung báo giá máy và giải trình đầu ra sản phẩm"));
                yield break;
            case ApplicationStatus.Submitted:
                yield break;
        }

        if (plan.ReturnedOnce)
        {
            await desk.Send(desk.Appraiser, new ReturnApplication(desk.NewKey(), id, "Đơn đề nghị thiếu chữ ký của Hội đồng quản trị"));
            yield return desk.In(2);
            await AttachAsync("DN");
            await RewriteAsync(request, version.Id, askedOn, anew: true);
            await desk.Send(desk.Officer, new SubmitApplication(desk.NewKey(), id));
            yield return desk.In(1);
        }

        var objection = await AppraiseAsync();
        if (plan.Ending == ApplicationStatus.Appraised)
        {
            yield break;
        }

        yield return desk.In(random.Number(1, 3));
        await DecideAsync(request, objection);
        if (objection is not null || plan.Ending != ApplicationStatus.Signed)
        {
            yield break;
        }

        yield return desk.In(random.Number(1, 4));
        var loan = new DemoLoanDesk(desk, (await desk.Send(desk.Officer, new SignContract(desk.NewKey(), id))).Id);
        if (plan.Temper is not { } temper)
        {
            yield return desk.In(1);
            await loan.ProposeAsync(LoanTransactionKind.Disbursement, "Giải ngân theo hợp đồng", request.Amount);
            yield break;
        }

        await foreach (var day in new LoanLife(loan, temper, request.Amount, plan.FirstProposalRefused, random).LiveAsync())
        {
            yield return day;
        }
    }

    private async Task AttachAsync(string code)
    {
        var name = DossierItem.Standard.Single(item => item.Code == code).Name;
        var paper = DemoPaper.Of(name, borrower.Profile.Name, borrower.Profile.Address.Commune, LocalDatePattern.Iso.Format(desk.Today), "Giấy tờ minh họa");
        await desk.Send(desk.Officer, new AttachDocument(desk.NewKey(), id, code, $"{code}.pdf", paper));
    }

    private async Task RewriteAsync(DemoRequest request, Guid productId, LocalDate askedOn, bool anew)
    {
        var current = rules.ProductFor(borrower.Profile.Kind).Id;
        if (anew || current != productId)
        {
            var seen = await desk.Send(desk.Officer, new GetApplication(id));
            await desk.Send(desk.Officer, new RewriteApplication(desk.NewKey(), id, seen.Version, request.On(current, askedOn)));
        }
    }

    /// <summary>Thẩm định, by what the automatic checks find; answers what speaks against the application, or null.</summary>
    private async Task<string?> AppraiseAsync()
    {
        var failed = (await desk.Send(desk.Appraiser, new GetApplication(id))).Checks.FirstOrDefault(check => !check.Passed);
        var objection = failed is not null
            ? $"Không đạt: {Sentences.Of(new RuleViolation(failed.Code, null), Sentences.Vietnamese).TrimEnd('.')}: {failed.Figures} ({failed.Article})"
            : plan.Flaw == RequestFlaw.Plan ? "Phương án chưa có hợp đồng tiêu thụ, dòng tiền không đủ trả nợ" : null;
        await desk.Send(desk.Appraiser, new AppraiseApplication(
            desk.NewKey(), id, objection is null ? "Phương án khả thi, dòng tiền đủ trả nợ, tài sản bảo đảm phù hợp" : $"Đề nghị từ chối: {objection}",
            ProposesApproval: objection is null));
        return objection;
    }

    /// <summary>Quyết định, by whoever has the authority for the amount.</summary>
    private async Task DecideAsync(DemoRequest request, string? objection)
    {
        var by = request.Amount > rules.ApproverMostAmount ? desk.Manager : desk.Approver;
        await desk.Send(by, new DecideApplication(
            desk.NewKey(), id, Approve: objection is null, objection ?? "Giải ngân sau khi hoàn tất thủ tục bảo đảm tiền vay"));
    }
}

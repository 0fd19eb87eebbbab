using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Pipeline;
using QuyHtx.Infrastructure.Spreadsheets;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages;

/// <summary>Hồ sơ đang chờ một bước: what waits for this person, and what waits for others and why.</summary>
public abstract class QueueModel : FundPage
{
    public const int PageSize = 50;

    /// <summary>The step that they wait for.</summary>
    public abstract ApplicationStep Step { get; }

    public WaitingApplicationList List { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public IEnumerable<WaitingApplication> Mine => List.Rows.Where(row => row.Hindrance == StepHindrance.None);

    public IEnumerable<WaitingApplication> OfOthers => List.Rows.Where(row => row.Hindrance != StepHindrance.None);

    /// <summary>May this person take the step at all?</summary>
    public abstract bool HasRole { get; }

    public async Task OnGetAsync() => List = await Ask(new ListWaitingApplications(Step, Number, PageSize));

    public async Task<IActionResult> OnGetXlsxAsync()
    {
        var columns = new ListColumns<WaitingApplication>()
            .Text("Số hồ sơ", row => row.Number, 16)
            .Text("Khách hàng", row => row.BorrowerName, 40)
            .Amount("Số tiền đề nghị", row => row.Amount)
            .Text("Trạng thái", row => ApplicationWords.Of(row.Status))
            .Text("Người lập", row => row.OpenedByName)
            .Date("Chờ từ ngày", row => row.Since)
            .Number("Số ngày chờ", row => row.Days)
            .Text("Vì sao bạn không làm được", row => ApplicationWords.WhyNot(Step, row.Hindrance), 50);
        return await ListFile.OfAsync(
            HttpContext, "Hồ sơ đang chờ", $"ho-so-cho-{(Step == ApplicationStep.Appraise ? "tham-dinh" : "quyet-dinh")}.xlsx", columns,
            async number => (await Ask(new ListWaitingApplications(Step, number, Paging.LargestPage))).Rows);
    }
}

/// <summary>Hàng đợi thẩm định.</summary>
[Needs(Permission.ReadFund)]
public sealed class AppraisalQueueModel : QueueModel
{
    public override ApplicationStep Step => ApplicationStep.Appraise;

    public override bool HasRole => May(Permission.Appraise);
}

/// <summary>Hàng đợi quyết định.</summary>
[Needs(Permission.ReadFund)]
public sealed class DecisionQueueModel : QueueModel
{
    public override ApplicationStep Step => ApplicationStep.Decide;

    public override bool HasRole => May(Permission.Decide);
}

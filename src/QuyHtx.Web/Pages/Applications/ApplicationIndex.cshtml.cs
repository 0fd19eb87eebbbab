using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Drafts;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Applications;
using QuyHtx.Infrastructure.Spreadsheets;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages;

/// <summary>Danh sách hồ sơ vay vốn, and what whoever looks has begun to write and not yet opened.</summary>
[Needs(Permission.ReadFund)]
public sealed class ApplicationIndexModel : FundPage
{
    public const int Size = 50;

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string Search { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "trangThai")]
    public ApplicationStatus? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = "cuaToi")]
    public bool? Mine { get; set; }

    [BindProperty(SupportsGet = true, Name = "tuNgay")]
    public LocalDate? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "denNgay")]
    public LocalDate? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "xep")]
    public ApplicationOrder Order { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public ApplicationList List { get; private set; } = new([], 0, 0, []);

    /// <summary>Bản nháp chưa lập thành hồ sơ.</summary>
    public IReadOnlyList<DraftLine> Drafts { get; private set; } = [];

    public bool IsFiltered => Search.Length > 0 || Status is not null || Mine is not null || From is not null || To is not null;

    public static IEnumerable<SelectListItem> Orders =>
    [
        new("Mới lập trước", $"{ApplicationOrder.Opened}"), new("Số hồ sơ", $"{ApplicationOrder.Number}"), new("Khách hàng", $"{ApplicationOrder.Borrower}"),
        new("Số tiền lớn trước", $"{ApplicationOrder.Amount}"),
    ];

    public static IEnumerable<SelectListItem> Whose => [new("Hồ sơ tôi lập", "True")];

    public async Task OnGetAsync()
    {
        List = await Ask(QueryOf(Math.Max(1, Number), Size));
        if (May(Permission.KeepApplications))
        {
            Drafts = [.. (await Ask(new ListDrafts(DraftForm.Application))).Where(draft => !draft.Exists)];
        }
    }

    public Task<IActionResult> OnGetXlsxAsync() =>
        ListFile.OfAsync(HttpContext, "Hồ sơ vay vốn", "ho-so-vay-von.xlsx", Columns, async page => (await Ask(QueryOf(page, Paging.LargestPage))).Rows);

    public async Task<IActionResult> OnPostDiscardAsync(Guid draft)
    {
        await Ask(new DiscardDraft(DraftForm.Application, draft));
        Notice = "Đã bỏ bản nháp.";
        return Redirect("/ho-so");
    }

    /// <summary>The same list in another status, other filters kept.</summary>
    public string AddressOf(ApplicationStatus? status) => Url.Page(null, new
    {
        trangThai = status,
        tim = Search.Length > 0 ? Search : null,
        cuaToi = Mine,
        tuNgay = From is null ? null : Show.Date(From),
        denNgay = To is null ? null : Show.Date(To),
    })!;

    private static ListColumns<ApplicationLine> Columns => new ListColumns<ApplicationLine>()
        .Text("Số hồ sơ", row => row.Number, 16)
        .Date("Ngày lập", row => row.OpenedOn)
        .Text("Khách hàng", row => row.BorrowerName, 48)
        .Amount("Số tiền đề nghị (đồng)", row => row.Amount, 24)
        .Text("Trạng thái", row => ApplicationWords.Of(row.Status))
        .Text("Cán bộ lập", row => row.OpenedByName);

    private ListApplications QueryOf(int page, int size) => new(
        Search, Status, null, Mine == true ? Current.Id : null, From, To, Order, Descending: Order is ApplicationOrder.Opened or ApplicationOrder.Amount, page, size);
}

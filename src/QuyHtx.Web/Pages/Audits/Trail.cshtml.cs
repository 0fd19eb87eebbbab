using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.Audit;
using QuyHtx.Application.Pipeline;
using QuyHtx.Infrastructure.Spreadsheets;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Audits;

/// <summary>Nhật ký thao tác: who did what, when, to what.</summary>
[Needs(Permission.ReadAudit)]
public sealed class TrailModel : FundPage
{
    private static readonly ListColumns<ListedAuditRecord> Columns = new ListColumns<ListedAuditRecord>()
        .Number("Số", row => row.No)
        .Time("Thời điểm", row => row.At)
        .Date("Ngày nghiệp vụ", row => row.BusinessDate)
        .Text("Người thao tác", row => row.UserName)
        .Text("Từ đâu", row => row.Origin, 18)
        .Text("Thao tác", row => CommandWords.Of(row.Command), 36)
        .Text("Số hợp đồng", row => row.ContractNumber, 16)
        .Text("Khách hàng", row => row.BorrowerName, 44)
        .Text("Nội dung như đã ghi", row => row.Changes.GetRawText(), 80);

    [BindProperty(SupportsGet = true, Name = "tu")]
    public LocalDate? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public LocalDate? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "ai")]
    public string Who { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "viec")]
    public string Command { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "doiTuong")]
    public string About { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "noiDung")]
    public string Text { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "khoanVay")]
    public Guid? LoanId { get; set; }

    [BindProperty(SupportsGet = true, Name = "khachHang")]
    public Guid? BorrowerId { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public int Size => 50;

    public AuditList List { get; private set; } = new([], 0);

    public bool IsFiltered => From is not null || To is not null || Who.Length > 0 || Command.Length > 0 || About.Length > 0 || Text.Length > 0 || LoanId is not null || BorrowerId is not null;

    public async Task OnGetAsync() => List = ModelState.IsValid ? await Try(Query(Number, Size)) ?? List : List;

    public Task<IActionResult> OnGetXlsxAsync() => ListFile.OfAsync(
        HttpContext, "Nhật ký thao tác", "nhat-ky-thao-tac.xlsx", Columns, async number => (await Ask(Query(number, Paging.LargestPage))).Rows);

    private ListAuditRecords Query(int number, int size) => new()
    {
        From = From,
        To = To,
        Search = Who,
        Command = Command.Length > 0 ? Command : null,
        About = About,
        Text = Text,
        LoanId = LoanId,
        BorrowerId = BorrowerId,
        Page = number,
        PageSize = size,
    };
}

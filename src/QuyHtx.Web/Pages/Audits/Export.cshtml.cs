using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Pipeline;
using QuyHtx.Infrastructure.Spreadsheets;
using QuyHtx.Web.Pages.Books;

namespace QuyHtx.Web.Pages.Audits;

/// <summary>Xuất dữ liệu of a period, and how to check it without this program.</summary>
[Needs(Permission.ReadAudit)]
public sealed class ExportModel : BooksPage
{
    private static readonly ListColumns<ListedClose> Seals = new ListColumns<ListedClose>()
        .Date("Ngày", row => row.Date)
        .Time("Khóa lúc", row => row.ClosedAt)
        .Text("Người khóa", row => row.ClosedBy)
        .Number("Số bút toán", row => row.Entries)
        .Text("Niêm phong sổ sách", row => row.Seal, 68)
        .Text("Niêm phong trước", row => row.PreviousSeal, 68)
        .Text("Niêm phong giao dịch", row => row.TransactionSeal, 68)
        .Text("Niêm phong nhật ký", row => row.AuditSeal, 68);

    [BindProperty(SupportsGet = true, Name = "tu")]
    public LocalDate? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public LocalDate? To { get; set; }

    public BookPeriod Period { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        await ReadBusinessDateAsync();
        Period = BookPeriod.Of(From, To, BusinessDate);
        (From, To) = (Period.From, Period.To);
    }

    public Task<IActionResult> OnGetSealsAsync() => ListFile.OfAsync(
        HttpContext, "Niêm phong", "niem-phong.xlsx", Seals, async number => (await Ask(new ListCloses(From, To, number, Paging.LargestPage))).Rows);
}

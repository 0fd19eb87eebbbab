using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Pipeline;
using QuyHtx.Infrastructure.Spreadsheets;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages;

/// <summary>Mức độ tập trung tín dụng: all borrowers, or all groups of related ones, by what they owe and are promised.</summary>
[Needs(Permission.ReadFund)]
public sealed class ExposuresModel : FundPage
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "lienQuan")]
    public bool Related { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public ExposureList List { get; private set; } = null!;

    public async Task OnGetAsync() => List = await Ask(new ListExposures(Related, Number, PageSize));

    public async Task<IActionResult> OnGetXlsxAsync() => await ListFile.OfAsync(
        HttpContext,
        "Tập trung tín dụng",
        Related ? "nhom-khach-hang-lien-quan.xlsx" : "khach-hang-theo-du-no.xlsx",
        new ListColumns<ExposureRow>()
            .Text("Khách hàng", row => string.Join("; ", row.Borrowers.Select(borrower => borrower.Name)), 60)
            .Amount("Dư nợ", row => row.Principal.Value)
            .Amount("Cam kết chưa giải ngân", row => row.Promised.Value)
            .Amount("Cộng", row => row.Exposure.Value)
            .Amount("Giới hạn", row => row.Limit.Value)
            .Amount("Còn lại", row => row.Headroom.Value),
        async number => (await Ask(new ListExposures(Related, number, Paging.LargestPage))).Rows);
}

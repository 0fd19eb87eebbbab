using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Infrastructure.Spreadsheets;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages;

/// <summary>Khách hàng đã được vay: whom the fund has reached.</summary>
[Needs(Permission.ReadFund)]
public sealed class ReachModel : FundPage
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "doiTuong")]
    public BorrowerKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "phuNu")]
    public bool? WomenLed { get; set; }

    [BindProperty(SupportsGet = true, Name = "dtts")]
    public bool? EthnicMinorityArea { get; set; }

    [BindProperty(SupportsGet = true, Name = "dangVay")]
    public bool? StillBorrowing { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public ReachList List { get; private set; } = null!;

    public async Task OnGetAsync() => List = await Ask(Asked(Number, PageSize));

    public async Task<IActionResult> OnGetXlsxAsync() => await ListFile.OfAsync(
        HttpContext,
        "Khách hàng đã được vay",
        "khach-hang-da-vay.xlsx",
        new ListColumns<ReachedBorrower>()
            .Text("Tên", row => row.Name, 40)
            .Text("Đối tượng", row => ApplicationWords.Of(row.Kind))
            .Text("Xã, phường", row => row.Commune)
            .Text("Lĩnh vực", row => row.Sector)
            .Text("Phụ nữ quản lý", row => row.WomenLed ? "có" : "", 12)
            .Text("Vùng đồng bào DTTS", row => row.EthnicMinorityArea ? "có" : "", 12)
            .Date("Giải ngân lần đầu", row => row.FirstPaidOutOn)
            .Number("Khoản vay", row => row.Loans)
            .Amount("Đã giải ngân", row => row.PaidOut)
            .Amount("Dư nợ gốc", row => row.Principal),
        async number => (await Ask(Asked(number, Paging.LargestPage))).Rows);

    private ListBorrowersReached Asked(int number, int size) => new(Kind, WomenLed, EthnicMinorityArea, StillBorrowing, number, size);
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Infrastructure.Spreadsheets;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages;

/// <summary>Danh sách khách hàng.</summary>
[Needs(Permission.ReadFund)]
public sealed class BorrowerIndexModel : FundPage
{
    public const int Size = 50;

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string Search { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "doiTuong")]
    public BorrowerKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "xa")]
    public string Commune { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "linhVuc")]
    public string Sector { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "duNo")]
    public bool? Borrowing { get; set; }

    [BindProperty(SupportsGet = true, Name = "phuNu")]
    public bool? WomenLed { get; set; }

    [BindProperty(SupportsGet = true, Name = "dtts")]
    public bool? EthnicMinorityArea { get; set; }

    [BindProperty(SupportsGet = true, Name = "xep")]
    public BorrowerOrder Order { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public BorrowerList List { get; private set; } = new([], 0, 0);

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Sectors { get; private set; } = [];

    public bool IsFiltered => Search.Length > 0 || Kind is not null || Commune.Length > 0 || Sector.Length > 0 || Borrowing is not null || WomenLed is not null
        || EthnicMinorityArea is not null;

    public static IEnumerable<SelectListItem> Kinds => Enum.GetValues<BorrowerKind>().Select(kind => new SelectListItem(ApplicationWords.Of(kind), $"{kind}"));

    public static IEnumerable<SelectListItem> Orders =>
    [
        new("Tên", $"{BorrowerOrder.Name}"), new("Xã, phường", $"{BorrowerOrder.Commune}"), new("Lĩnh vực", $"{BorrowerOrder.Sector}"),
        new("Số thành viên", $"{BorrowerOrder.Members}"),
    ];

    public static IEnumerable<SelectListItem> BorrowingChoices => [new("Đang có dư nợ", "True"), new("Không có dư nợ", "False")];

    public static IEnumerable<SelectListItem> YesOrNo => [new("Có", "True"), new("Không", "False")];

    public async Task OnGetAsync()
    {
        List = await Ask(QueryOf(Math.Max(1, Number), Size));
        var choices = await Ask(new ListBorrowerChoices());
        Communes = [.. choices.Communes.Select(text => new SelectListItem(text, text))];
        Sectors = [.. choices.Sectors.Select(text => new SelectListItem(text, text))];
    }

    public Task<IActionResult> OnGetXlsxAsync() =>
        ListFile.OfAsync(HttpContext, "Khách hàng", "khach-hang.xlsx", Columns, async page => (await Ask(QueryOf(page, Paging.LargestPage))).Rows);

    private static ListColumns<BorrowerLine> Columns => new ListColumns<BorrowerLine>()
        .Text("Tên khách hàng", row => row.Name, 48)
        .Text("Đối tượng", row => ApplicationWords.Of(row.Kind))
        .Text("Mã số thuế", row => row.TaxCode, 16)
        .Text("Người đại diện", row => row.Representative)
        .Text("Xã, phường", row => row.Commune)
        .Text("Lĩnh vực", row => row.Sector)
        .Number("Số thành viên", row => row.Members, 14)
        .Text("Do phụ nữ quản lý", row => row.WomenLed ? "Có" : "", 18)
        .Text("Vùng dân tộc thiểu số", row => row.EthnicMinorityArea ? "Có" : "", 20)
        .Amount("Dư nợ gốc (đồng)", row => row.PrincipalOutstanding);

    private FindBorrowers QueryOf(int page, int size) => new(
        Search, Kind, Commune.Length > 0 ? Commune : null, Sector.Length > 0 ? Sector : null, WomenLed, EthnicMinorityArea, Borrowing, Order,
        Descending: Order == BorrowerOrder.Members, page, size);
}

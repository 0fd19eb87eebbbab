using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Risk;
using QuyHtx.Infrastructure.Spreadsheets;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Loans;

/// <summary>Nợ quá hạn, with whom to call, the last contact and what was promised.</summary>
[Needs(Permission.ReadFund)]
public sealed class OverdueModel : FundPage
{
    private const int RowsOfAPage = 50;

    private static readonly ListColumns<OverdueLoan> Columns = new ListColumns<OverdueLoan>()
        .Text("Số hợp đồng", row => row.ContractNumber, 16)
        .Text("Khách hàng", row => row.BorrowerName, 44)
        .Text("Người đại diện", row => row.Representative)
        .Text("Điện thoại", row => row.Phone, 16)
        .Number("Số ngày quá hạn", row => row.DaysPastDue, 16)
        .Date("Quá hạn từ", row => row.OldestUnpaidDueDate)
        .Number("Nhóm nợ", row => (int)row.Group)
        .Amount("Gốc đến hạn chưa trả", row => row.PrincipalDue.Value)
        .Amount("Lãi đến hạn chưa trả", row => row.InterestDue.Value)
        .Amount("Dư nợ gốc", row => row.PrincipalOutstanding.Value)
        .Date("Đôn đốc gần nhất", row => row.LastContact?.Date, 18)
        .Date("Hẹn trả ngày", row => row.LastPromise?.Promise?.Date)
        .Amount("Số tiền hẹn", row => row.LastPromise?.Promise?.Amount.Value)
        .Text("Kết quả hẹn", row => row.LastPromise?.Outcome is { } outcome ? LoanWords.Of(outcome) : null, 16);

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "soNgay")]
    public OverdueBand? Band { get; set; }

    [BindProperty(SupportsGet = true, Name = "nhom")]
    public DebtGroup? Group { get; set; }

    [BindProperty(SupportsGet = true, Name = SortTagHelper.SortQuery)]
    public OverdueSort Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = SortTagHelper.DescendingQuery)]
    public bool Descending { get; set; } = true;

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public int Size => RowsOfAPage;

    public OverdueList List { get; private set; } = null!;

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || Band is not null || Group is not null;

    /// <summary>Cộng of all that the filters leave.</summary>
    public IReadOnlyList<OverdueTotals> Shown => [.. List.Aged.Where(band => Band is null || band.Band == Band)];

    public async Task OnGetAsync() => List = await Ask(Query(Number, RowsOfAPage));

    public Task<IActionResult> OnGetXlsxAsync() =>
        ListFile.OfAsync(HttpContext, "Nợ quá hạn", "no-qua-han.xlsx", Columns, async number => (await Ask(Query(number, Paging.LargestPage))).Rows);

    /// <summary>The list of one band, other filters kept.</summary>
    public string AddressOf(OverdueBand band) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(
        Request.Path, Links.QueryOf(Request).Where(pair => pair.Key != "soNgay").Append(new("soNgay", band.ToString()))
            .Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value)));

    private ListOverdueLoans Query(int number, int size) => new()
    {
        Search = Search ?? "", Band = Band, Group = Group, Sort = Sort, Descending = Descending, Page = number, PageSize = size,
    };
}

using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Risk;
using QuyHtx.Infrastructure.Spreadsheets;
using QuyHtx.Web.Pages.Loans;

namespace QuyHtx.Web.Pages;

/// <summary>Tình hình Quỹ: the manager's page. Every figure leads to the list behind it, every chart has its table.</summary>
[Needs(Permission.ReadFund)]
public sealed class FundOverviewModel : FundPage
{
    private const int LargestShown = 10;

    public FundPosition Position { get; private set; } = null!;

    public CapitalGrowth Growth { get; private set; } = null!;

    public OverdueList Overdue { get; private set; } = null!;

    public ExposureList Borrowers { get; private set; } = null!;

    public ExposureList Related { get; private set; } = null!;

    public ReachList Reach { get; private set; } = null!;

    public CapitalPace Pace => Growth.Pace;

    /// <summary>Dư nợ nhóm 3 đến 5.</summary>
    public long BadDebt => Position.Groups.Where(group => group.Group >= DebtGroup.Substandard).Sum(group => group.Principal.Value);

    public int OverdueLoans => Overdue.Aged.Sum(band => band.Count);

    public long OverdueDue => Overdue.Aged.Sum(band => band.PrincipalDue + band.InterestDue);

    public async Task OnGetAsync()
    {
        Position = await Ask(new GetFundPosition());
        Growth = await Ask(new GetCapitalGrowth());
        Overdue = await Ask(new ListOverdueLoans { PageSize = 1 });
        Borrowers = await Ask(new ListExposures(PageSize: LargestShown));
        Related = await Ask(new ListExposures(Related: true, PageSize: LargestShown));
        Reach = await Ask(new ListBorrowersReached(PageSize: 1));
    }

    public async Task<IActionResult> OnGetCapitalAsync() => await ListFile.OfAsync(
        HttpContext,
        "Vốn theo tháng",
        "von-theo-thang.xlsx",
        new ListColumns<CapitalOnDay>()
            .Date("Ngày", row => row.Date)
            .Amount("Vốn điều lệ trên sổ", row => row.Charter.Value)
            .Amount("Chênh lệch thu chi lũy kế", row => row.Result.Value)
            .Amount("Vốn điều lệ thực có", row => row.Real.Value),
        async number => number == 1 ? (await Ask(new GetCapitalGrowth())).Months : []);

    public async Task<IActionResult> OnGetInflowAsync() => await ListFile.OfAsync(
        HttpContext,
        "Thu hồi dự kiến",
        "thu-hoi-du-kien.xlsx",
        new ListColumns<InflowOfMonth>()
            .Text("Tháng", row => MonthOf(row.Month), 12)
            .Amount("Gốc", row => row.Principal.Value)
            .Amount("Lãi", row => row.Interest.Value)
            .Amount("Cộng", row => (row.Principal + row.Interest).Value)
            .Amount("Trong đó của nợ xấu", row => row.OfBadDebt.Value),
        async number => number == 1 ? (await Ask(new GetFundPosition())).Inflow : []);

    public async Task<IActionResult> OnGetOverdueAsync() => await ListFile.OfAsync(
        HttpContext,
        "Quá hạn theo số ngày",
        "qua-han-theo-so-ngay.xlsx",
        new ListColumns<OverdueTotals>()
            .Text("Số ngày quá hạn", row => LoanWords.Of(row.Band))
            .Number("Số khoản vay", row => row.Count)
            .Amount("Dư nợ gốc", row => row.PrincipalOutstanding)
            .Amount("Gốc đến hạn chưa trả", row => row.PrincipalDue)
            .Amount("Lãi đến hạn chưa trả", row => row.InterestDue),
        async number => number == 1 ? (await Ask(new ListOverdueLoans { PageSize = 1 })).Aged : []);

    public async Task<IActionResult> OnGetGroupsAsync() => await ListFile.OfAsync(
        HttpContext,
        "Dư nợ theo nhóm",
        "du-no-theo-nhom.xlsx",
        new ListColumns<PrincipalOfGroup>()
            .Text("Nhóm nợ", row => LoanWords.InFull(row.Group), 34)
            .Number("Số khoản vay", row => row.Loans)
            .Amount("Dư nợ gốc", row => row.Principal.Value),
        async number => number == 1 ? (await Ask(new GetFundPosition())).Groups : []);

    public static string MonthOf(LocalDate date) => $"{date.Month:00}/{date.Year}";

    /// <summary>As the address of a month has it.</summary>
    public static string MonthInAddress(LocalDate date) => $"{date.Year:0000}-{date.Month:00}";
}

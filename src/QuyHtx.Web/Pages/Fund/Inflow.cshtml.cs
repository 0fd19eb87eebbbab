using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Infrastructure.Spreadsheets;
using QuyHtx.Web.Pages.Forms;
using QuyHtx.Web.Pages.Loans;

namespace QuyHtx.Web.Pages;

/// <summary>Thu hồi dự kiến of a month, loan by loan.</summary>
[Needs(Permission.ReadFund)]
public sealed class InflowModel : FundPage
{
    public const int PageSize = 50;

    private static readonly YearMonthPattern MonthPattern = YearMonthPattern.CreateWithInvariantCulture("uuuu-MM");

    /// <summary>2026-03.</summary>
    [BindProperty(SupportsGet = true, Name = "thang")]
    public string Month { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public ExpectedInflow List { get; private set; } = null!;

    /// <summary>The month as people write it.</summary>
    public string Shown => FundOverviewModel.MonthOf(List.Month);

    /// <summary>Of a month that has one before and one after it on any calendar; others are not there.</summary>
    private LocalDate FirstDay => MonthPattern.Parse(Month) is { Success: true, Value: { Year: > 1 and < 9999 } month } ? month.OnDayOfMonth(1) : throw Loaders.NotThere();

    public async Task OnGetAsync() => List = await Ask(new ListExpectedInflow(FirstDay, Number, PageSize));

    public async Task<IActionResult> OnGetXlsxAsync()
    {
        var day = FirstDay;
        return await ListFile.OfAsync(
            HttpContext,
            "Thu hồi dự kiến",
            $"thu-hoi-du-kien-{Month}.xlsx",
            new ListColumns<InflowRow>()
                .Date("Ngày đến hạn", row => row.DueDate)
                .Text("Số hợp đồng", row => row.ContractNumber, 16)
                .Text("Khách hàng", row => row.BorrowerName, 40)
                .Number("Kỳ", row => row.No)
                .Amount("Gốc", row => row.Principal.Value)
                .Amount("Lãi", row => row.Interest.Value)
                .Text("Nhóm nợ", row => LoanWords.InFull(row.Group), 32)
                .Text("Đang quá hạn kỳ trước", row => row.IsInArrears ? "có" : "", 14),
            async number => (await Ask(new ListExpectedInflow(day, number, Paging.LargestPage))).Rows);
    }
}

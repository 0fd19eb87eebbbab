using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Risk;
using QuyHtx.Infrastructure.Spreadsheets;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Loans;

/// <summary>Danh sách khoản vay.</summary>
[Needs(Permission.ReadFund)]
public sealed class LoansModel : FundPage
{
    private const int RowsOfAPage = 50;

    private static readonly ListColumns<ListedLoan> Columns = new ListColumns<ListedLoan>()
        .Text("Số hợp đồng", row => row.ContractNumber, 16)
        .Text("Khách hàng", row => row.BorrowerName, 44)
        .Date("Ngày ký", row => row.SignedOn)
        .Amount("Số tiền được duyệt", row => row.ApprovedAmount.Value)
        .Text("Tình trạng", row => LoanWords.Of(row.Stage))
        .Number("Nhóm nợ", row => (int)row.Group)
        .Amount("Dư nợ gốc", row => row.PrincipalOutstanding.Value)
        .Amount("Gốc đến hạn chưa trả", row => row.PrincipalDue.Value)
        .Amount("Lãi đến hạn chưa trả", row => row.InterestDue.Value)
        .Number("Số ngày quá hạn", row => row.DaysPastDue, 16)
        .Date("Kỳ tới", row => row.NextDueDate);

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "giaiDoan")]
    public LoanStage? Stage { get; set; }

    [BindProperty(SupportsGet = true, Name = "nhom")]
    public DebtGroup? Group { get; set; }

    [BindProperty(SupportsGet = true, Name = "quaHan")]
    public bool? Overdue { get; set; }

    [BindProperty(SupportsGet = true, Name = "khachHang")]
    public Guid? BorrowerId { get; set; }

    [BindProperty(SupportsGet = true, Name = SortTagHelper.SortQuery)]
    public LoanSort Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = SortTagHelper.DescendingQuery)]
    public bool Descending { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public int Size => RowsOfAPage;

    public LoanList List { get; private set; } = null!;

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || Stage is not null || Group is not null || Overdue is not null || BorrowerId is not null;

    public async Task OnGetAsync() => List = await Ask(Query(Number, RowsOfAPage));

    public Task<IActionResult> OnGetXlsxAsync() =>
        ListFile.OfAsync(HttpContext, "Khoản vay", "khoan-vay.xlsx", Columns, async number => (await Ask(Query(number, Paging.LargestPage))).Rows);

    private ListLoans Query(int number, int size) => new()
    {
        Search = Search ?? "", Stage = Stage, Group = Group, Overdue = Overdue, BorrowerId = BorrowerId, Sort = Sort, Descending = Descending,
        Page = number, PageSize = size,
    };
}

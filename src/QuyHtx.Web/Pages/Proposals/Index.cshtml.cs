using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Infrastructure.Spreadsheets;
using QuyHtx.Web.Pages.Forms;
using QuyHtx.Web.Pages.Loans;

namespace QuyHtx.Web.Pages.Proposals;

/// <summary>Phiếu chờ duyệt, and those that were decided.</summary>
[Needs(Permission.ReadFund)]
public sealed class ProposalsModel : FundPage
{
    private static readonly ListColumns<ListedProposal> Columns = new ListColumns<ListedProposal>()
        .Date("Ngày đề xuất", row => row.Transaction.EnteredOn)
        .Text("Loại", row => LoanWords.Of(row.Transaction.Kind), 28)
        .Text("Số hợp đồng", row => row.ContractNumber, 16)
        .Text("Khách hàng", row => row.BorrowerName, 44)
        .Amount("Số tiền", row => row.Transaction.Amount.Value)
        .Text("Diễn giải", row => row.Transaction.Note, 44)
        .Text("Người đề xuất", row => row.ProposedBy)
        .Text("Trạng thái", row => ProposalWords.Of(row.Status))
        .Text("Người duyệt", row => row.DecidedByName)
        .Date("Ngày duyệt", row => row.DecidedOn)
        .Text("Lý do không duyệt", row => row.Reason, 44);

    [BindProperty(SupportsGet = true, Name = "trangThai")]
    public ProposalStatus Status { get; set; } = ProposalStatus.Open;

    [BindProperty(SupportsGet = true, Name = "loai")]
    public LoanTransactionKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string Search { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public int Size => 50;

    public ProposalList List { get; private set; } = new([], 0);

    public bool IsFiltered => Kind is not null || Search.Length > 0;

    public async Task OnGetAsync() => List = await Ask(Query(Number, Size));

    public Task<IActionResult> OnGetXlsxAsync() => ListFile.OfAsync(
        HttpContext, ProposalWords.Of(Status), "phieu.xlsx", Columns, async number => (await Ask(Query(number, Paging.LargestPage))).Rows);

    private ListProposals Query(int number, int size) => new() { Status = Status, Kind = Kind, Search = Search, Page = number, PageSize = size };
}

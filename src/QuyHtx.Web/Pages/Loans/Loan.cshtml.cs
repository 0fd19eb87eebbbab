using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Loans;

/// <summary>
/// Một khoản vay as of any day: where it stands on the first screen, and behind tabs all that its figures come from. For a cooperative, which has a page of
/// its own, there is nothing at this address, its loan or another's.
/// </summary>
[Needs(Permission.ReadFund, Permission.ReadOwn)]
public sealed class LoanModel : FundPage
{
    private const int RowsOfAPage = 50;

    /// <summary>The tabs: how each is called in addresses and on the page.</summary>
    public static readonly IReadOnlyList<(string Name, string Title)> Tabs =
    [
        ("lich", "Lịch trả nợ"), ("giao-dich", "Giao dịch"), ("lai", "Lãi theo ngày"), ("tai-san", "Tài sản bảo đảm"), ("ho-so", "Hồ sơ, giấy tờ"),
        ("but-toan", "Bút toán"), ("don-doc", "Đôn đốc"), ("lich-su", "Lịch sử"),
    ];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The day that is looked at; null for the business date.</summary>
    [BindProperty(SupportsGet = true, Name = "ngay")]
    public LocalDate? AsOf { get; set; }

    [BindProperty(SupportsGet = true, Name = "the")]
    public string? TabAsked { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public int Size => RowsOfAPage;

    public string Tab { get; private set; } = "lich";

    public LoanStatement Statement { get; private set; } = null!;

    public LoanHeader Header => Statement.Header;

    public LoanState State => Statement.State;

    /// <summary>Nhóm nợ: the borrower's at the last close today, the loan's own on any other day.</summary>
    public DebtGroup? Group => State.AsOf == Header.BusinessDate ? Header.Group : Header.OwnGroupOnDate;

    public ProposalList Waiting { get; private set; } = null!;

    /// <summary>For the tabs of collateral and papers.</summary>
    public ApplicationFile? Application { get; private set; }

    public ContactList? Contacts { get; private set; }

    public LoanHistory? History { get; private set; }

    /// <summary>The next instalment: its day, and what falls due on it.</summary>
    public (LocalDate Date, Dong Principal, Dong Interest)? Next
    {
        get
        {
            var coming = Statement.Rows.Where(row => row.Actual is { HasFallenDue: false } && !(row.Actual.Principal.IsZero && (row.InterestToCome?.IsZero ?? true))).ToList();
            return coming.Count == 0 ? null : (
                coming[0].Actual!.DueDate,
                coming.Where(row => row.Actual!.DueDate == coming[0].Actual!.DueDate).Aggregate(Dong.Zero, (sum, row) => sum + row.Actual!.Principal),
                coming.Where(row => row.Actual!.DueDate == coming[0].Actual!.DueDate).Aggregate(Dong.Zero, (sum, row) => sum + row.InterestToCome!.Value));
        }
    }

    /// <summary>The due date of the oldest row that is not paid: what is owed should have been paid by then.</summary>
    public LocalDate? OwedSince => Statement.Rows
        .Where(row => row.Actual is { HasFallenDue: true } actual && (actual.PrincipalPaid < actual.Principal || actual.InterestPaid < actual.Interest))
        .Select(row => (LocalDate?)row.Actual!.DueDate).FirstOrDefault();

    /// <summary>What may be proposed of the loan as it is.</summary>
    public IEnumerable<ProposalPath> Proposals => May(Permission.ServeLoans) ? ProposalPath.For(Header.Stage, Header.ApprovedAmount > Header.Disbursed, State) : [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!May(Permission.ReadFund))
        {
            return NotFound();
        }

        Tab = Tabs.FirstOrDefault(tab => tab.Name == TabAsked).Name ?? "lich";
        Statement = await Ask(new GetLoanStatement(Id, AsOf));
        Waiting = await Ask(new ListProposals { LoanId = Id });
        Application = Tab is "tai-san" or "ho-so" ? await Ask(new GetApplication(Header.ApplicationId)) : null;
        Contacts = Tab == "don-doc" ? await Ask(new ListContacts { LoanId = Id, Page = Number, PageSize = RowsOfAPage }) : null;
        History = Tab == "lich-su" ? await Ask(new ListLoanHistory { LoanId = Id, Page = Number, PageSize = RowsOfAPage }) : null;
        return Page();
    }

    /// <summary>The same page with another tab, on the same day.</summary>
    public string AddressOf(string tab) => AsOf is null ? $"/khoan-vay/{Id}?the={tab}" : $"/khoan-vay/{Id}?the={tab}&ngay={Uri.EscapeDataString(Show.Date(AsOf))}";

    public bool IsOwedOf => Header.Stage is LoanStage.Open or LoanStage.WrittenOff;
}

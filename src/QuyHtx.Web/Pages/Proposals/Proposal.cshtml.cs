using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Web.Pages.Proposals;

/// <summary>Một phiếu: all that whoever decides it wants to see, and the decision.</summary>
[Needs(Permission.ReadFund)]
public sealed class ProposalModel : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Lý do không duyệt.</summary>
    [BindProperty]
    public string Reason { get; set; } = "";

    public ProposalFile Proposal { get; private set; } = null!;

    /// <summary>The paper of what was carried out, where money moved.</summary>
    public string? Paper => Proposal is { Status: ProposalStatus.Confirmed, Transaction.Kind: LoanTransactionKind.Disbursement or LoanTransactionKind.AdvanceRefund }
        ? $"/giay-to/phieu-chi/{Proposal.Id}" : null;

    public async Task OnGetAsync() => Proposal = await Ask(new GetProposal(Id));

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        if (await Try(new ConfirmProposal(CommandId, Id)) is not null)
        {
            Notice = "Đã duyệt. Giao dịch đã ghi vào khoản vay và sổ sách.";
            return Redirect($"/phieu/{Id}");
        }

        return await AgainAsync();
    }

    public async Task<IActionResult> OnPostRefuseAsync()
    {
        if (await Try(new RefuseProposal(CommandId, Id, Reason.Trim())) is not null)
        {
            Notice = "Đã từ chối đề xuất. Người đề xuất thấy lý do ở mục Không duyệt.";
            return Redirect($"/phieu/{Id}");
        }

        return await AgainAsync();
    }

    private async Task<IActionResult> AgainAsync()
    {
        await OnGetAsync();
        return Page();
    }
}

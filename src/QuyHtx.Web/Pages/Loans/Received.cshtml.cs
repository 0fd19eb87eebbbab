using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Pages.Loans;

/// <summary>Đã thu: the number of the receipt, where the money went, and what is owed now.</summary>
[Needs(Permission.ReceiveMoney)]
public sealed class ReceivedModel : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid TransactionId { get; set; }

    public LoanStatement Statement { get; private set; } = null!;

    public TimelineRow Row { get; private set; } = null!;

    /// <summary>Số phiếu thu: that of its journal entry.</summary>
    public long? ReceiptNo => Statement.Ledger.FirstOrDefault(entry => entry.TransactionId == TransactionId)?.No;

    public async Task<IActionResult> OnGetAsync()
    {
        Statement = await Ask(new GetLoanStatement(Id));
        if (TimelineRow.Of(Statement).FirstOrDefault(row => row.Entered?.Transaction.Id == TransactionId) is not { } row)
        {
            return NotFound();
        }

        Row = row;
        return Page();
    }
}

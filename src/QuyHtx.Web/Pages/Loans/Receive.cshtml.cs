using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Web.Pages.Loans;

/// <summary>Thu nợ một khoản vay: what was brought, then where it goes and what it changes, then it is booked.</summary>
[Needs(Permission.ReceiveMoney)]
public sealed class ReceiveModel : PreviewedPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ReceiptInput Asked { get; set; } = new();

    public LoanStatement Statement { get; private set; } = null!;

    /// <summary>What it would do; null while it is being typed.</summary>
    public TransactionPreview? Preview { get; private set; }

    /// <summary>Where the money itself goes: what is allocated anew begins with it.</summary>
    public Allocation? Own => Preview?.Allocations.FirstOrDefault();

    public bool IsBackDated => Asked.Date < Statement.Header.BusinessDate;

    public async Task OnGetAsync()
    {
        Statement = await Ask(new GetLoanStatement(Id));
        Asked = new ReceiptInput
        {
            Date = Statement.Header.BusinessDate,
            Amount = Statement.State.Owed.IsZero ? null : Statement.State.Owed,
            Payer = Statement.Header.Representative,
            Note = $"Thu nợ hợp đồng {Statement.Header.ContractNumber}",
        };
    }

    public async Task OnPostEditAsync() => Statement = await Ask(new GetLoanStatement(Id));

    public async Task OnPostPreviewAsync()
    {
        Statement = await Ask(new GetLoanStatement(Id));
        foreach (var violation in Asked.Missing(ModelState, Typing))
        {
            Refuse(violation, Typing);
        }

        if (ModelState.IsValid)
        {
            await PreviewAsync();
            Seen = Statement.Transactions.Count;
            ModelState.Remove(nameof(Seen));
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Statement = await Ask(new GetLoanStatement(Id));
        if (!ModelState.IsValid || Asked is not { Date: { } date, Amount: { } amount })
        {
            return Page();
        }

        if (Statement.Transactions.All(row => row.Transaction.Id != CommandId) && HasChangedSince(Statement.Transactions.Count))
        {
            await PreviewAsync();
            return Page();
        }

        if (await Try(new ReceivePayment(CommandId, Id, date, amount, Asked.IsPrepayment, Asked.WholeNote), Typing) is { } received)
        {
            return Redirect($"/thu-no/{Id}/da-thu/{received.TransactionId}");
        }

        return Page();
    }

    private async Task PreviewAsync() => Preview = await Try(new PreviewPayment(Id, Asked.Date!.Value, Asked.Amount!.Value, Asked.IsPrepayment), Typing);
}

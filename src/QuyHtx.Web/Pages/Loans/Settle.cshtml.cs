using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages.Loans;

/// <summary>Tất toán: what it costs on a day, part by part; on the business date it can be booked.</summary>
[Needs(Permission.ReceiveMoney)]
public sealed class SettleModel : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "ngay")]
    public LocalDate? On { get; set; }

    /// <summary>What was quoted when it was shown: another amount now is told before anything is booked.</summary>
    [BindProperty]
    public Dong? Quoted { get; set; }

    [BindProperty]
    public string? Payer { get; set; }

    [BindProperty]
    public string? Voucher { get; set; }

    public LoanStatement Statement { get; private set; } = null!;

    /// <summary>Null for a day that nothing can be quoted for.</summary>
    public SettlementQuote? Quote { get; private set; }

    public bool IsToday => Quote?.Date == Statement.Header.BusinessDate;

    public async Task OnGetAsync() => await ReadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await ReadAsync();
        var note = new ReceiptInput { Note = $"Tất toán hợp đồng {Statement.Header.ContractNumber}", Payer = Payer, Voucher = Voucher }.WholeNote;
        return ModelState.IsValid && await Try(new SettleLoan(CommandId, Id, Quoted ?? default, note)) is { } settled
            ? Redirect($"/thu-no/{Id}/da-thu/{settled.TransactionId}")
            : Page();
    }

    private async Task ReadAsync()
    {
        Statement = await Ask(new GetLoanStatement(Id));
        Payer ??= Statement.Header.Representative;
        Quote = await Try(new QuoteSettlement(Id, On ?? Statement.Header.BusinessDate));
    }
}

using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages.Loans;

/// <summary>Ghi một lần đôn đốc.</summary>
[Needs(Permission.ServeLoans)]
public sealed class ContactModel : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public LocalDate? Date { get; set; }

    [BindProperty]
    public ContactChannel Channel { get; set; }

    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    [BindProperty]
    public LocalDate? PromisedDate { get; set; }

    [BindProperty]
    public Dong? PromisedAmount { get; set; }

    public LoanStatement Statement { get; private set; } = null!;

    public ContactList Before { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        await ReadAsync();
        (Date, Person) = (Statement.Header.BusinessDate, Statement.Header.Representative);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReadAsync();
        if (Date is null && ModelState[nameof(Date)] is not { Errors.Count: > 0 })
        {
            Refuse(new RuleViolation("text-missing", nameof(Date)));
        }

        if (PromisedDate is null != PromisedAmount is null)
        {
            ModelState.AddModelError(PromisedDate is null ? nameof(PromisedDate) : nameof(PromisedAmount), "Khách hàng hẹn trả thì ghi cả ngày hẹn và số tiền hẹn; không hẹn thì để trống cả hai.");
        }

        if (ModelState.IsValid
            && await Try(new RecordContact(CommandId, Id, Date!.Value, Channel, Person ?? "", Said ?? "", PromiseMade())) is not null)
        {
            Notice = "Đã ghi lần đôn đốc.";
            return Redirect($"/khoan-vay/{Id}?the=don-doc");
        }

        return Page();
    }

    private PaymentPromise? PromiseMade() => PromisedDate is { } date && PromisedAmount is { } amount ? new PaymentPromise(date, amount) : null;

    private async Task ReadAsync()
    {
        Statement = await Ask(new GetLoanStatement(Id));
        Before = await Ask(new ListContacts { LoanId = Id, PageSize = 5 });
    }
}

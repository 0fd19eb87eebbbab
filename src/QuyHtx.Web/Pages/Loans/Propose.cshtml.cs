using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Web.Pages.Loans;

/// <summary>Đề xuất một giao dịch cần hai người: first with what it would do to the loan, then sent to whoever decides.</summary>
[Needs(Permission.ServeLoans)]
public sealed class ProposeModel : PreviewedPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "loai")]
    public string PathAsked { get; set; } = "";

    /// <summary>The transaction that would be reversed.</summary>
    [BindProperty(SupportsGet = true, Name = "giaoDich")]
    public Guid? ReversesId { get; set; }

    [BindProperty]
    public ProposalInput Asked { get; set; } = new();

    public ProposalPath Path { get; private set; } = null!;

    public LoanStatement Statement { get; private set; } = null!;

    /// <summary>What it would do; null while it is being typed.</summary>
    public TransactionPreview? Preview { get; private set; }

    public LoanTransactionKind Kind => Path.Kind;

    public StatementTransaction? Reversed => Statement.Transactions.FirstOrDefault(row => row.Transaction.Id == ReversesId);

    public bool NamesAnAmount => Kind is LoanTransactionKind.Disbursement or LoanTransactionKind.AdvanceRefund or LoanTransactionKind.InterestWaiver;

    /// <summary>Who confirms it: never whoever proposes.</summary>
    public string Decider => Kind is LoanTransactionKind.Disbursement or LoanTransactionKind.AdvanceRefund or LoanTransactionKind.Reversal
        ? "kế toán (không phải người đề xuất)"
        : "người quyết định cho vay hoặc lãnh đạo Quỹ (không phải người đề xuất)";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        Asked = ProposalInput.For(Kind, Statement);
        return Page();
    }

    public async Task<IActionResult> OnPostEditAsync() => await ReadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Asked.Note))
        {
            Refuse(new("text-missing", nameof(ProposalInput.Note)), Typing);
        }

        if (ModelState.IsValid)
        {
            Preview = await TryPreviewAsync();
            Seen = Statement.Transactions.Count;
            ModelState.Remove(nameof(Seen));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        if (ModelState.IsValid && HasChangedSince(Statement.Transactions.Count))
        {
            Preview = await TryPreviewAsync();
            return Page();
        }

        if (ModelState.IsValid && await Try(Proposal(), Typing) is { } made)
        {
            Notice = $"Đã gửi đề xuất {LoanWords.Of(Kind).ToLowerInvariant()}; chờ {Decider} duyệt.";
            return Redirect($"/phieu/{made.Id}");
        }

        return Page();
    }

    private Task<TransactionPreview?> TryPreviewAsync() => Try(
        new PreviewProposal(Id, Kind, Asked.Date, Amount, Reverses, Restructures, Asked.TermsAfter(Kind, Statement)), Typing);

    private ProposeTransaction Proposal() =>
        new(CommandId, Id, Kind, Asked.Note ?? "", Asked.Date, Amount, Reverses, Restructures, Asked.TermsAfter(Kind, Statement));

    private Domain.Money.Dong Amount => NamesAnAmount ? Asked.Amount ?? default : default;

    private Guid? Reverses => Kind == LoanTransactionKind.Reversal ? ReversesId : null;

    private RestructuringKind? Restructures => Kind == LoanTransactionKind.Restructuring ? Asked.RestructuringKind : null;

    private async Task<bool> ReadAsync()
    {
        if (ProposalPath.Named(PathAsked) is not { } path)
        {
            return false;
        }

        Path = path;
        Statement = await Ask(new GetLoanStatement(Id));
        return path.Kind != LoanTransactionKind.Reversal || Reversed is not null;
    }
}

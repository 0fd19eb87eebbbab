using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Web.Pages.Books;

/// <summary>Một bút toán: where it comes from, down to the loans and the days, and the seal it lies under.</summary>
[Needs(Permission.ReadFund)]
public sealed class EntryModel : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public EntryFile Entry { get; private set; } = null!;

    /// <summary>Of an entry that a close made for all loans: what each put into it.</summary>
    public EntryBreakdown? Breakdown { get; private set; }

    /// <summary>The day on which the loan's page shows what the entry counts: the morning after the day, which its interest reaches.</summary>
    public LocalDate Morning => Entry.Date.PlusDays(1);

    /// <summary>Where the loan's page shows how its event came to these figures.</summary>
    public string LoanTab => Entry.Transaction?.Kind is LoanTransactionKind.Disbursement ? "lich" : "giao-dich";

    /// <summary>The paper of the event, where money moved.</summary>
    public (string Address, string Title)? Paper => Entry.Transaction switch
    {
        { Kind: LoanTransactionKind.Disbursement or LoanTransactionKind.AdvanceRefund } paidOut => ($"/giay-to/phieu-chi/{paidOut.Id}", "Phiếu chi (02-TT)"),
        { Kind: LoanTransactionKind.Repayment or LoanTransactionKind.Prepayment } received => ($"/giay-to/phieu-thu/{received.Id}", "Phiếu thu (01-TT)"),
        _ => null,
    };

    public async Task OnGetAsync()
    {
        Entry = await Ask(new GetJournalEntry(Id));
        Breakdown = BreakDownEntry.AccountMovedBy(Entry.Kind) is null ? null : await Ask(new BreakDownEntry(Id));
    }
}

using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Ledger;

namespace QuyHtx.Web.Pages.Books;

/// <summary>Sổ sách: how the books stand, and the way to each of them.</summary>
[Needs(Permission.ReadFund)]
public sealed class BooksModel : BooksPage
{
    public IReadOnlyList<TrialBalanceRow> Accounts { get; private set; } = [];

    public JournalPage Today { get; private set; } = null!;

    public ListedClose? LastClose { get; private set; }

    public int Failures { get; private set; }

    /// <summary>The sums of both sides, which are the same while the books balance.</summary>
    public TrialBalancePart Sums => new("", Accounts);

    public async Task OnGetAsync()
    {
        await ReadBusinessDateAsync();
        Accounts = [.. (await Ask(new TrialBalance(BusinessDate, BusinessDate)))
            .Where(row => row.Kind != AccountKind.Memorandum && (!row.Closing.IsZero || !row.Debit.IsZero || !row.Credit.IsZero))];
        Today = await Ask(new ListJournal(From: BusinessDate, LatestFirst: true, PageSize: 10));
        LastClose = (await Ask(new ListCloses(PageSize: 1))).Rows.FirstOrDefault();
        Failures = (await Ask(new ListCloseFailures())).Count(failure => failure.ResolvedOn is null);
    }
}

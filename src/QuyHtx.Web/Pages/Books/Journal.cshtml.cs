using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Ledger;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Books;

/// <summary>Sổ nhật ký chung.</summary>
[Needs(Permission.ReadFund)]
public sealed class JournalModel : BooksPage
{
    [BindProperty(SupportsGet = true, Name = "tu")]
    public LocalDate? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public LocalDate? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "taiKhoan")]
    public string Account { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "loai")]
    public EntryKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "hopDong")]
    public string Contract { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "so")]
    public int? No { get; set; }

    [BindProperty(SupportsGet = true, Name = "khoanVay")]
    public Guid? LoanId { get; set; }

    [BindProperty(SupportsGet = true, Name = "thuTu")]
    public string Order { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public JournalPage List { get; private set; } = new([], 0, default);

    public IReadOnlyList<AccountRow> Accounts { get; private set; } = [];

    public bool IsFiltered => From is not null || To is not null || Account.Length > 0 || Kind is not null || Contract.Length > 0 || No is not null || LoanId is not null;

    /// <summary>What the export takes of the filters: a whole period.</summary>
    public string ExportQuery => string.Join('&', new[] { Query("from", From), Query("to", To) }.OfType<string>());

    public async Task OnGetAsync()
    {
        await ReadBusinessDateAsync();
        Accounts = await Ask(new ListAccounts());
        if (ModelState.IsValid)
        {
            List = await Try(new ListJournal(
                From, To, Account.Length > 0 ? Account : null, Kind, LoanId, No, Contract, LatestFirst: Order.Length == 0, Number, Size)) ?? List;
        }
    }

    private static string? Query(string name, LocalDate? date) => date is { } day ? $"{name}={NodaTime.Text.LocalDatePattern.Iso.Format(day)}" : null;
}

using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Spreadsheets;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Books;

/// <summary>Sổ cái một tài khoản: opening, lines with the balance after each, closing.</summary>
[Needs(Permission.ReadFund)]
public sealed class AccountModel : BooksPage
{
    private static readonly ListColumns<AccountLedgerRow> Columns = new ListColumns<AccountLedgerRow>()
        .Number("Số bút toán", row => row.EntryNo)
        .Date("Ngày ghi sổ", row => row.Date)
        .Text("Diễn giải", row => row.Text, 60)
        .Text("Số hợp đồng", row => row.ContractNumber, 16)
        .Text("TK đối ứng", row => string.Join(", ", row.OtherAccounts), 16)
        .Amount("Phát sinh Nợ", row => row.Debit.Value)
        .Amount("Phát sinh Có", row => row.Credit.Value)
        .Amount("Số dư (dư Có là số âm)", row => row.Balance.Value);

    [BindProperty(SupportsGet = true)]
    public string Account { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "tu")]
    public LocalDate? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public LocalDate? To { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public BookPeriod Period { get; private set; } = null!;

    public AccountLedgerPage? Ledger { get; private set; }

    public IReadOnlyList<AccountRow> Accounts { get; private set; } = [];

    public string Address => $"/so-sach/tai-khoan/{Account}";

    /// <summary>The balance before the first row that is shown.</summary>
    public Dong BroughtForward => Ledger!.Rows is [var first, ..] ? first.Balance - first.Debit + first.Credit : Ledger.Opening;

    public async Task OnGetAsync()
    {
        await ReadBusinessDateAsync();
        Period = BookPeriod.Of(From, To, BusinessDate);
        (From, To) = (Period.From, Period.To);
        Accounts = await Ask(new ListAccounts());
        Ledger = Period.To < Period.From ? await Try(Query(1)) : await Ask(Query(Number));
    }

    public async Task<IActionResult> OnGetXlsxAsync()
    {
        await ReadBusinessDateAsync();
        Period = BookPeriod.Of(From, To, BusinessDate);
        (From, To) = (Period.From, Period.To);
        return await ListFile.OfAsync(
            HttpContext, $"Sổ cái {Account}", $"so-cai-{Account}-{Period.FileName}.xlsx", Columns, async number => (await Ask(Query(number, Paging.LargestPage))).Rows);
    }

    private AccountLedger Query(int number, int? size = null) => new(Account, Period.From, Period.To, number, size ?? Size);
}

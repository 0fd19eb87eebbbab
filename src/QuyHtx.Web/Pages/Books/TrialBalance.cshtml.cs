using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Ledger;
using QuyHtx.Infrastructure.Spreadsheets;

namespace QuyHtx.Web.Pages.Books;

/// <summary>Bảng cân đối số phát sinh of a period, with the accounts off the balance sheet beside it.</summary>
[Needs(Permission.ReadFund)]
public sealed class TrialBalanceModel : BooksPage
{
    private static readonly ListColumns<TrialBalanceRow> Columns = new ListColumns<TrialBalanceRow>()
        .Text("Số hiệu", row => row.Code, 12)
        .Text("Tên tài khoản", row => row.Name, 44)
        .Text("Loại", row => BookWords.Of(row.Kind))
        .Amount("Dư đầu kỳ Nợ", row => TrialBalancePart.DebitSide(row.Opening).Value)
        .Amount("Dư đầu kỳ Có", row => TrialBalancePart.CreditSide(row.Opening).Value)
        .Amount("Phát sinh Nợ", row => row.Debit.Value)
        .Amount("Phát sinh Có", row => row.Credit.Value)
        .Amount("Dư cuối kỳ Nợ", row => TrialBalancePart.DebitSide(row.Closing).Value)
        .Amount("Dư cuối kỳ Có", row => TrialBalancePart.CreditSide(row.Closing).Value);

    [BindProperty(SupportsGet = true, Name = "tu")]
    public LocalDate? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public LocalDate? To { get; set; }

    public BookPeriod Period { get; private set; } = null!;

    public IReadOnlyList<TrialBalanceRow> Rows { get; private set; } = [];

    /// <summary>Trong bảng, then ngoại bảng: each has to balance by itself.</summary>
    public IEnumerable<TrialBalancePart> Parts =>
    [
        new("Tài khoản trong bảng", [.. Rows.Where(row => row.Kind != AccountKind.Memorandum)]),
        new("Tài khoản ngoại bảng", [.. Rows.Where(row => row.Kind == AccountKind.Memorandum)]),
    ];

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnGetXlsxAsync()
    {
        await ReadAsync();
        return await ListFile.OfAsync(
            HttpContext, "Cân đối số phát sinh", $"can-doi-{Period.FileName}.xlsx", Columns, number => Task.FromResult<IReadOnlyList<TrialBalanceRow>>(number == 1 ? Rows : []));
    }

    private async Task ReadAsync()
    {
        await ReadBusinessDateAsync();
        Period = BookPeriod.Of(From, To, BusinessDate);
        (From, To) = (Period.From, Period.To);
        Rows = ModelState.IsValid ? await Try(new TrialBalance(Period.From, Period.To)) ?? [] : [];
    }
}

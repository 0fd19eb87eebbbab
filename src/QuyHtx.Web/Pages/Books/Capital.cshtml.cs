using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Spreadsheets;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Books;

/// <summary>Vốn góp: what the fund received as charter capital, from whom, on which ground; the accountant records what came in today.</summary>
[Needs(Permission.ReadFund)]
public sealed class CapitalModel : BooksPage
{
    private static readonly ListColumns<ListedContribution> Columns = new ListColumns<ListedContribution>()
        .Date("Ngày nhận vốn", row => row.Date)
        .Text("Nguồn", row => BookWords.Of(row.Source), 40)
        .Text("Căn cứ", row => row.Note, 60)
        .Amount("Số tiền", row => row.Amount.Value);

    [BindProperty(SupportsGet = true, Name = "nguon")]
    public CapitalSource? Filter { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    [BindProperty]
    public CapitalSource? Source { get; set; }

    [BindProperty]
    public Dong? Amount { get; set; }

    [BindProperty]
    public string Note { get; set; } = "";

    public ContributionList List { get; private set; } = new([], 0, default);

    public Task OnGetAsync() => ReadAsync();

    public Task<IActionResult> OnGetXlsxAsync() => ListFile.OfAsync(
        HttpContext, "Vốn góp", "von-gop.xlsx", Columns, async number => (await Ask(new ListContributions(Filter, Page: number, PageSize: Paging.LargestPage))).Rows);

    public async Task<IActionResult> OnPostAsync()
    {
        if (Source is null)
        {
            ModelState.AddModelError(nameof(Source), "Hãy chọn nguồn vốn.");
        }

        if (ModelState.IsValid && await Try(new RecordContribution(CommandId, Source!.Value, Amount ?? Dong.Zero, Note.Trim())) is not null)
        {
            Notice = $"Đã ghi nhận {Show.Money(Amount)} đồng vốn góp, ghi sổ Nợ tiền gửi, Có vốn điều lệ.";
            return Redirect("/so-sach/von");
        }

        await ReadAsync();
        return Page();
    }

    private async Task ReadAsync()
    {
        await ReadBusinessDateAsync();
        List = await Ask(new ListContributions(Filter, Page: Number, PageSize: Size));
    }
}

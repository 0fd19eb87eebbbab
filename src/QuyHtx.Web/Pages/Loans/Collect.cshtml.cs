using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Work;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Loans;

/// <summary>Thu nợ: finds the loan that money came for; without a word to search by, those that fall due soon and those that are overdue.</summary>
[Needs(Permission.ReceiveMoney)]
public sealed class CollectModel : FundPage
{
    private const int RowsOfAPage = 30;

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    public int Size => RowsOfAPage;

    public bool IsSearched => !string.IsNullOrWhiteSpace(Search);

    public LoanList Found { get; private set; } = null!;

    public OverdueList? Overdue { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (IsSearched)
        {
            Found = await Ask(new ListLoans { Search = Search!, Page = Number, PageSize = RowsOfAPage });
            return Found is { Totals.Count: 1, Rows: [{ Stage: LoanStage.Open or LoanStage.WrittenOff } only] } ? Redirect($"/thu-no/{only.Id}") : Page();
        }

        var today = (await Ask(new GetWorkWaiting())).BusinessDate ?? default;
        Found = await Ask(new ListLoans
        {
            Stage = LoanStage.Open, NextDueBy = today.PlusDays(GetWorkWaiting.DaysAhead), Sort = LoanSort.NextDueDate, Page = Number, PageSize = RowsOfAPage,
        });
        Overdue = await Ask(new ListOverdueLoans { PageSize = RowsOfAPage });
        return Page();
    }
}

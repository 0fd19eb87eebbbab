using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Pages;

/// <summary>Tìm kiếm over borrowers, applications and loans, without regard to accents. One hit alone is opened at once.</summary>
[Needs(Permission.ReadFund)]
public sealed class SearchModel : FundPage
{
    private const int HitsOfAGroup = 10;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Typed { get; set; }

    public string Text { get; private set; } = "";

    public IReadOnlyList<HitGroup> Groups { get; private set; } = [];

    public bool IsEmpty => Groups.Count == 0;

    public async Task<IActionResult> OnGetAsync()
    {
        Text = (Typed ?? "").Trim();
        if (Text.Length > 100)
        {
            Text = Text[..100];
        }

        if (Text.Length == 0)
        {
            return Page();
        }

        var borrowers = await Ask(new FindBorrowers(Text, PageSize: HitsOfAGroup));
        var loans = await Ask(new ListLoans { Search = Text, PageSize = HitsOfAGroup });
        var applications = await Ask(new ListApplications(Text, PageSize: HitsOfAGroup));
        var query = Uri.EscapeDataString(Text);
        Groups = [.. new HitGroup[]
        {
            new("Khách hàng", borrowers.Total, $"/khach-hang?tim={query}",
                [.. borrowers.Rows.Select(row => new Hit(row.Name, $"/khach-hang/{row.Id}", $"{row.TaxCode} · {row.Commune}"))]),
            new("Khoản vay", loans.Totals.Count, $"/khoan-vay?tim={query}",
                [.. loans.Rows.Select(row => new Hit(row.ContractNumber, $"/khoan-vay/{row.Id}", $"{row.BorrowerName} · dư nợ {Show.Money(row.PrincipalOutstanding)} đồng"))]),
            new("Hồ sơ vay vốn", applications.Total, $"/ho-so?tim={query}",
                [.. applications.Rows.Select(row => new Hit(row.Number, $"/ho-so/{row.Id}", $"{row.BorrowerName} · {Show.Money(row.Amount)} đồng"))]),
        }.Where(group => group.Count > 0)];
        return Groups is [{ Hits: [var only] }] ? LocalRedirect(only.Address) : Page();
    }
}

/// <summary>What was found of one kind.</summary>
public sealed record HitGroup(string Title, int Count, string Address, IReadOnlyList<Hit> Hits);

/// <summary>One thing found.</summary>
public sealed record Hit(string Title, string Address, string More);

using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Web.Pages;

/// <summary>Khai báo người có liên quan: one is found by name and added with how it is related, or taken off.</summary>
[Needs(Permission.KeepBorrowers)]
public sealed class BorrowerRelationsModel : FundPage
{
    private const int MostHits = 10;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string Search { get; set; } = "";

    /// <summary>The version that the list was read at.</summary>
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string Relation { get; set; } = "";

    /// <summary>Whom the refused words were for.</summary>
    public Guid? Adding { get; private set; }

    public new BorrowerFile File { get; private set; } = null!;

    public IReadOnlyList<BorrowerLine> Hits { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Version = File.Version;
    }

    public async Task<IActionResult> OnPostAddAsync(Guid other)
    {
        await LoadAsync();
        Adding = other;
        return await SendAsync(Named().Append(new RelatedBorrower(other, Relation.Trim())), "Đã thêm người có liên quan.");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid other)
    {
        await LoadAsync();
        return await SendAsync(Named().Where(relation => relation.RelatedId != other), "Đã bỏ người có liên quan.");
    }

    private IEnumerable<RelatedBorrower> Named() =>
        File.Relations.Where(relation => relation.NamedHere).Select(relation => new RelatedBorrower(relation.BorrowerId, relation.InWords));

    private async Task<IActionResult> SendAsync(IEnumerable<RelatedBorrower> related, string done)
    {
        if (await Try(new RelateBorrowers(CommandId, Id, Version, [.. related])) is null)
        {
            return Page();
        }

        Notice = done;
        return Redirect($"/khach-hang/{Id}/lien-quan");
    }

    private async Task LoadAsync()
    {
        File = await Ask(new GetBorrower(Id));
        if (Search.Length > 0)
        {
            var known = File.Relations.Where(relation => relation.NamedHere).Select(relation => relation.BorrowerId).Append(Id).ToHashSet();
            Hits = [.. (await Ask(new FindBorrowers(Search, PageSize: MostHits + known.Count))).Rows.Where(row => !known.Contains(row.Id)).Take(MostHits)];
        }
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Chính sách cho vay: any version with its articles, and any two side by side with what differs marked.</summary>
[Needs(Permission.ReadFund)]
public sealed class PoliciesModel : FundPage
{
    [BindProperty(SupportsGet = true, Name = "a")]
    public Guid? LeftId { get; set; }

    [BindProperty(SupportsGet = true, Name = "b")]
    public Guid? RightId { get; set; }

    public PolicyVersion? Left { get; private set; }

    public PolicyVersion? Right { get; private set; }

    public IReadOnlyList<SelectListItem> Options { get; private set; } = [];

    public IReadOnlyList<ComparedItem> Rows { get; private set; } = [];

    public IReadOnlyList<PolicyVersion> Shown => Right is { } right ? [Left!, right] : [Left!];

    public int Differences => Rows.Count(row => row.Differs);

    private PolicyList List { get; set; } = null!;

    /// <summary>Without a choice: the one in force beside the one before it.</summary>
    public async Task OnGetAsync()
    {
        List = await Ask(new ListPolicies(PageSize: Paging.LargestPage));
        Options = [.. List.Rows.Select(version => new SelectListItem($"Từ {Show.Date(version.EffectiveFrom)} ({StateOf(version).ToLowerInvariant()})", version.Id.ToString()))];
        var inForce = List.Rows.FirstOrDefault(version => version.InForce) ?? List.Rows.FirstOrDefault();
        Left = List.Rows.FirstOrDefault(version => version.Id == LeftId) ?? inForce;
        Right = List.Rows.FirstOrDefault(version => version.Id == RightId)
            ?? (LeftId is null ? List.Rows.FirstOrDefault(version => version.EffectiveFrom < inForce?.EffectiveFrom) : null);
        (LeftId, RightId) = (Left?.Id, Right?.Id);
        if (Left is { } left)
        {
            var others = Right is { } right ? PolicyItems.Of(right) : null;
            Rows = [.. PolicyItems.Of(left).Select((item, i) => new ComparedItem(item, others?[i].Value))];
        }
    }

    /// <summary>How a version stands on the business date.</summary>
    public string StateOf(PolicyVersion version) =>
        version.InForce ? "Đang hiệu lực" : version.EffectiveFrom > List.BusinessDate ? "Sắp hiệu lực" : "Đã thay";
}

/// <summary>An item of one version beside the same of another.</summary>
/// <param name="Item">The item.</param>
/// <param name="Other">What the other version says, or null where there is none.</param>
public sealed record ComparedItem(PolicyItem Item, string? Other)
{
    /// <summary>True when the two say different things.</summary>
    public bool Differs => Other is not null && Other != Item.Value;
}

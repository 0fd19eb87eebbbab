using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace QuyHtx.Web.Pages.Forms;

/// <summary>
/// The head of a column that a list can be sorted by; a second click turns it round. &lt;th sort-by="SignedOn" sorted="@Model.Sort" descending="Model.Descending"&gt;
/// </summary>
[HtmlTargetElement("th", Attributes = "sort-by")]
public sealed class SortTagHelper : TagHelper
{
    /// <summary>The name of the column in addresses.</summary>
    public const string SortQuery = "sapXep";

    /// <summary>The name of the direction in addresses.</summary>
    public const string DescendingQuery = "giam";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary>The column, as the query names it.</summary>
    public required string SortBy { get; set; }

    /// <summary>The column that the list is sorted by.</summary>
    public object? Sorted { get; set; }

    public bool Descending { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var isSorted = string.Equals(Sorted?.ToString(), SortBy, StringComparison.Ordinal);
        var query = View.HttpContext.Request.Query
            .Where(pair => pair.Key is not (SortQuery or DescendingQuery or PagerTagHelper.Query))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value))
            .Append(KeyValuePair.Create<string, string?>(SortQuery, SortBy))
            .Append(KeyValuePair.Create<string, string?>(DescendingQuery, isSorted && !Descending ? "true" : "false"));
        var link = new TagBuilder("a");
        link.Attributes["href"] = QueryHelpers.AddQueryString(View.HttpContext.Request.Path, query);
        link.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        if (isSorted)
        {
            output.Attributes.SetAttribute("aria-sort", Descending ? "descending" : "ascending");
            link.InnerHtml.Append(Descending ? " ↓" : " ↑");
        }

        output.Attributes.SetAttribute("scope", "col");
        output.Content.SetHtmlContent(link);
    }
}

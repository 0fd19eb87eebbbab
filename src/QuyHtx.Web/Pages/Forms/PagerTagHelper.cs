using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace QuyHtx.Web.Pages.Forms;

/// <summary>The foot of a list: how many there are, and the way to the other pages, filters kept. &lt;pager page="Model.Number" size="50" total="@total" /&gt;</summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper : TagHelper
{
    /// <summary>The name of the page number in addresses.</summary>
    public const string Query = "trang";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary>The page that is shown, from 1.</summary>
    public int Page { get; set; }

    /// <summary>Rows of a page.</summary>
    public int Size { get; set; }

    /// <summary>Rows of all pages.</summary>
    public long Total { get; set; }

    /// <summary>What is counted: khoản vay.</summary>
    public string Of { get; set; } = "dòng";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var last = (int)Math.Max(1, (Total + Size - 1) / Size);
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", "Các trang");
        var first = Total == 0 ? 0 : ((long)(Page - 1) * Size) + 1;
        var told = new TagBuilder("span");
        told.AddCssClass("text-secondary");
        told.InnerHtml.Append(Total <= Size
            ? $"{Show.Count(Total)} {Of}"
            : $"{Show.Count(first)}–{Show.Count(Math.Min(first + Size - 1, Total))} trong {Show.Count(Total)} {Of}");
        output.Content.AppendHtml(told);
        if (last > 1)
        {
            output.Content.AppendHtml(Link("Trang trước", Page - 1, Page > 1)).AppendHtml(Link("Trang sau", Page + 1, Page < last));
        }
    }

    private TagBuilder Link(string text, int page, bool isThere)
    {
        var link = new TagBuilder(isThere ? "a" : "span");
        link.AddCssClass(isThere ? "btn btn-sm" : "btn btn-sm disabled");
        if (isThere)
        {
            link.Attributes["href"] = QueryOf(page);
        }

        link.InnerHtml.Append(text);
        return link;
    }

    private string QueryOf(int page)
    {
        var query = View.HttpContext.Request.Query
            .Where(pair => pair.Key != Query)
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value))
            .Append(KeyValuePair.Create<string, string?>(Query, page.ToString(CultureInfo.InvariantCulture)));
        return QueryHelpers.AddQueryString(View.HttpContext.Request.Path, query);
    }
}

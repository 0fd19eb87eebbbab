using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QuyHtx.Web.Pages.Forms;

/// <summary>What was refused, listed on top of the form, each with the way to its field. &lt;problems /&gt;</summary>
[HtmlTargetElement("problems", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ProblemsTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var problems = View.ViewData.ModelState
            .SelectMany(field => field.Value?.Errors ?? [], (field, error) => (field.Key, Text: error.ErrorMessage))
            .Where(problem => problem.Text.Length > 0).Distinct().ToList();
        if (problems.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "alert alert-danger");
        output.Attributes.SetAttribute("role", "alert");
        var title = new TagBuilder("strong");
        title.InnerHtml.Append(problems.Count == 1 ? "Chưa thực hiện được:" : $"Chưa thực hiện được, có {problems.Count} điều cần sửa:");
        var list = new TagBuilder("ul");
        list.AddCssClass("mb-0");
        foreach (var (key, text) in problems)
        {
            var item = new TagBuilder("li");
            var line = new TagBuilder(key.Length > 0 ? "a" : "span");
            line.InnerHtml.Append(text);
            if (key.Length > 0)
            {
                line.Attributes["href"] = $"#{TagBuilder.CreateSanitizedId(key, "_")}";
            }

            item.InnerHtml.AppendHtml(line);
            list.InnerHtml.AppendHtml(item);
        }

        output.Content.AppendHtml(title).AppendHtml(list);
    }
}

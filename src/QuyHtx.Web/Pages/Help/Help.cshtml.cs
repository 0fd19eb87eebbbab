using System.Collections.Concurrent;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace QuyHtx.Web.Pages;

/// <summary>Trợ giúp: the guides of docs/huong-dan, one page a role, as they are written there.</summary>
[AllowAnonymous]
public sealed class HelpModel : FundPage
{
    /// <summary>The list of guides.</summary>
    private const string Contents = "README";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "huong-dan");

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().Build();

    private static readonly ConcurrentDictionary<string, (string Title, string Text)> Pages = new();

    [BindProperty(SupportsGet = true)]
    public string? Guide { get; set; }

    public string Title { get; private set; } = "";

    /// <summary>HTML of our own text.</summary>
    public string Text { get; private set; } = "";

    public IActionResult OnGet()
    {
        // The names that are there, so that no address reaches another file.
        var file = Directory.EnumerateFiles(Folder, "*.md").FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == (Guide ?? Contents));
        if (file is null)
        {
            return NotFound();
        }

        (Title, Text) = Pages.GetOrAdd(file, Read);
        return Page();
    }

    private static (string Title, string Text) Read(string file)
    {
        var document = Markdown.Parse(System.IO.File.ReadAllText(file), Pipeline);
        var title = document.OfType<HeadingBlock>().First(heading => heading.Level == 1);
        var text = title.Inline!.FirstChild!.ToString()!;

        // The page's frame shows the title.
        document.Remove(title);
        foreach (var link in document.Descendants<LinkInline>().Where(link => link.Url is not null))
        {
            link.Url = link.IsImage ? $"/huong-dan/{link.Url}" : link.Url!.Replace("README.md", "/tro-giup", StringComparison.Ordinal).Replace(".md", "", StringComparison.Ordinal);
            if (link.IsImage)
            {
                link.GetAttributes().AddProperty("loading", "lazy");
            }
            else if (!link.Url.Contains('/', StringComparison.Ordinal) && !link.Url.StartsWith('#'))
            {
                link.Url = $"/tro-giup/{link.Url}";
            }
        }

        return (text, document.ToHtml(Pipeline));
    }
}

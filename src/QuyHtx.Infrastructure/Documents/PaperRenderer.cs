using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using QuyHtx.Infrastructure.Documents.Forms;

namespace QuyHtx.Infrastructure.Documents;

/// <summary>Sets a paper as a whole HTML document: for the printer with its style sheet inside, for the screen with a toolbar and linked files.</summary>
public sealed class PaperRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>The style sheet of all papers.</summary>
    public static string StyleSheet { get; } = Resource("papers.css");

    /// <summary>What the toolbar's button does.</summary>
    public static string Script { get; } = Resource("papers.js");

    /// <summary>For the printer.</summary>
    public Task<string> ForPrinterAsync(Paper paper) => RenderAsync<PaperDocument>(new()
    {
        [nameof(PaperDocument.Title)] = paper.Title,
        [nameof(PaperDocument.Body)] = Body(paper),
    });

    /// <summary>For the screen.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="pdf">The address of its PDF.</param>
    public Task<string> ForScreenAsync(Paper paper, string pdf) => RenderAsync<PaperDocument>(new()
    {
        [nameof(PaperDocument.Title)] = paper.Title,
        [nameof(PaperDocument.Body)] = Body(paper),
        [nameof(PaperDocument.Pdf)] = pdf,
    });

    /// <summary>The page that stands in the place of a PDF that cannot be printed.</summary>
    /// <param name="trouble">Why.</param>
    /// <param name="html">The address of the paper as HTML.</param>
    public Task<string> WithoutPrinterAsync(PrinterTrouble trouble, string html) => RenderAsync<WithoutPrinter>(new()
    {
        [nameof(WithoutPrinter.Trouble)] = trouble,
        [nameof(WithoutPrinter.Html)] = html,
    });

    private static RenderFragment Body(Paper paper) => builder =>
    {
        builder.OpenComponent(0, paper.Component);
        builder.AddComponentParameter(1, "Facts", paper.Facts);
        builder.CloseComponent();
    };

    private async Task<string> RenderAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            CultureInfo.CurrentCulture = PaperWords.Vietnamese;
            return (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString();
        });
    }

    private static string Resource(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var text = new StreamReader(assembly.GetManifestResourceStream($"{typeof(PaperRenderer).Namespace}.{name}")!);
        return text.ReadToEnd();
    }
}

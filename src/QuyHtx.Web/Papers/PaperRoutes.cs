using MediatR;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;
using QuyHtx.Infrastructure.Documents;

namespace QuyHtx.Web.Papers;

/// <summary>Giấy tờ: each as a page to look at and as a PDF, at /giay-to/{kind}/{id} and /giay-to/{kind}/{id}.pdf.</summary>
internal static class PaperRoutes
{
    /// <summary>A paper loads the two files below and nothing else.</summary>
    private const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Html = "text/html; charset=utf-8";

    public static void MapPapers(this WebApplication app)
    {
        var papers = app.MapGroup("/giay-to").RequireAuthorization();
        papers.MapGet("/giay-to.css", () => Results.Text(PaperRenderer.StyleSheet, "text/css"));
        papers.MapGet("/giay-to.js", () => Results.Text(PaperRenderer.Script, "text/javascript"));
        papers.MapGet("/{kind}/{id:guid}", ShowAsync);
        papers.MapGet("/{kind}/{id:guid}.pdf", PrintAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, IMediator mediator, PaperRenderer renderer, string kind, Guid id)
    {
        var paper = await PaperAsync(http, mediator, kind, id);
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return Results.Text(await renderer.ForScreenAsync(paper, $"{http.Request.Path}.pdf{http.Request.QueryString}"), Html);
    }

    private static async Task<IResult> PrintAsync(
        HttpContext http, IMediator mediator, PaperRenderer renderer, PaperPrinter printer, string kind, Guid id)
    {
        var paper = await PaperAsync(http, mediator, kind, id);
        http.Response.Headers.ContentSecurityPolicy = Policy;
        try
        {
            var pdf = await printer.PrintAsync(await renderer.ForPrinterAsync(paper), http.RequestAborted);
            return Results.File(pdf, "application/pdf", $"{paper.FileName}.pdf");
        }
        catch (PrinterUnavailableException nothing)
        {
            var preview = $"/giay-to/{kind}/{id}{http.Request.QueryString}";
            return Results.Text(
                await renderer.WithoutPrinterAsync(nothing.Trouble, preview), Html, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>A kind that is not known is as a paper that is not there.</summary>
    private static Task<Paper> PaperAsync(HttpContext http, IMediator mediator, string kind, Guid id) =>
        PaperCatalogue.Papers.TryGetValue(kind, out var make)
            ? make(mediator, new PaperRequest(id, DateOf(http, "ngay"), DateOf(http, "tu"), DateOf(http, "den")), http.RequestAborted)
            : throw Loaders.NotThere();

    /// <summary>?ngay= as it is typed (dd/MM/yyyy) or as a program writes it (yyyy-MM-dd).</summary>
    private static LocalDate? DateOf(HttpContext http, string field)
    {
        var text = http.Request.Query[field].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        var typed = LocalDatePattern.CreateWithInvariantCulture("d/M/uuuu").Parse(text);
        var date = typed.Success ? typed : LocalDatePattern.Iso.Parse(text);
        return date.Success ? date.Value : throw new RuleViolationException(new("value-not-understood", field));
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace QuyHtx.Web.Hosting;

/// <summary>
/// For people, errors are pages: what happened, and what to do now. The API and programs get problem details. The page is a component that asks
/// nothing of the database, which may be what is missing.
/// </summary>
internal sealed class PageErrors(RequestDelegate next, ILogger<PageErrors> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!WantsAPage(http.Request))
        {
            await next(http);
            return;
        }

        try
        {
            await next(http);
        }
        catch (Exception problem) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await ShowAsync(http, Problems.Find(http, problem, log));
            return;
        }

        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
        {
            await ShowAsync(http, new Problems.Found(http.Response.StatusCode, Problems.OfStatus(http.Response.StatusCode)));
        }
    }

    /// <summary>What a browser asks for to show, outside the API.</summary>
    public static bool WantsAPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/openapi") && !request.Path.StartsWithSegments("/health")
        && (request.Headers.Accept.ToString() is "" or "*/*" || request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));

    private static async Task ShowAsync(HttpContext http, Problems.Found found)
    {
        var retryAfter = http.Response.Headers.RetryAfter;
        http.Response.Clear();
        http.Response.StatusCode = found.Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.RetryAfter = retryAfter;
        await using var renderer = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ErrorPage>(ParameterView.FromDictionary(
            new Dictionary<string, object?> { [nameof(ErrorPage.Status)] = found.Status, [nameof(ErrorPage.Violation)] = found.Violation }))).ToHtmlString());
        await http.Response.WriteAsync(html, http.RequestAborted);
    }
}

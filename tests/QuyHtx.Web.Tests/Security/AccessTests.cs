using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QuyHtx.Application.Pipeline;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Security;

/// <summary>
/// Walks every page and every endpoint as every role and as nobody. What each may open stands in access.txt, which people read and agree to;
/// the walk only looks at what the host answers.
/// </summary>
public sealed partial class AccessTests
{
    private const string Anywhere = "11111111-1111-4111-8111-111111111111";

    [Fact]
    public async Task Everybody_may_open_what_the_table_says_and_nothing_else()
    {
        await using var host = await DemoHost.StartAsync();
        var everyRole = await EveryRole.SignInAsync(host);
        var found = new List<string>();
        foreach (var (method, path) in RoutesOf(host))
        {
            // A session that is ended or a password that is changed would end the walk; these have tests of their own.
            if (method != "GET" && path.StartsWith("/api/v1/session", StringComparison.Ordinal))
            {
                continue;
            }

            var allowed = new List<string>();
            foreach (var (role, client) in everyRole)
            {
                var isFile = method == "PUT" && path.Contains("/documents/", StringComparison.Ordinal);
                var answer = await client.Send(
                    method, Filled(path) + (isFile ? "?fileName=x" : ""), method is "POST" or "PUT" ? "{}" : null,
                    ("Accept", IsOfTheApi(path) ? "application/json" : "text/html"), ("Content-Type", isFile ? "application/octet-stream" : "application/json"));
                Assert.True(answer.Status < 500, $"{role} {method} {path}: {answer.Status} {answer.Text}");
                if (answer.Status is not (401 or 403) && !answer.GoesTo.StartsWith("/dang-nhap", StringComparison.Ordinal))
                {
                    allowed.Add(role);
                }
            }

            found.Add($"{method} {path}: {InWords(allowed, everyRole.Count)}");
        }

        var table = Path.Combine(AppContext.BaseDirectory, "Security", "access.txt");
        var actual = string.Join('\n', found.Order(StringComparer.Ordinal)) + "\n";
        await File.WriteAllTextAsync(Path.ChangeExtension(table, ".actual.txt"), actual);
        Assert.Equal(await File.ReadAllTextAsync(table), actual);
    }

    [Fact]
    public async Task Every_form_without_the_token_of_its_page_is_refused()
    {
        await using var host = await DemoHost.StartAsync();
        var everyRole = await EveryRole.SignInAsync(host);
        var pages = RoutesOf(host).Select(route => route.Path).Where(path => !IsOfTheApi(path)).Distinct().ToList();
        Assert.Contains("/dang-nhap", pages);
        foreach (var path in pages)
        {
            foreach (var (role, client) in everyRole)
            {
                var answer = await client.Send("POST", Filled(path), "x=y", ("Accept", "text/html"), ("Content-Type", "application/x-www-form-urlencoded"));

                // 401 and 403 for whoever may not even open it; 405 where there is nothing to send.
                Assert.True(answer.Status is 400 or 401 or 403 or 404 or 405, $"{role} POST {path}: {answer.Status}");
            }
        }
    }

    private static string InWords(List<string> allowed, int all) =>
        allowed.Count == all ? "everybody"
        : allowed.Count == all - 1 && !allowed.Contains(EveryRole.Nobody) ? "signed in"
        : allowed.Count == all - 2 && !allowed.Contains(EveryRole.Nobody) && !allowed.Contains(Roles.Borrower) ? "staff"
        : string.Join(' ', allowed.Order(StringComparer.Ordinal));

    private static bool IsOfTheApi(string path) => path.StartsWith("/api", StringComparison.Ordinal);

    /// <summary>Every route with its methods; pages are opened with GET.</summary>
    private static IEnumerable<(string Method, string Path)> RoutesOf(DemoHost host) => host.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .SelectMany(
            endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"],
            (endpoint, method) => (Method: method, Path: $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}"))
        .Where(route => !route.Path.StartsWith("/openapi", StringComparison.Ordinal) && route.Path != "/health")
        .Distinct();

    /// <summary>With something in place of each parameter: a year, a month, a number, or the id of nothing.</summary>
    private static string Filled(string path) => Parameter().Replace(path, parameter => parameter.Value switch
    {
        var text when text.Contains("year", StringComparison.OrdinalIgnoreCase) => "2026",
        var text when text.Contains("month", StringComparison.OrdinalIgnoreCase) => "2026-11",
        var text when text.Contains(":int", StringComparison.Ordinal) || text.Contains(":long", StringComparison.Ordinal) => "1",
        var text when text.Contains("Id", StringComparison.Ordinal) || text.Contains(":guid", StringComparison.Ordinal) || text == "{id}" => Anywhere,
        _ => "x",
    });

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}

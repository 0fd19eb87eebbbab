using System.Net;
using System.Text.RegularExpressions;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Pages;

/// <summary>Fills in a form as a browser without scripts does: what the page has filled in is sent back with what is typed.</summary>
internal static partial class PageForm
{
    /// <summary>The page's words, which has to open.</summary>
    public static async Task<string> TextAsync(this TestClient client, string path)
    {
        var page = await client.Get(path, ("Accept", "text/html"));
        Assert.True(page.Status == 200, $"{path}: {page.Status} {Words(page.Text)}");
        return Words(page.Text);
    }

    /// <summary>Sends the form of a page and answers what is then shown.</summary>
    /// <param name="client">Who.</param>
    /// <param name="path">The page.</param>
    /// <param name="handler">Which of its forms or buttons, where there are several.</param>
    /// <param name="typed">What is typed, ticked (as text) or chosen.</param>
    public static async Task<string> FillAsync(this TestClient client, string path, string? handler, params (string Name, string Value)[] typed)
    {
        var html = (await client.Get(path, ("Accept", "text/html"))).Text;
        var main = html[Math.Max(0, html.IndexOf("<main", StringComparison.Ordinal))..];
        var form = Forms().Matches(main).Select(match => match.Value)
            .First(text => text.Contains("method=\"post\"", StringComparison.Ordinal) && (handler is null || text.Contains($"handler={handler}", StringComparison.Ordinal)));
        var fields = FieldsOf(form).Where(field => typed.All(given => given.Name != field.Key)).Concat(typed.Select(given => KeyValuePair.Create(given.Name, given.Value)));
        var target = handler is null ? path : WebUtility.HtmlDecode(Regex.Match(form, $"(?:form)?action=\"([^\"]*handler={handler}[^\"]*)\"").Groups[1].Value);
        var answer = await client.Send("POST", target, new FormUrlEncodedContent(fields), ("Accept", "text/html"));
        return Words(answer.Text);
    }

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(string form)
    {
        foreach (var tag in Inputs().Matches(form).Select(match => match.Value))
        {
            var (name, type) = (Attribute(tag, "name"), Attribute(tag, "type"));
            if (name is not null && !tag.Contains(" disabled", StringComparison.Ordinal) && (type != "checkbox" || tag.Contains(" checked", StringComparison.Ordinal)))
            {
                yield return KeyValuePair.Create(name, Attribute(tag, "value") ?? "");
            }
        }

        foreach (Match select in Selects().Matches(form))
        {
            var options = Options().Matches(select.Value).Select(match => match.Value).ToList();
            var chosen = options.Find(option => option.Contains(" selected", StringComparison.Ordinal)) ?? options[0];
            yield return KeyValuePair.Create(Attribute(select.Value, "name")!, Attribute(chosen, "value") ?? "");
        }
    }

    private static string? Attribute(string tag, string name) => Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    private static string Words(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ");

    [GeneratedRegex("<form\\b.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input\\b[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("<select\\b.*?</select>", RegexOptions.Singleline)]
    private static partial Regex Selects();

    [GeneratedRegex("<option\\b[^>]*>")]
    private static partial Regex Options();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

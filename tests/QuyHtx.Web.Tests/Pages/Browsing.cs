using System.Net;
using System.Text.RegularExpressions;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Pages;

/// <summary>Pages as a browser without scripts reads and sends them.</summary>
internal static partial class Browsing
{
    /// <summary>The page as it came.</summary>
    public static async Task<string> Html(this TestClient client, string path)
    {
        var page = await client.Get(path, ("Accept", "text/html"));
        Assert.True(page.Status == 200, $"{path}: {page.Status} {Words(page.Text)}");
        return page.Text[page.Text.IndexOf("<main", StringComparison.Ordinal)..];
    }

    /// <summary>What a reader sees of it, with single spaces.</summary>
    public static async Task<string> Read(this TestClient client, string path) => Words(await client.Html(path));

    /// <summary>Sends the form of a page that goes to a handler, with what was typed, and reads the page it leads to.</summary>
    public static async Task<string> Fill(this TestClient client, string path, string handler, params (string Name, string Value)[] typed) =>
        await client.SendForm(handler.Length == 0 ? path : $"{path}?handler={handler}", await client.Open(path, handler, typed));

    /// <summary>The fields of a form of a page, with what was typed, not yet sent.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Open(this TestClient client, string path, string handler, params (string Name, string Value)[] typed)
    {
        var form = Form().Matches(await client.Html(path)).Select(match => match.Value)
            .First(html => handler.Length == 0 ? !html.Contains("handler=", StringComparison.Ordinal) && html.Contains("method=\"post\"", StringComparison.Ordinal)
                : html.Contains($"handler={handler}", StringComparison.Ordinal));
        var fields = Hidden().Matches(form).ToDictionary(input => Attribute(input.Value, "name"), input => Attribute(input.Value, "value"));
        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        return fields;
    }

    /// <summary>Sends a form with these fields, and reads the page it leads to.</summary>
    public static async Task<string> SendForm(this TestClient client, string path, IReadOnlyDictionary<string, string> fields)
    {
        var answer = await client.Send("POST", path, new FormUrlEncodedContent(fields), ("Accept", "text/html"));
        return answer.Status == 302 ? await client.Read(answer.GoesTo) : Words(answer.Text);
    }

    private static string Words(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ");

    private static string Attribute(string tag, string name) =>
        WebUtility.HtmlDecode(new Regex($"\\b{name}=\"([^\"]*)\"").Match(tag).Groups[1].Value);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

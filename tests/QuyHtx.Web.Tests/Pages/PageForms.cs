using System.Net;
using System.Text.RegularExpressions;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Pages;

/// <summary>Opens pages and sends their forms as a browser without scripts does: with the hidden fields that the page had.</summary>
internal static partial class PageForms
{
    /// <summary>The page, as people read it.</summary>
    public static async Task<string> Page(this TestClient client, string address)
    {
        var page = await client.Get(address);
        Assert.True(page.Status == 200, $"{address}: {page.Status}\n{page.Text}");
        return Read(page);
    }

    /// <summary>Sends the form of a page, to one of its handlers, and answers the page that it led to.</summary>
    public static async Task<TestAnswer> SendForm(this TestClient client, string address, string handler, params (string Name, string Value)[] typed) =>
        await client.SendForm(await client.Get(address), address, handler, typed);

    /// <summary>Sends the form of a page that was answered before.</summary>
    public static async Task<TestAnswer> SendForm(this TestClient client, TestAnswer page, string address, string handler, params (string Name, string Value)[] typed)
    {
        var main = page.Text[page.Text.IndexOf("<main", StringComparison.Ordinal)..];
        var fields = Hidden().Matches(main).Select(field => KeyValuePair.Create(Attribute(field.Value, "name"), Attribute(field.Value, "value")))
            .Where(field => typed.All(one => one.Name != field.Key))
            .DistinctBy(field => field.Key)
            .Concat(typed.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        var answer = await client.Send("POST", handler.Length > 0 ? $"{address}?handler={handler}" : address, new FormUrlEncodedContent(fields));
        return answer.GoesTo.Length > 0 ? await client.Get(answer.GoesTo) : answer;
    }

    /// <summary>Without entities, as people read it.</summary>
    public static string Read(TestAnswer page) => WebUtility.HtmlDecode(page.Text);

    private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $"""\b{name}="([^"]*)" """.TrimEnd()).Groups[1].Value);

    [GeneratedRegex("""<input[^>]*type="hidden"[^>]*>""")]
    private static partial Regex Hidden();
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Pages;

/// <summary>Opens pages and sends their forms as a browser without scripts does, and follows where it is sent.</summary>
internal sealed class PageClient(TestClient client)
{
    /// <summary>The page that is shown, its entities read.</summary>
    public string Page { get; private set; } = "";

    /// <summary>The page as it was sent.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Where it is.</summary>
    public string Address { get; private set; } = "";

    public Task<string> Open(string path) => Follow(path, () => client.Get(path));

    /// <summary>Sends fields with the token and the key of the page that is shown.</summary>
    public Task<string> Send(string path, params (string Name, string Text)[] fields) => Follow(path, () => client.Send(
        "POST", path, Form(fields)));

    /// <summary>Fields with the token and the key of the page that is shown, as a form sends them.</summary>
    public FormUrlEncodedContent Form(params (string Name, string Text)[] fields) =>
        new(Hidden().Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Text)));

    /// <summary>Sends a file likewise.</summary>
    public Task<string> Upload(string path, string fileName, byte[] bytes)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, text) in Hidden())
        {
            form.Add(new StringContent(text), name);
        }

        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", fileName);
        return Follow(path, () => client.Send("POST", path, form));
    }

    private async Task<string> Follow(string path, Func<Task<TestAnswer>> ask)
    {
        var answer = await ask();
        while (answer.Status is 302 or 303)
        {
            path = answer.GoesTo;
            answer = await client.Get(path);
        }

        Assert.True(answer.Status == 200, $"{answer.Status} {path} {answer.Text}");
        (Source, Page, Address) = (answer.Text, WebUtility.HtmlDecode(answer.Text), path);
        return Page;
    }

    private IEnumerable<(string Name, string Text)> Hidden() =>
        new[] { "__RequestVerificationToken", "CommandId", "Version" }
            .Select(name => (name, Match: Regex.Match(Source, $"<input[^>]*name=\"{name}\"[^>]*value=\"([^\"]*)\"")))
            .Where(field => field.Match.Success).Select(field => (field.name, WebUtility.HtmlDecode(field.Match.Groups[1].Value)));
}

using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QuyHtx.Web.Tests.Api;

/// <summary>
/// A client as a browser is one, but that it sends back the Secure cookies over plain HTTP too, because the tests' host has no certificate.
/// </summary>
internal sealed class TestClient(Uri address)
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };

    private readonly Dictionary<string, string> cookies = [];

    /// <summary>The token to send, or none.</summary>
    public string? Token { get; set; }

    /// <summary>What the host said when it set cookies last.</summary>
    public IReadOnlyList<string> SetCookies { get; private set; } = [];

    public Task<TestAnswer> SignIn(string userName, string password) => Send("POST", "/api/v1/session", new { userName, password });

    public Task<TestAnswer> Get(string path, params (string Name, string Value)[] headers) => Send("GET", path, null, headers);

    /// <summary>A file.</summary>
    public async Task<MemoryStream> Bytes(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        using var response = await http.SendAsync(request);
        return new MemoryStream(await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
    }

    /// <summary>Makes something, and says its id.</summary>
    public async Task<string> Made(string path, object body)
    {
        var made = await Send("POST", $"/api/v1{path}", body);
        Assert.True(made.Status == 201, made.Text);
        return made["id"]!;
    }

    /// <summary>Sends a file as the body.</summary>
    public Task<TestAnswer> Upload(string path, ReadOnlySpan<byte> file)
    {
        var content = new ByteArrayContent(file.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return Send("PUT", path, content);
    }

    /// <summary>Sends a request; a new Idempotency-Key goes with it unless one is given.</summary>
    public async Task<TestAnswer> Send(string method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            var type = headers.FirstOrDefault(header => header.Name == "Content-Type").Value ?? "application/json";
            request.Content = body as HttpContent ?? new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, type);
        }

        foreach (var (name, value) in headers.Where(header => header.Value.Length > 0))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (method != "GET" && !headers.Any(header => header.Name == "Idempotency-Key"))
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        }

        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        using var response = await http.SendAsync(request);
        Keep(response);
        var text = await response.Content.ReadAsStringAsync();
        return new TestAnswer((int)response.StatusCode, text, response.Content.Headers.ContentType?.MediaType, response.Headers.ETag?.ToString())
        {
            GoesTo = response.Headers.Location is { } location ? location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString : "",
        };
    }

    /// <summary>An answer with its headers, for what is no JSON.</summary>
    public async Task<HttpResponseMessage> Fetch(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        return await http.SendAsync(request);
    }

    private void Keep(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            return;
        }

        SetCookies = [.. set];
        foreach (var cookie in SetCookies.Select(cookie => cookie.Split(';')[0].Split('=', 2)))
        {
            cookies[cookie[0]] = cookie[1];
        }
    }
}

/// <summary>What the host answered.</summary>
internal sealed record TestAnswer(int Status, string Text, string? MediaType, string? ETag)
{
    /// <summary>Where a redirect leads; nothing for any other answer.</summary>
    public string GoesTo { get; init; } = "";

    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? this[string name] => Json[name]?.ToString();

    /// <summary>Refused with this status and code, as problem details.</summary>
    public void AssertProblem(int status, string code)
    {
        Assert.Equal((status, code), (Status, Text.Length > 0 ? this["code"] : null));
        Assert.Equal("application/problem+json", MediaType);
    }
}

using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Users;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Tests.Verbs;

namespace QuyHtx.Web.Tests.Faults;

/// <summary>The verb serve in a process of its own, and a client of it; <see cref="Kill"/> ends it as the kernel would.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient http;

    private ServerProcess(Process process, Uri address) => (this.process, http) = (process, new HttpClient { BaseAddress = address });

    public static async Task<ServerProcess> StartAsync(DatabaseOptions database, string keysFolder)
    {
        var process = VerbProcess.Start(
            database,
            [
                ("Jobs__Engine", "None"), ("Security__KeysFolder", keysFolder), ("Security__RequestsPerMinute", "1000000"),
                ("Logging__LogLevel__Default", "None"),
            ],
            "serve", "--urls", "http://127.0.0.1:0");
        var said = new StringBuilder();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said.AppendLine(line);
            if (line.IndexOf("http://", StringComparison.Ordinal) is var at and >= 0)
            {
                // Read on, so that it never waits for somebody to listen.
                _ = process.StandardError.ReadToEndAsync();
                return new ServerProcess(process, new Uri(line[at..]));
            }
        }

        throw new InvalidOperationException(said.ToString());
    }

    /// <summary>A user with a token of the API, whose password is not asked for.</summary>
    public static async Task<string> TokenOf(TestFund fund, string userName, string role)
    {
        var user = await fund.Send(new CreateUser(Guid.NewGuid(), userName, $"Người {userName}", null, [role], null), Person.Administrator);
        await fund.Look(db => db.Users.Where(row => row.Id == user.UserId).ExecuteUpdateAsync(row => row.SetProperty(set => set.MustChangePassword, false)));
        return (await fund.Send(new CreateApiToken(Guid.NewGuid(), "kiểm thử", ReadOnly: false, 1), new Person(user.UserId, $"Người {userName}", role))).Token!;
    }

    /// <summary>Sends a command with its key.</summary>
    /// <exception cref="HttpRequestException">The server is no more.</exception>
    public async Task<(int Status, string Text)> Send(string path, object? body, Guid key, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (body is not null)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        request.Headers.Add("Idempotency-Key", key.ToString());
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<(int Status, string Text)> Get(string path, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>SIGKILL.</summary>
    public Task Kill()
    {
        process.Kill();
        return process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Kill();
        process.Dispose();
    }
}

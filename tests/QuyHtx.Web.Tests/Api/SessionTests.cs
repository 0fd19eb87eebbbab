using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Hosting;

namespace QuyHtx.Web.Tests.Api;

public sealed class SessionTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task A_person_signs_in_with_a_cookie_that_is_secure_and_signs_out(DatabaseProvider provider)
    {
        var (host, client) = await TestHost.WithAdministratorAsync(provider);
        await using var _ = host;

        var cookie = Assert.Single(client.SetCookies, cookie => cookie.StartsWith("quyhtx=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
        var session = await client.Get("/api/v1/session");
        Assert.Equal((200, "Bùi Thị Lan"), (session.Status, session["fullName"]));

        Assert.Equal(204, (await client.Send("DELETE", "/api/v1/session")).Status);
        (await client.Get("/api/v1/session")).AssertProblem(401, "not-signed-in");
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Five_wrong_passwords_lock_an_account_and_the_answer_does_not_tell_which_was_wrong(DatabaseProvider provider)
    {
        var (host, _) = await TestHost.WithAdministratorAsync(provider);
        await using var __ = host;
        var client = host.NewClient();
        var unknown = await client.SignIn("không-có", "sai mật khẩu rồi");
        for (var i = 0; i < 5; i++)
        {
            var refused = await client.SignIn("quantri", "sai mật khẩu rồi");
            refused.AssertProblem(401, "sign-in-refused");
            Assert.Equal(unknown.Text, refused.Text);
        }

        (await client.SignIn("quantri", TestHost.AdministratorPassword)).AssertProblem(401, "sign-in-refused");
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_first_password_has_to_be_changed_before_anything_else(DatabaseProvider provider)
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(provider);
        await using var _ = host;
        var made = await administrator.Send("POST", "/api/v1/users", new { userName = "lan", fullName = "Trần Lan", roles = new[] { "administrator" } });
        Assert.Equal(200, made.Status);
        var first = made["password"]!;
        var client = host.NewClient();

        Assert.Equal("true", (await client.SignIn("lan", first))["passwordChangeNeeded"]);
        (await client.Get("/api/v1/users")).AssertProblem(403, "password-change-needed");
        var path = "/api/v1/session/password";
        (await client.Send("PUT", path, new { currentPassword = first, newPassword = "ngắn quá" })).AssertProblem(422, "password-too-weak");
        (await client.Send("PUT", path, new { currentPassword = "không phải nó", newPassword = "một hai ba bốn năm" })).AssertProblem(422, "password-wrong");
        Assert.Equal(400, (await client.Send("PUT", path, new { currentPassword = first, newPassword = first })).Status);
        (await client.Get("/api/v1/users")).AssertProblem(403, "password-change-needed");

        Assert.Equal(204, (await client.Send("PUT", path, new { currentPassword = first, newPassword = "một hai ba bốn năm" })).Status);
        Assert.Equal(200, (await client.Get("/api/v1/users")).Status);
        Assert.Equal(200, (await host.NewClient().SignIn("lan", "một hai ba bốn năm")).Status);
        (await host.NewClient().SignIn("lan", first)).AssertProblem(401, "sign-in-refused");

        // Neither password is in what the database keeps of the commands.
        var kept = await host.Look(async db => string.Concat(
            (await db.Commands.Select(command => command.Answer).ToListAsync()).Concat(await db.AuditRecords.Select(record => record.Changes).ToListAsync())));
        Assert.Contains("Trần Lan", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(first, kept, StringComparison.Ordinal);
        Assert.DoesNotContain("một hai ba", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("ngựa", kept, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_second_factor_takes_a_code_of_the_app_or_a_recovery_code_once(DatabaseProvider provider)
    {
        var (host, client) = await TestHost.WithAdministratorAsync(provider);
        await using var _ = host;
        const string Path = "/api/v1/session/authenticator";
        (await client.Send("POST", Path, new { password = "sai" })).AssertProblem(422, "password-wrong");
        var key = (await client.Send("POST", Path, new { password = TestHost.AdministratorPassword }))["key"]!;
        (await client.Send("PUT", Path, new { code = "000000x" })).AssertProblem(401, "sign-in-code-wrong");
        var codes = (await client.Send("PUT", Path, new { code = CodeNow(key) })).Json["codes"]!.AsArray().Select(code => code!.ToString()).ToList();
        Assert.Equal(10, codes.Distinct().Count());

        var again = host.NewClient();
        Assert.Equal("true", (await again.SignIn("quantri", TestHost.AdministratorPassword))["secondFactorNeeded"]);
        (await again.Get("/api/v1/session")).AssertProblem(401, "not-signed-in");
        (await again.Send("POST", "/api/v1/session/second-factor", new { code = "123" })).AssertProblem(401, "sign-in-code-wrong");
        Assert.Equal(200, (await again.Send("POST", "/api/v1/session/second-factor", new { code = CodeNow(key) })).Status);
        Assert.Equal(200, (await again.Get("/api/v1/session")).Status);

        var lost = host.NewClient();
        await lost.SignIn("quantri", TestHost.AdministratorPassword);
        Assert.Equal(200, (await lost.Send("POST", "/api/v1/session/second-factor", new { recoveryCode = codes[0] })).Status);
        var twice = host.NewClient();
        await twice.SignIn("quantri", TestHost.AdministratorPassword);
        (await twice.Send("POST", "/api/v1/session/second-factor", new { recoveryCode = codes[0] })).AssertProblem(401, "sign-in-code-wrong");
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_set_up_link_is_good_once_and_only_while_there_are_no_users(DatabaseProvider provider)
    {
        await using var host = await TestHost.StartAsync(provider);
        var first = await FirstStart.OfferLinkAsync(host.Services, CancellationToken.None);
        var link = await FirstStart.OfferLinkAsync(host.Services, CancellationToken.None);
        var client = host.NewClient();
        object With(string? link, string password = TestHost.AdministratorPassword) => new { link, userName = "quantri", fullName = "Lan", password };

        (await client.Send("POST", "/api/v1/set-up", With(first))).AssertProblem(422, "set-up-link-invalid");
        (await client.Send("POST", "/api/v1/set-up", With(link, "ngắn"))).AssertProblem(422, "password-too-weak");
        Assert.Equal(201, (await client.Send("POST", "/api/v1/set-up", With(link))).Status);
        (await client.Send("POST", "/api/v1/set-up", With(link))).AssertProblem(422, "set-up-link-invalid");
        Assert.Null(await FirstStart.OfferLinkAsync(host.Services, CancellationToken.None));
    }

    [Fact]
    public async Task Tries_to_sign_in_are_limited()
    {
        await using var host = await TestHost.StartAsync(DatabaseProvider.Sqlite, ("Security:SignInsPerMinute", "3"));
        var client = host.NewClient();
        for (var i = 0; i < 3; i++)
        {
            (await client.SignIn("ai đó", "gì đó")).AssertProblem(401, "sign-in-refused");
        }

        (await client.SignIn("ai đó", "gì đó")).AssertProblem(429, "requests-too-many");
    }

    /// <summary>RFC 6238 over SHA-1 with thirty-second steps and six figures, as authenticator apps compute it.</summary>
    internal static string CodeNow(string key)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Select(letter => Convert.ToString(Alphabet.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The algorithm of the apps.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Web.Tests.Api;

public sealed class UsersApiTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task A_token_is_shown_once_kept_as_a_hash_reads_or_writes_and_can_be_withdrawn(DatabaseProvider provider)
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(provider);
        await using var _ = host;
        var key = Guid.NewGuid().ToString();
        var asked = new { name = "báo cáo", readOnly = true, days = 30 };
        var made = await administrator.Send("POST", "/api/v1/tokens", asked, ("Idempotency-Key", key));
        var repeated = await administrator.Send("POST", "/api/v1/tokens", asked, ("Idempotency-Key", key));
        Assert.Equal((200, made["id"], null), (repeated.Status, repeated["id"], repeated["token"]));
        var secret = made["token"]!.Split('_')[2];
        Assert.NotEqual(secret, await host.Look(db => db.ApiTokens.Select(token => token.SecretHash).SingleAsync()));

        var reader = host.NewClient();
        reader.Token = made["token"];
        Assert.Equal(200, (await reader.Get("/api/v1/users")).Status);
        (await reader.Send("POST", "/api/v1/tokens", asked)).AssertProblem(403, "not-allowed");
        (await reader.Send("PUT", "/api/v1/session/password", new { currentPassword = "x", newPassword = "y" })).AssertProblem(401, "not-signed-in");
        reader.Token = made["token"]!.Replace(secret, new string('0', secret.Length), StringComparison.Ordinal);
        (await reader.Get("/api/v1/users")).AssertProblem(401, "not-signed-in");

        var writer = host.NewClient();
        writer.Token = (await administrator.Send("POST", "/api/v1/tokens", new { name = "ghi", readOnly = false, days = 1 }))["token"];
        Assert.Equal(204, (await writer.Send("DELETE", $"/api/v1/tokens/{made["id"]}")).Status);
        reader.Token = made["token"];
        (await reader.Get("/api/v1/users")).AssertProblem(401, "not-signed-in");
        Assert.Equal(2, (await writer.Get("/api/v1/tokens")).Json.AsArray().Count);

        await host.Look(db => db.ApiTokens.ExecuteUpdateAsync(tokens => tokens.SetProperty(token => token.ExpiresAt, Instant.FromUtc(2020, 1, 1, 0, 0))));
        (await writer.Get("/api/v1/tokens")).AssertProblem(401, "not-signed-in");
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_user_who_is_switched_off_is_out_at_once_with_cookie_and_token(DatabaseProvider provider)
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(provider);
        await using var _ = host;
        var (id, client) = await NewUser(host, administrator, "binh", "officer");
        var program = host.NewClient();
        program.Token = (await client.Send("POST", "/api/v1/tokens", new { name = "x", readOnly = false, days = 1 }))["token"];
        Assert.Equal(200, (await program.Get("/api/v1/tokens")).Status);

        Assert.Equal(204, (await administrator.Send("POST", $"/api/v1/users/{id}/disable")).Status);

        (await client.Get("/api/v1/tokens")).AssertProblem(401, "not-signed-in");
        (await program.Get("/api/v1/tokens")).AssertProblem(401, "not-signed-in");
        (await host.NewClient().SignIn("binh", "mật khẩu thứ hai")).AssertProblem(401, "sign-in-refused");
        var self = (await administrator.Get("/api/v1/session"))["userId"];
        (await administrator.Send("POST", $"/api/v1/users/{self}/disable")).AssertProblem(422, "user-disables-self");
        (await administrator.Send("POST", $"/api/v1/users/{Guid.NewGuid()}/disable")).AssertProblem(404, "not-there");

        // Enabled again: with the password, not with the cookie or the token of before.
        Assert.Equal(204, (await administrator.Send("POST", $"/api/v1/users/{id}/enable")).Status);
        (await client.Get("/api/v1/tokens")).AssertProblem(401, "not-signed-in");
        (await program.Get("/api/v1/tokens")).AssertProblem(401, "not-signed-in");
        Assert.Equal(200, (await host.NewClient().SignIn("binh", "mật khẩu thứ hai")).Status);
        (await administrator.Send("POST", $"/api/v1/users/{id}/enable")).AssertProblem(409, "user-not-disabled");
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Roles_are_given_to_the_version_that_was_looked_at_and_to_no_other(DatabaseProvider provider)
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(provider);
        await using var _ = host;
        var (id, client) = await NewUser(host, administrator, "binh", "officer");
        var path = $"/api/v1/users/{id}/roles";
        var looked = await administrator.Get($"/api/v1/users/{id}");
        Assert.StartsWith($"\"{looked["version"]}.", looked.ETag, StringComparison.Ordinal);
        Assert.Equal(304, (await administrator.Get($"/api/v1/users/{id}", ("If-None-Match", looked.ETag!))).Status);

        (await administrator.Send("PUT", path, new { roles = new[] { "auditor" } })).AssertProblem(428, "version-missing");
        (await administrator.Send("PUT", path, new { roles = new[] { "thần đèn" } }, ("If-Match", looked.ETag!))).AssertProblem(422, "role-unknown");
        (await administrator.Send("PUT", path, new { roles = new[] { "borrower" } }, ("If-Match", looked.ETag!))).AssertProblem(422, "borrower-user-mixed");
        Assert.Equal(204, (await administrator.Send("PUT", path, new { roles = new[] { "auditor", "manager" } }, ("If-Match", looked.ETag!))).Status);
        (await administrator.Send("PUT", path, new { roles = new[] { "officer" } }, ("If-Match", looked.ETag!))).AssertProblem(409, "changed-meanwhile");

        var now = await administrator.Get($"/api/v1/users/{id}", ("If-None-Match", looked.ETag!));
        Assert.Equal((200, "auditor, manager"), (now.Status, string.Join(", ", now.Json["roles"]!.AsArray().Select(role => role!.ToString()))));
        (await client.Get("/api/v1/tokens")).AssertProblem(401, "not-signed-in");
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_password_is_reset_and_users_are_listed_by_page(DatabaseProvider provider)
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(provider);
        await using var _ = host;
        var (id, client) = await NewUser(host, administrator, "binh", "officer");
        var reset = await administrator.Send("POST", $"/api/v1/users/{id}/reset-password");
        (await client.Get("/api/v1/tokens")).AssertProblem(401, "not-signed-in");
        Assert.Equal("true", (await host.NewClient().SignIn("binh", reset["password"]!))["passwordChangeNeeded"]);

        var second = await administrator.Get("/api/v1/users?page=2&pageSize=1");
        Assert.Equal(("2", "quantri"), (second["total"], second.Json["users"]![0]!["userName"]!.ToString()));
        Assert.Equal(400, (await administrator.Get("/api/v1/users?pageSize=0")).Status);
        Assert.Equal(400, (await administrator.Get("/api/v1/users?pageSize=nhiều")).Status);
        Assert.Equal(400, (await administrator.Get("/api/v1/users?trang=2")).Status);
        (await administrator.Send("POST", "/api/v1/users", new { userName = "binh", fullName = "B", roles = new[] { "officer" } })).AssertProblem(409, "user-name-taken");
        (await administrator.Send("POST", "/api/v1/users", new { userName = "bình", fullName = "B", roles = new[] { "officer" } })).AssertProblem(422, "user-name-invalid");
    }

    /// <summary>A user who has changed the first password and is signed in.</summary>
    internal static async Task<(string Id, TestClient Client)> NewUser(TestHost host, TestClient administrator, string name, string role)
    {
        var made = await administrator.Send("POST", "/api/v1/users", new { userName = name, fullName = $"Người {name}", roles = new[] { role } });
        var client = host.NewClient();
        await client.SignIn(name, made["password"]!);
        await client.Send("PUT", "/api/v1/session/password", new { currentPassword = made["password"], newPassword = "mật khẩu thứ hai" });
        return (made["userId"]!, client);
    }
}

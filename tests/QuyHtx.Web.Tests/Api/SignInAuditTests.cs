using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Web.Tests.Api;

/// <summary>Who came in, who did not and why, and who went, stands in the audit; what they typed to prove it does not.</summary>
public sealed class SignInAuditTests
{
    private const string Name = "Bùi Thị Lan";

    [Theory]
    [OnEveryDatabase]
    public async Task Signing_in_and_out_stands_in_the_audit_as_done_by_the_user(DatabaseProvider provider)
    {
        var (host, client) = await TestHost.WithAdministratorAsync(provider);
        await using var _ = host;
        Assert.Equal(204, (await client.Send("DELETE", "/api/v1/session")).Status);

        // Who is not signed in does not go, nor does a program with a token.
        Assert.Equal(204, (await host.NewClient().Send("DELETE", "/api/v1/session")).Status);
        await client.SignIn("quantri", TestHost.AdministratorPassword);
        var program = host.NewClient();
        program.Token = (await client.Send("POST", "/api/v1/tokens", new { name = "x", readOnly = true, days = 1 }))["token"];
        Assert.Equal(204, (await program.Send("DELETE", "/api/v1/session")).Status);

        Assert.Equal(
            [$"RecordSignIn {Name}: Password", $"RecordSignOut {Name}: ", $"RecordSignIn {Name}: Password"], await Audited(host));
        var userId = (await client.Get("/api/v1/session"))["userId"];
        var records = await host.Look(db => db.AuditRecords.Where(record => record.Command.StartsWith("RecordSign")).ToListAsync());
        Assert.All(records, record => Assert.Equal((userId, "127.0.0.1"), (record.UserId.ToString(), record.Origin)));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Every_refusal_stands_in_the_audit_with_the_name_that_was_tried_and_why_and_so_does_the_lock_out(DatabaseProvider provider)
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(provider);
        await using var _ = host;
        var (id, _) = await UsersApiTests.NewUser(host, administrator, "binh", "officer");
        var client = host.NewClient();
        await client.SignIn("nguoi.la", "mật khẩu của ai đó");
        for (var i = 0; i < 6; i++)
        {
            await client.SignIn("BINH", "mật khẩu thứ ba");
        }

        await client.SignIn("binh", "mật khẩu thứ hai");
        await administrator.Send("POST", $"/api/v1/users/{id}/disable");
        await client.SignIn("binh", "mật khẩu thứ hai");

        // The fifth wrong password in a row locks; what follows is not looked at.
        Assert.Equal(
            [
                "nguoi.la: NameUnknown", "binh: PasswordWrong", "binh: PasswordWrong", "binh: PasswordWrong", "binh: PasswordWrong", "binh: LockedOut",
                "binh: StillLocked", "binh: StillLocked", "binh: SwitchedOff",
            ],
            (await Audited(host)).Where(line => line.StartsWith("RecordSignInRefused ", StringComparison.Ordinal)).Select(line => line["RecordSignInRefused ".Length..]));
        var records = await host.Look(db => db.AuditRecords.Where(record => record.Command == "RecordSignInRefused").OrderBy(record => record.No).ToListAsync());
        Assert.All(records, record => Assert.Equal((Guid.Empty, "127.0.0.1"), (record.UserId, record.Origin)));
        Assert.DoesNotContain("accountId", records[0].Changes, StringComparison.Ordinal);
        Assert.All(records.Skip(1), record => Assert.Contains(id, record.Changes, StringComparison.Ordinal));
        Assert.All(records, record => Assert.DoesNotContain("mật khẩu", record.Changes, StringComparison.Ordinal));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Both_steps_stand_in_the_audit_and_their_codes_do_not(DatabaseProvider provider)
    {
        var (host, client) = await TestHost.WithAdministratorAsync(provider);
        await using var _ = host;
        const string Path = "/api/v1/session/authenticator";
        var key = (await client.Send("POST", Path, new { password = TestHost.AdministratorPassword }))["key"]!;
        var codes = (await client.Send("PUT", Path, new { code = SessionTests.CodeNow(key) })).Json["codes"]!.AsArray().Select(code => code!.ToString()).ToList();
        var again = host.NewClient();
        var code = SessionTests.CodeNow(key);
        (await again.Send("POST", "/api/v1/session/second-factor", new { code })).AssertProblem(401, "sign-in-refused");
        await again.SignIn("quantri", TestHost.AdministratorPassword);
        await again.Send("POST", "/api/v1/session/second-factor", new { code = "918273" });
        await again.Send("POST", "/api/v1/session/second-factor", new { });
        code = SessionTests.CodeNow(key);
        Assert.Equal(200, (await again.Send("POST", "/api/v1/session/second-factor", new { code })).Status);
        var lost = host.NewClient();
        await lost.SignIn("quantri", TestHost.AdministratorPassword);
        await lost.Send("POST", "/api/v1/session/second-factor", new { recoveryCode = codes[0] });

        Assert.Equal(
            [
                "RecordSignInRefused : FirstStepMissing",
                $"RecordSignIn {Name}: PasswordBeforeCode", "RecordSignInRefused quantri: CodeWrong", "RecordSignInRefused quantri: CodeWrong",
                $"RecordSignIn {Name}: Code",
                $"RecordSignIn {Name}: PasswordBeforeCode", $"RecordSignIn {Name}: RecoveryCode",
            ],
            (await Audited(host)).Skip(1));
        var kept = await host.Look(async db => string.Concat(await db.AuditRecords.Select(record => record.UserName + record.Changes).ToListAsync()));
        Assert.All([code, "918273", codes[0], key, "ngựa"], secret => Assert.DoesNotContain(secret, kept, StringComparison.Ordinal));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_password_typed_where_the_name_belongs_is_not_kept(DatabaseProvider provider)
    {
        var (host, _) = await TestHost.WithAdministratorAsync(provider);
        await using var __ = host;
        var client = host.NewClient();
        await client.SignIn(TestHost.AdministratorPassword, "quantri");
        await client.SignIn("mat-khau-2026", "quantri");
        await client.SignIn("quantri2026", "x");

        Assert.Equal(
            ["RecordSignInRefused : NameUnknown", "RecordSignInRefused : NameUnknown", "RecordSignInRefused quantri2026: NameUnknown"],
            (await Audited(host)).Skip(1));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Tries_at_the_same_moment_are_all_refused_alike_and_all_in_the_audit(DatabaseProvider provider)
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(provider);
        await using var _ = host;
        await UsersApiTests.NewUser(host, administrator, "binh", "officer");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => host.NewClient().SignIn("binh", "mật khẩu thứ ba"))));

        Assert.All(answers, answer => answer.AssertProblem(401, "sign-in-refused"));
        Assert.Equal(8, (await Audited(host)).Count(line => line.StartsWith("RecordSignInRefused binh: ", StringComparison.Ordinal)));
    }

    /// <summary>Command, name, and step or reason, in order.</summary>
    private static async Task<IReadOnlyList<string>> Audited(TestHost host)
    {
        var records = await host.Look(db => db.AuditRecords.Where(record => record.Command.StartsWith("RecordSign")).OrderBy(record => record.No).ToListAsync());
        return [.. records.Select(record => $"{record.Command} {record.UserName}: {Why(JsonDocument.Parse(record.Changes).RootElement.GetProperty("command"))}")];
    }

    private static string? Why(JsonElement command) =>
        command.TryGetProperty("step", out var step) ? step.GetString() : command.TryGetProperty("reason", out var reason) ? reason.GetString() : "";
}

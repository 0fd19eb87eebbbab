using Microsoft.EntityFrameworkCore;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Web.Tests.Api;

/// <summary>The address that the audit and the limits see, behind a proxy and without one.</summary>
public sealed class ProxyTests
{
    private static readonly (string, string) Forwarded = ("X-Forwarded-For", "203.0.113.7");

    [Fact]
    public async Task Only_a_trusted_proxy_is_believed_about_where_a_request_comes_from()
    {
        Assert.Equal("203.0.113.7", await OriginOf(("Security:TrustedProxies:0", "127.0.0.1")));
        Assert.Equal("127.0.0.1", await OriginOf(("Security:TrustedProxies:0", "192.0.2.1")));
        Assert.Equal("127.0.0.1", await OriginOf());
    }

    private static async Task<string> OriginOf(params (string Name, string Value)[] settings)
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite, settings);
        await using var _ = host;
        await administrator.Send("POST", "/api/v1/users", new { userName = "binh", fullName = "Bình", roles = new[] { "officer" } }, Forwarded);
        return await host.Look(db => db.AuditRecords.Where(record => record.Command == "CreateUser").Select(record => record.Origin).SingleAsync());
    }
}

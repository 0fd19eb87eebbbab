using QuyHtx.Application.Users;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Web.Tests.Api;

/// <summary>One's own account: <see cref="GetOwnAccount"/> and <see cref="SignOutEverywhere"/>.</summary>
public sealed class OwnAccountTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task Signing_out_everywhere_ends_every_session_of_that_person_and_no_other(DatabaseProvider provider)
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(provider);
        await using var _ = host;
        var (_, office) = await UsersApiTests.NewUser(host, administrator, "binh", "officer");
        var home = host.NewClient();
        Assert.Equal(200, (await home.SignIn("binh", "mật khẩu thứ hai")).Status);
        var account = await home.Get("/api/v1/session/account");
        Assert.Equal(("binh", "Người binh", "false"), (account["userName"], account["fullName"], account["secondFactor"]));

        Assert.Equal(204, (await home.Send("POST", "/api/v1/session/sign-out-everywhere")).Status);

        (await home.Get("/api/v1/session/account")).AssertProblem(401, "not-signed-in");
        (await office.Get("/api/v1/session/account")).AssertProblem(401, "not-signed-in");
        Assert.Equal(200, (await administrator.Get("/api/v1/session/account")).Status);
    }
}

using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Web.Tests.Api;

/// <summary>An ETag changes whenever the answer does; If-Match says which version somebody has seen, and no more.</summary>
public sealed class ETagTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task A_part_that_is_computed_changes_the_ETag_and_does_not_stand_in_the_way_of_a_correction(DatabaseProvider provider)
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(provider);
        await using var _ = host;
        await administrator.Send("POST", "/api/v1/fund", new
        {
            name = "Quỹ", province = "Đắk Nông", businessDate = "2026-01-05", capitalTarget = 20_000_000_000, capitalTargetOn = "2030-12-31",
        });
        await administrator.Send("POST", "/api/v1/policies", new
        {
            effectiveFrom = "2026-01-05", basis = "Quy chế", limits = new { province = "Đắk Nông" }, repayment = new { }, debtGroups = "microfinance",
        });
        var (_, officer) = await UsersApiTests.NewUser(host, administrator, "binh", "officer");
        var (_, accountant) = await UsersApiTests.NewUser(host, administrator, "em", "accountant");
        await Receive(10_000_000_000);
        object Registration(int members) => new
        {
            profile = new
            {
                kind = "Cooperative", name = "Hợp tác xã Cà phê", representative = "Nguyễn Văn An", members,
                address = new { text = "", commune = "Xã Đắk Mil", province = "Đắk Nông" },
            },
        };
        var path = $"/api/v1/borrowers/{(await officer.Send("POST", "/api/v1/borrowers", Registration(7)))["id"]}";

        var seen = await officer.Get(path);
        Assert.Equal((200, "0"), (seen.Status, seen["version"]));
        Assert.Equal(304, (await officer.Get(path, ("If-None-Match", seen.ETag!))).Status);

        // More capital: 15 % of it is a higher limit, while nobody has touched the borrower.
        await Receive(10_000_000_000);
        var now = await officer.Get(path, ("If-None-Match", seen.ETag!));
        Assert.Equal((200, "0"), (now.Status, now["version"]));
        Assert.NotEqual(seen.Text, now.Text);
        Assert.NotEqual(seen.ETag, now.ETag);

        Assert.Equal(204, (await officer.Send("PUT", path, Registration(8), ("If-Match", seen.ETag!))).Status);
        (await officer.Send("PUT", path, Registration(9), ("If-Match", now.ETag!))).AssertProblem(409, "changed-meanwhile");
        Assert.Equal(204, (await officer.Send("PUT", path, Registration(9), ("If-Match", "\"1\""))).Status);
        Assert.Equal("2", (await officer.Get(path))["version"]);

        Task<TestAnswer> Receive(long amount) =>
            accountant.Send("POST", "/api/v1/fund/contributions", new { source = "ProvincialBudget", amount, note = "Quyết định cấp vốn" });
    }
}

using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Web.Tests.Api;

/// <summary>Lists over HTTP: filters and pages are the query string; what is in them is tested with the queries.</summary>
public sealed class ListsApiTests
{
    [Fact]
    public async Task Policies_contributions_messages_and_the_audit_are_read_by_filter_and_page()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        (await administrator.Get("/api/v1/policies")).AssertProblem(409, "fund-not-founded");
        await administrator.Send("POST", "/api/v1/fund", new
        {
            name = "Quỹ", province = "Đắk Nông", businessDate = "2026-01-05", capitalTarget = 20_000_000_000, capitalTargetOn = "2030-12-31",
        });
        await administrator.Send("POST", "/api/v1/policies", new
        {
            effectiveFrom = "2026-01-05", basis = "Quy chế", limits = new { province = "Đắk Nông" }, repayment = new { }, debtGroups = "bank",
        });

        var policies = await administrator.Get("/api/v1/policies?page=1&pageSize=200");
        Assert.Equal(("2026-01-05", "true", "15"), (policies["businessDate"], policies.Json["rows"]![0]!["inForce"]!.ToString(), policies.Json["rows"]![0]!["limits"]!["oneBorrowerPercent"]!.ToString()));
        Assert.Equal("0", (await administrator.Get("/api/v1/products?code=NH&inForceOnly=true"))["total"]);
        Assert.Equal("0", (await administrator.Get("/api/v1/fund/contributions?source=Grants&oldestFirst=true"))["totalAmount"]);
        Assert.Equal("0", (await administrator.Get($"/api/v1/messages?status=Queued&loanId={Guid.NewGuid()}"))["total"]);
        (await administrator.Send("POST", $"/api/v1/messages/{Guid.NewGuid()}/requeue")).AssertProblem(404, "not-there");

        // What changed is JSON in the JSON, not text.
        var audit = await administrator.Get("/api/v1/audit?command=AdoptPolicy&search=bui+thi&from=2000-01-01&pageSize=1");
        Assert.Equal(("1", "Bùi Thị Lan"), (audit["total"], audit.Json["rows"]![0]!["userName"]!.ToString()));
        Assert.Equal("bank", audit.Json["rows"]![0]!["changes"]!["command"]!["debtGroups"]!.ToString());
        foreach (var list in new[] { "policies", "products", "fund/contributions", "messages", "audit", "loans", "borrowers", "users" })
        {
            Assert.Equal(
                "số trang hoặc số dòng mỗi trang không hợp lệ; cần trang từ 1, mỗi trang từ 1 đến 200 dòng.",
                (await administrator.Get($"/api/v1/{list}?page=0"))["detail"]);
        }

        var (_, officer) = await UsersApiTests.NewUser(host, administrator, "binh", "officer");
        (await officer.Get("/api/v1/audit")).AssertProblem(403, "not-allowed");
    }
}

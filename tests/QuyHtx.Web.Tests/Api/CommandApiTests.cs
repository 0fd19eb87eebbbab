using MediatR;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuyHtx.Application.Pipeline;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Api;

namespace QuyHtx.Web.Tests.Api;

public sealed class CommandApiTests
{
    private static readonly object Founding = new
    {
        name = "Quỹ hỗ trợ phát triển hợp tác xã tỉnh Đắk Nông",
        province = "Đắk Nông",
        businessDate = "2026-01-05",
        capitalTarget = 20_000_000_000,
        capitalTargetOn = "2030-12-31",
    };

    [Theory]
    [OnEveryDatabase]
    public async Task A_command_sent_twice_is_done_once_and_its_key_serves_no_other(DatabaseProvider provider)
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(provider);
        await using var _ = host;
        Assert.Equal(204, (await administrator.Send("POST", "/api/v1/fund", Founding)).Status);
        var (_, accountant) = await UsersApiTests.NewUser(host, administrator, "em", "accountant");
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        object Contribution(long amount) => new { source = "ProvincialBudget", amount, note = "Quyết định cấp vốn" };

        var once = await accountant.Send("POST", "/api/v1/fund/contributions", Contribution(5_000_000_000), key);
        var twice = await accountant.Send("POST", "/api/v1/fund/contributions", Contribution(5_000_000_000), key);

        Assert.Equal((201, once.Text), (twice.Status, twice.Text));
        Assert.Equal(1, await host.Look(db => db.Contributions.CountAsync()));
        (await accountant.Send("POST", "/api/v1/fund/contributions", Contribution(6_000_000_000), key)).AssertProblem(409, "command-key-used");
        (await accountant.Send("POST", "/api/v1/fund/contributions", Contribution(1), ("Idempotency-Key", ""))).AssertProblem(400, "command-key-missing");
        var origin = await host.Look(db => db.AuditRecords.Where(record => record.Command == "RecordContribution").SingleAsync());
        Assert.Equal(("Người em", "127.0.0.1"), (origin.UserName, origin.Origin));
    }

    [Fact]
    public async Task Refusals_are_told_in_Vietnamese_and_to_those_who_ask_in_English()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        await administrator.Send("POST", "/api/v1/fund", Founding);

        var vietnamese = await administrator.Send("POST", "/api/v1/fund", Founding);
        vietnamese.AssertProblem(409, "fund-founded-already");
        Assert.Equal("cơ sở dữ liệu này đã có Quỹ.", vietnamese["detail"]);
        var english = await administrator.Send("POST", "/api/v1/fund", Founding, ("Accept-Language", "en-GB,en;q=0.9,vi;q=0.8"));
        Assert.Equal("a fund has been founded in this database already.", english["detail"]);
        var preferred = await administrator.Send("POST", "/api/v1/fund", Founding, ("Accept-Language", "vi-VN,vi;q=0.9,en;q=0.5"));
        Assert.Equal(vietnamese["detail"], preferred["detail"]);

        var invalid = await administrator.Send("POST", "/api/v1/fund", new
        {
            name = "", province = "Đắk Nông", businessDate = "2026-01-05", capitalTarget = 0, capitalTargetOn = "2030-12-31",
        });
        invalid.AssertProblem(400, "invalid");
        Assert.Equal("chưa ghi nội dung; cần ghi mục này.", invalid.Json["errors"]!["name"]![0]!.ToString());
        Assert.StartsWith("số tiền 0 đồng", invalid.Json["errors"]!["capitalTarget"]![0]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name": "Quỹ"}""", "province", "thiếu mục bắt buộc này")]
    [InlineData("""{"name": "Quỹ", "tên": 1}""", "tên", "không có mục này")]
    [InlineData("""{"name": "Q", "province": "Đ", "businessDate": "05/01/2026", "capitalTarget": 1, "capitalTargetOn": "2030-12-31"}""", "", "không đọc được")]
    [InlineData("""{"name": "Q", "province": "Đ", "businessDate": "2026-01-05", "capitalTarget": "1", "capitalTargetOn": "2030-12-31"}""", "capitalTarget", "không đọc được")]
    public async Task What_cannot_be_read_is_told_by_field(string body, string field, string sentence)
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        var refused = await administrator.Send("POST", "/api/v1/fund", body);
        refused.AssertProblem(400, "invalid");
        Assert.StartsWith(sentence, refused.Json["errors"]![field]![0]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_of_holidays_is_put_and_read_at_one_address()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        await administrator.Send("POST", "/api/v1/fund", Founding);
        object Days(string date) => new { days = new[] { new { date, name = "Ngày Chiến thắng" } } };

        Assert.Equal(204, (await administrator.Send("PUT", "/api/v1/holidays/2026", Days("2026-04-30"))).Status);
        var list = await administrator.Get("/api/v1/holidays/2026");
        Assert.Equal(
            "2026-04-30 VictoryDay",
            string.Join(", ", list.Json["days"]!.AsArray().Where(day => day!["name"] is not null).Select(day => $"{day!["date"]} {day["proposed"]}")));
        var closed = await administrator.Send("PUT", "/api/v1/holidays/2026", Days("2026-01-05"));
        closed.AssertProblem(422, "holiday-date-closed");
        Assert.StartsWith("ngày 05/01/2026 không đổi được nữa", closed["detail"], StringComparison.Ordinal);
        (await administrator.Send("PUT", "/api/v1/holidays/2026", """{"days": [null]}""")).AssertProblem(400, "invalid");
    }

    [Fact]
    public async Task An_account_is_named_at_the_address_of_its_use()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        await administrator.Send("POST", "/api/v1/fund", Founding);

        Assert.Equal(204, (await administrator.Send("PUT", "/api/v1/accounts/InterestIncome", new { code = "511", name = "Doanh thu lãi" })).Status);
        (await administrator.Send("PUT", "/api/v1/accounts/OtherIncome", new { code = "511", name = "Thu khác" })).AssertProblem(409, "account-code-taken");
        (await administrator.Send("PUT", "/api/v1/accounts/NoSuchUse", new { code = "512", name = "Thu khác" })).AssertProblem(400, "invalid");
        var accounts = await administrator.Get("/api/v1/accounts");
        Assert.Equal(
            "511 Doanh thu lãi",
            accounts.Json.AsArray().Where(account => account!["use"]!.ToString() == "InterestIncome").Select(account => $"{account!["code"]} {account["name"]}").Single());
    }

    [Fact]
    public async Task Nobody_and_whoever_may_not_are_refused()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        (await host.NewClient().Send("POST", "/api/v1/fund", Founding)).AssertProblem(401, "not-signed-in");
        var (_, officer) = await UsersApiTests.NewUser(host, administrator, "binh", "officer");
        (await officer.Send("POST", "/api/v1/fund", Founding)).AssertProblem(403, "not-allowed");
        var refused = await officer.Get("/api/v1/users");
        refused.AssertProblem(403, "not-allowed");
        Assert.Equal("bạn không có quyền làm việc này (quản lý người dùng).", refused["detail"]);
        (await officer.Get("/api/v1/không-có")).AssertProblem(404, "not-there");
        (await administrator.Send("POST", "/api/v1/fund", "{")).AssertProblem(400, "request-not-understood");
        Assert.Equal("Healthy", (await host.NewClient().Get("/health")).Text);
    }

    [Fact]
    public async Task The_description_of_the_API_names_the_key_the_path_and_values_as_they_are_written()
    {
        await using var host = await TestHost.StartAsync(DatabaseProvider.Sqlite);
        var description = await host.NewClient().Get("/openapi/v1.json");
        Assert.Equal(200, description.Status);
        var payment = description.Json["paths"]!["/api/v1/loans/{loanId}/payments"]!["post"]!;
        var parameters = payment["parameters"]!.AsArray().Select(parameter => $"{parameter!["in"]} {parameter["name"]}");
        Assert.Equal(["header Idempotency-Key", "path loanId"], parameters);
        var version = description.Json["paths"]!["/api/v1/borrowers/{borrowerId}"]!["put"]!["parameters"]!.AsArray().Single(parameter => $"{parameter!["name"]}" == "If-Match");
        Assert.Equal("string", version!["schema"]!["type"]!.ToString());
        var body = payment["requestBody"]!["content"]!["application/json"]!["schema"]!;
        Assert.Equal(["date", "int64", "boolean"], new[] { "date", "amount", "isPrepayment" }.Select(name => (body["properties"]![name]!["format"] ?? body["properties"]![name]!["type"])!.ToString()));
        Assert.Equal(["amount", "date", "isPrepayment", "note"], body["properties"]!.AsObject().Select(property => property.Key).Order());
    }

    [Fact]
    public async Task Every_message_has_a_route_and_every_route_asks_who_is_there()
    {
        await using var host = await TestHost.StartAsync(DatabaseProvider.Sqlite);
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        var routed = endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<MessageOfRoute>()?.Message).OfType<Type>().ToHashSet();
        var messages = typeof(Registration).Assembly.GetTypes()
            .Where(type => type.IsClass && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRequest<>)));

        // What only the system sends: the closer of days, the dispatch of letters, the host at its first start and when people sign in and
        // out. Files have endpoints of their own. Forms that are being filled in, and their drafts, are the pages' alone.
        string[] withoutRoute =
        [
            nameof(QuyHtx.Application.Drafts.DiscardDraft), nameof(QuyHtx.Application.Drafts.GetDraft), nameof(QuyHtx.Application.Drafts.ListDrafts),
            nameof(QuyHtx.Application.Drafts.SaveDraft), nameof(QuyHtx.Application.Applications.TryApplication),
            nameof(QuyHtx.Application.Applications.AttachDocument), nameof(QuyHtx.Application.CloseOfDay.CloseDay),
            nameof(QuyHtx.Application.Applications.LookAtDocument), nameof(QuyHtx.Application.Users.MakeSetUpLink),
            nameof(QuyHtx.Application.Ledger.ReadLedger), nameof(QuyHtx.Application.CloseOfDay.RecordCloseFailures),
            nameof(QuyHtx.Application.Messages.LapseMessages), nameof(QuyHtx.Application.Messages.RecordDelivery),
            nameof(QuyHtx.Application.Messages.RecordTestMail), nameof(QuyHtx.Application.Users.RecordSignIn),
            nameof(QuyHtx.Application.Users.RecordSignInRefused), nameof(QuyHtx.Application.Users.RecordSignOut),
        ];
        Assert.Equal(withoutRoute.Order(), messages.Where(message => !routed.Contains(message)).Select(message => message.Name).Order());
        Assert.Equal(
            ["DELETE /session", "POST /session", "POST /session/second-factor", "POST /set-up", "dang-nhap", "dang-nhap/ma", "dang-xuat", "thiet-lap", "tro-giup/{guide?}", "/health", "GET /openapi"],
            endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null
                    || endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>() is null)
                .Select(ShortName).OrderBy(name => name.StartsWith('/') ? 1 : name.Contains("openapi", StringComparison.Ordinal) ? 2 : 0).ThenBy(name => name, StringComparer.Ordinal));
    }

    private static string ShortName(RouteEndpoint endpoint)
    {
        var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Single() ?? "";
        var path = endpoint.RoutePattern.RawText!.Replace("/api/v1", "", StringComparison.Ordinal).Replace("/{documentName}.json", "", StringComparison.Ordinal);
        return $"{method} {path}".Trim();
    }
}

using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Pages;

/// <summary>/htx: what a cooperative sees of its own loans, how little it has to load, and that nothing of anybody else is there.</summary>
public sealed class CooperativePagesTests
{
    private const int MostBytes = 100_000;

    private static readonly LocalDate FirstDay = TestFund.FirstDay;

    /// <summary>At 3.65 % a year one đồng in term earns 0.0001 a day, overdue 0.00015; five equal parts, month by month.</summary>
    private static readonly LoanTerms FiveParts = new()
    {
        Rate = new InterestRate(3.65m, RateUnit.PercentPerYear), TermMonths = 5, Method = RepaymentMethod.EqualPrincipal, InterestEveryMonths = 1, PrincipalEveryMonths = 1,
    };

    [Fact]
    public async Task A_cooperative_sees_what_it_owes_and_pays_by_it()
    {
        await using var desk = await Desk.OpenAsync();
        var (borrower, client) = await desk.Cooperative("Hợp tác xã Cà phê Đắk Mil", "damil");
        Assert.Contains("chưa có khoản vay nào", await desk.Text(client, "/htx"), StringComparison.Ordinal);

        var signed = await desk.Fund.SignedLoan(FiveParts, new Dong(50_000_000), borrower);
        Assert.Contains("Đã ký, chờ giải ngân", await desk.Text(client, "/htx"), StringComparison.Ordinal);
        var provisional = await desk.Text(client, $"/htx/khoan-vay/{signed}");
        Assert.Contains("Quỹ chưa giải ngân", provisional, StringComparison.Ordinal);
        Assert.Contains("05/06/2026", provisional, StringComparison.Ordinal);

        // 100 triệu over five months: 20 triệu and 310.000 of interest fall due on 5/2/2026.
        var loan = await desk.Lent(borrower);
        var before = await desk.Text(client, "/htx");
        Assert.Contains("Không có khoản nào đến hạn. Kỳ tới: 20.310.000 đồng, hạn 05/02/2026", before, StringComparison.Ordinal);
        await desk.Fund.MoveTo(new LocalDate(2026, 2, 5));
        Assert.Contains("Hạn trả: hết hôm nay, 05/02/2026", await desk.Text(client, "/htx"), StringComparison.Ordinal);

        // Ten days late: 20,000,000 × 10 × 0.00015 = 30,000 and 310,000 × 10 × 10 % ÷ 365 = 849 on top.
        await desk.Fund.MoveTo(new LocalDate(2026, 2, 15));
        var late = await desk.Text(client, "/htx");
        foreach (var shown in new[] { "20.340.849", "Đã quá hạn 10 ngày", "Gọi 0261 3 123 456", "1901 2345 6789", "HD-2026-0002" })
        {
            Assert.Contains(shown, late, StringComparison.Ordinal);
        }

        var page = await desk.Text(client, $"/htx/khoan-vay/{loan}");
        foreach (var shown in new[] { "20.340.849", "Quá hạn, còn 20.310.000", "Lãi chậm trả", "849", "Chưa đến hạn", $"/giay-to/lich-tra-no/{loan}.pdf" })
        {
            Assert.Contains(shown, page, StringComparison.Ordinal);
        }

        // As of another day; what is no day and a day to come show today, and say so.
        Assert.Contains("Ngày 05/02/2026 phải trả 20.310.000", await desk.Text(client, $"/htx/khoan-vay/{loan}?ngay=05/02/2026"), StringComparison.Ordinal);
        Assert.Contains("Ngày chưa đúng", await desk.Text(client, $"/htx/khoan-vay/{loan}?ngay=31/02/2026"), StringComparison.Ordinal);
        Assert.Contains("Chỉ xem được đến ngày hôm nay", await desk.Text(client, $"/htx/khoan-vay/{loan}?ngay=16/02/2026"), StringComparison.Ordinal);

        // Paid: where it went is told; settled, and it says so.
        await desk.Fund.Enter(loan, LoanTransactionKind.Repayment, 20_340_849);
        var paid = await desk.Text(client, $"/htx/khoan-vay/{loan}");
        Assert.Contains("Tiền trả: gốc quá hạn 20.000.000, lãi quá hạn 30.000, lãi các kỳ đã qua hạn 310.000, lãi chậm trả 849", paid, StringComparison.Ordinal);
        Assert.Contains("Đã trả đủ", paid, StringComparison.Ordinal);

        // Ten days on 80 triệu since 5/2: 80,000 of interest settle it with the principal.
        await desk.Fund.Enter(loan, LoanTransactionKind.Prepayment, 80_080_000);
        Assert.Contains("Khoản vay đã trả hết", await desk.Text(client, $"/htx/khoan-vay/{loan}"), StringComparison.Ordinal);
        Assert.Contains("Khoản vay đã trả hết (1)", await desk.Text(client, "/htx"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_page_is_below_a_hundred_kilobytes_with_all_it_loads_and_loads_no_script()
    {
        await using var desk = await Desk.OpenAsync();
        var (borrower, client) = await desk.Cooperative("Hợp tác xã Đắk Song", "daksong");
        var loan = await desk.Fund.SignedLoan(FiveParts with { TermMonths = 120 }, new Dong(1_200_000_000), borrower);
        await desk.Fund.Enter(loan, LoanTransactionKind.Disbursement, 1_200_000_000, FirstDay);
        foreach (var address in new[] { "/htx", $"/htx/khoan-vay/{loan}" })
        {
            var html = (await client.Get(address)).Text;
            var bytes = Encoding.UTF8.GetByteCount(html);
            var loaded = Regex.Matches(html, "<(?:link|script|img)[^>]*(?:href|src)=\"([^\"]+)\"").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).ToList();
            Assert.All(loaded, file => Assert.Matches(@"^/(css/htx\.css|favicon\.svg)(\?|$)", file));
            foreach (var file in loaded)
            {
                using var answer = await client.Fetch(file);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                bytes += (await answer.Content.ReadAsByteArrayAsync()).Length;
            }

            Assert.InRange(bytes, 1, MostBytes);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("<style|style=\"", html);
        }
    }

    [Fact]
    public async Task What_is_not_yours_looks_to_the_byte_like_what_is_not_there()
    {
        await using var desk = await Desk.OpenAsync();
        var (borrower, own) = await desk.Cooperative("Hợp tác xã Của Mình", "minh");
        var (otherBorrower, other) = await desk.Cooperative("Hợp tác xã Người Khác", "khac");
        var (mine, theirs) = (await desk.Lent(borrower), await desk.Lent(otherBorrower));

        // Whatever page of a cooperative takes an id, now and later.
        var routes = desk.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Where(pattern => Regex.IsMatch(pattern, "^htx(/|$)")).Distinct().ToList();
        Assert.Contains("htx/khoan-vay/{id:guid}", routes);
        foreach (var route in routes.Where(route => route.Contains('{', StringComparison.Ordinal)))
        {
            string With(object id) => $"/{Regex.Replace(route, @"\{[^}]*\}", id.ToString()!)}";
            Assert.Equal(200, (await own.Get(With(mine))).Status);
            var nothing = await own.Get(With(Guid.NewGuid()));
            Assert.Equal(404, nothing.Status);
            foreach (var id in new object[] { theirs, theirs.ToString().ToUpperInvariant(), borrower, otherBorrower, "khong-phai-ma", $"{theirs}?ngay=05/01/2026", $"{theirs}?handler=Xlsx" })
            {
                Assert.Equal(nothing, await own.Get(With(id)));
            }

            Assert.Equal(nothing.Text, (await other.Get(With(mine))).Text);
        }

        var page = await desk.Text(own, "/htx");
        Assert.DoesNotContain("Người Khác", page, StringComparison.Ordinal);
        Assert.DoesNotContain(theirs.ToString(), page, StringComparison.Ordinal);

        // Nobody is asked to sign in; the fund's people are told whose page it is; a cooperative gets none of theirs.
        Assert.DoesNotContain("Của Mình", (await desk.Host.NewClient().Get("/htx")).Text, StringComparison.Ordinal);
        var (_, officer) = await UsersApiTests.NewUser(desk.Host, desk.Administrator, "binh", "officer");
        foreach (var address in new[] { "/htx", $"/htx/khoan-vay/{mine}" })
        {
            var told = await officer.Get(address);
            Assert.Equal(403, told.Status);
            Assert.Contains("trang này dành cho tài khoản của hợp tác xã", WebUtility.HtmlDecode(told.Text), StringComparison.Ordinal);
        }

        foreach (var address in new[] { "/quy", "/tim?q=a", "/quy/cam-ket" })
        {
            Assert.Equal(403, (await own.Get(address)).Status);
        }
    }

    /// <summary>A host with a fund in it.</summary>
    private sealed record Desk(TestHost Host, TestClient Administrator, TestFund Fund) : IAsyncDisposable
    {
        public static async Task<Desk> OpenAsync()
        {
            var (host, administrator) = await TestHost.WithAdministratorAsync(
                DatabaseProvider.Sqlite, ("Contact:Phone", "0261 3 123 456"), ("Contact:BankName", "Ngân hàng Nông nghiệp"), ("Contact:BankAccount", "1901 2345 6789"));
            return new Desk(host, administrator, await TestFund.On(host.Database).Found());
        }

        /// <summary>A cooperative, and somebody of it who is signed in.</summary>
        public async Task<(Guid BorrowerId, TestClient Client)> Cooperative(string name, string userName)
        {
            var borrowerId = await Fund.RegisterCooperative(name);
            var made = await Administrator.Send("POST", "/api/v1/users", new { userName, fullName = "Người của hợp tác xã", roles = new[] { "borrower" }, borrowerId });
            var client = Host.NewClient();
            await client.SignIn(userName, made["password"]!);
            await client.Send("PUT", "/api/v1/session/password", new { currentPassword = made["password"], newPassword = "mật khẩu thứ hai" });
            return (borrowerId, client);
        }

        /// <summary>100 triệu paid out on the first day.</summary>
        public async Task<Guid> Lent(Guid borrowerId)
        {
            var loan = await Fund.SignedLoan(FiveParts, new Dong(100_000_000), borrowerId);
            await Fund.Enter(loan, LoanTransactionKind.Disbursement, 100_000_000, FirstDay);
            return loan;
        }

        /// <summary>What a person reads of a page.</summary>
        public async Task<string> Text(TestClient client, string address)
        {
            var page = await client.Get(address);
            Assert.True(page.Status == 200, $"{address}: {page.Status}");
            var links = string.Concat(Regex.Matches(page.Text, "href=\"([^\"]*)\"").Select(match => $" {match.Groups[1].Value}"));
            return Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(page.Text, "<[^>]+>", " ")), @"\s+", " ").Replace(" ,", ",", StringComparison.Ordinal) + links;
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}

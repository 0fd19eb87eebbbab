using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NodaTime;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Infrastructure.Spreadsheets;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Pages;

/// <summary>/quy and the lists behind its figures. The figures themselves are tested with their queries.</summary>
public sealed class FundPagesTests
{
    /// <summary>3.65 %/year: 0.0001 a day; five equal parts, month by month.</summary>
    private static readonly LoanTerms FiveParts = new()
    {
        Rate = new InterestRate(3.65m, RateUnit.PercentPerYear), TermMonths = 5, Method = RepaymentMethod.EqualPrincipal, InterestEveryMonths = 1, PrincipalEveryMonths = 1,
    };

    private static readonly string[] Addresses =
        ["/quy", "/quy/tap-trung", "/quy/tap-trung?lienQuan=true", "/quy/cam-ket", "/quy/khach-hang-da-vay", "/quy/khach-hang-da-vay?doiTuong=Cooperative&dangVay=true", "/quy/dong-tien/2026-03"];

    [Fact]
    public async Task The_managers_page_shows_the_fund_and_every_figure_opens_its_list()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        var fund = await TestFund.On(host.Database).Found();
        var (_, manager) = await UsersApiTests.NewUser(host, administrator, "giang", "manager");

        // A fund that has lent nothing yet has pages too, which say what to do.
        foreach (var address in Addresses)
        {
            Assert.Equal(200, (await manager.Get(address)).Status);
        }

        var loan = await fund.SignedLoan(FiveParts, new Dong(150_000_000), await fund.RegisterCooperative("Hợp tác xã <b>Cư Jút</b>"));
        await fund.MoveTo(new LocalDate(2026, 2, 15));
        await fund.Enter(loan, LoanTransactionKind.Disbursement, 100_000_000, TestFund.FirstDay);

        // 20 tỷ of 20; 0.1 lent, 19.9 in the bank, 0.05 promised; the row of 5/2 is ten days late; in March 20,000,000 + 80,000,000 × 28 × 0.0001.
        var page = await manager.Get("/quy");
        var text = WebUtility.HtmlDecode(page.Text);
        foreach (var shown in new[]
                 {
                     "20.000.000.000", "Đã đạt mục tiêu từ ngày 05/01/2026", "19.900.000.000", "19.850.000.000", "10–29 ngày", "20.310.000", "20.224.000",
                     "Nhóm 1 – nợ đủ tiêu chuẩn", "3.000.000.000", "Cho vay ngay được",
                 })
        {
            Assert.Contains(shown, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<b>Cư", page.Text, StringComparison.Ordinal);
        foreach (var address in LinksOf(page.Text).Where(link => link.StartsWith("/quy", StringComparison.Ordinal) || link.StartsWith('?')))
        {
            var target = address.StartsWith('?') ? $"/quy{address}" : address;
            using var answer = await manager.Fetch(target);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{target}: {answer.StatusCode}");
            Assert.Equal(target.Contains("handler=", StringComparison.Ordinal) ? ListXlsx.ContentType : "text/html", answer.Content.Headers.ContentType!.MediaType);
        }

        // Charts are drawn from data in attributes: the policy of the page lets no script of its own run.
        var charts = Regex.Matches(page.Text, "data-chart=\"([^\"]*)\"");
        Assert.Equal(4, charts.Count);
        var inflow = charts.Select(chart => JsonNode.Parse(WebUtility.HtmlDecode(chart.Groups[1].Value))!).Single(chart => (bool)chart["stacked"]!);
        Assert.Equal(("bar", 12, 20m, 0.224m), (
            inflow["type"]!.ToString(), inflow["labels"]!.AsArray().Count, (decimal)inflow["series"]![0]!["values"]![1]!, (decimal)inflow["series"]![1]!["values"]![1]!));
        Assert.DoesNotMatch("<script(?![^>]* src=)", page.Text);
        Assert.DoesNotMatch("<style|style=\"", page.Text);
        foreach (var script in Regex.Matches(page.Text, "src=\"(/[^\"]*)\"").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)))
        {
            Assert.Equal(200, (await manager.Get(script)).Status);
        }

        Assert.Contains("20.224.000", (await manager.Get("/quy/dong-tien/2026-03")).Text, StringComparison.Ordinal);
        Assert.Contains("50.000.000", (await manager.Get("/quy/cam-ket")).Text, StringComparison.Ordinal);
        foreach (var nothing in new[] { "/quy/dong-tien/2026-13", "/quy/dong-tien/abc", "/quy/dong-tien/0000-01", "/quy/dong-tien/9999-12" })
        {
            Assert.Equal(404, (await manager.Get(nothing)).Status);
        }

        var made = await administrator.Send("POST", "/api/v1/users", new
        {
            userName = "htx", fullName = "Người của hợp tác xã", roles = new[] { "borrower" }, borrowerId = await fund.RegisterCooperative("Khác"),
        });
        var borrower = host.NewClient();
        await borrower.SignIn("htx", made["password"]!);
        await borrower.Send("PUT", "/api/v1/session/password", new { currentPassword = made["password"], newPassword = "mật khẩu thứ hai" });
        foreach (var address in Addresses.Concat(["/quy?handler=Capital", "/quy?handler=Inflow", "/quy/tap-trung?handler=Xlsx", "/quy/khach-hang-da-vay?handler=Xlsx"]))
        {
            Assert.Equal(403, (await borrower.Get(address)).Status);
        }
    }

    private static IEnumerable<string> LinksOf(string html) =>
        Regex.Matches(html, "href=\"([^\"#]+)\"").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Distinct();
}

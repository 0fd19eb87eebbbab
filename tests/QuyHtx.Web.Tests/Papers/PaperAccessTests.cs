using System.Net;
using QuyHtx.Domain.Loans;
using QuyHtx.Infrastructure.Documents;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Papers;

/// <summary>Who gets which paper, how it comes to a browser, and that one borrower's papers are not there for another.</summary>
[Collection(nameof(PaperDesk))]
public sealed class PaperAccessTests(PaperDesk desk)
{
    private static readonly string[] ForBorrowers = ["lich-tra-no", "hop-dong", "sao-ke", "thong-bao-den-han", "giay-nhan-no", "phieu-thu"];

    [Fact]
    public async Task A_borrower_gets_the_papers_of_its_own_loans_and_no_others()
    {
        var (loan, borrower) = await desk.LoanOfSixtyMonths("Hợp tác xã Của mình");
        var (_, otherBorrower) = await desk.LoanOfSixtyMonths("Hợp tác xã Người khác");
        var paidOut = (await desk.Fund.Look(db => Task.FromResult(db.LoanTransactions.Single(entered => entered.LoanId == loan)))).Id;
        var paid = (await desk.Fund.Enter(loan, LoanTransactionKind.Repayment, 1_000_000)).Id;
        var own = await desk.BorrowerOf(borrower, "chu");
        var other = await desk.BorrowerOf(otherBorrower, "khac");

        foreach (var kind in ForBorrowers)
        {
            var id = kind switch { "giay-nhan-no" => paidOut, "phieu-thu" => paid, _ => loan };
            Assert.Equal(200, (await own.Get($"/giay-to/{kind}/{id}")).Status);
            foreach (var ending in new[] { "", ".pdf" })
            {
                var theirs = await other.Get($"/giay-to/{kind}/{id}{ending}");
                var nobodys = await other.Get($"/giay-to/{kind}/{Guid.NewGuid()}{ending}");
                Assert.Equal((404, nobodys.Text), (theirs.Status, theirs.Text));
            }
        }

        // The fund's own papers are nobody else's, and whoever is not signed in gets none.
        Assert.Equal(404, (await own.Get($"/giay-to/phieu-chi/{paidOut}")).Status);
        Assert.Equal(403, (await own.Get($"/giay-to/bao-cao-tham-dinh/{Guid.NewGuid()}")).Status);
        foreach (var kind in PaperCatalogue.Papers.Keys)
        {
            Assert.DoesNotContain("Của mình", (await desk.Host.NewClient().Get($"/giay-to/{kind}/{loan}")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_preview_stands_alone_and_a_pdf_comes_as_a_file_with_a_name()
    {
        var (loan, _) = await desk.LoanOfSixtyMonths("Hợp tác xã <b>Xem</b> trước");
        using var preview = await desk.Officer.Fetch($"/giay-to/lich-tra-no/{loan}?ngay=05/01/2026");
        var html = await preview.Content.ReadAsStringAsync();
        Assert.Equal("text/html", preview.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("default-src 'none'", preview.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains($"href=\"/giay-to/lich-tra-no/{loan}.pdf?ngay=05/01/2026\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Xem", html, StringComparison.Ordinal);
        Assert.Contains("@page", (await desk.Officer.Get("/giay-to/giay-to.css")).Text, StringComparison.Ordinal);
        Assert.Contains("window.print", (await desk.Officer.Get("/giay-to/giay-to.js")).Text, StringComparison.Ordinal);

        using var pdf = await desk.Officer.Fetch($"/giay-to/lich-tra-no/{loan}.pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Matches("^HD-2026-[0-9]{4}-lich-tra-no\\.pdf$", pdf.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(404, (await desk.Officer.Get($"/giay-to/to-roi/{loan}")).Status);
    }

    [Fact]
    public async Task Without_a_browser_that_prints_the_page_says_what_to_install_and_offers_the_paper_as_html()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(Infrastructure.Persistence.DatabaseProvider.Sqlite, ("Papers:Browser", "/nowhere/chromium"));
        await using var _ = host;
        var fund = await TestFund.On(host.Database).Found();
        var loan = await fund.SignedLoan(PaperDesk.SixtyMonths, new(600_000_000));

        var answer = await administrator.Get($"/giay-to/lich-tra-no/{loan}.pdf?ngay=05/01/2026");
        var text = WebUtility.HtmlDecode(answer.Text);
        Assert.Equal(503, answer.Status);
        Assert.Contains("apt-get install chromium fonts-croscore", text, StringComparison.Ordinal);
        Assert.Contains("Microsoft Edge", text, StringComparison.Ordinal);
        Assert.Contains($"href=\"/giay-to/lich-tra-no/{loan}?ngay=05/01/2026\"", text, StringComparison.Ordinal);
        Assert.Equal(200, (await administrator.Get($"/giay-to/lich-tra-no/{loan}?ngay=05/01/2026")).Status);
    }
}

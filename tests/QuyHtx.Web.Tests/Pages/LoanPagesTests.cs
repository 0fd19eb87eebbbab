using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Pages;

/// <summary>
/// Pages of a loan over HTTP, without scripts: 500 triệu from 5/1/2026, whose first interest, 5.983.562, fell due on 6/4 (see JourneyTests) and is 14 days
/// late on 20/4, which costs 22.951.
/// </summary>
public sealed partial class LoanPagesTests
{
    [Fact]
    public async Task An_overdue_loan_is_found_urged_paid_back_dated_and_explained()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        var people = await Journey.FoundedAsync(host, administrator, "2026-01-05");
        var loan = await SignedLoan(people);
        await PaidOut(people, loan);
        await people.CloseTo("2026-04-19");

        // The lists, with filters that find it, none that does not, and the same as a file.
        var list = await Text(people.Auditor, "/khoan-vay?tim=dak+mil&quaHan=true&nhom=Watch");
        Assert.Contains("HD-2026-0001", list, StringComparison.Ordinal);
        Assert.Contains("Cộng 1 khoản vay (theo điều kiện lọc) 500.000.000 0 5.983.562", list, StringComparison.Ordinal);
        Assert.Contains("Không có khoản vay nào khớp", await Text(people.Auditor, "/khoan-vay?quaHan=false"), StringComparison.Ordinal);
        var file = await people.Auditor.Get("/khoan-vay?handler=Xlsx&quaHan=true");
        Assert.Equal((200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (file.Status, file.MediaType));
        Assert.Contains("14 ngày từ 06/04/2026 Nhóm 2 5.983.562", await Text(people.Manager, "/no-qua-han"), StringComparison.Ordinal);

        // What is owed today, on another day, and by which formula.
        var page = await Text(people.Manager, $"/khoan-vay/{loan}");
        Assert.Contains("Phải trả hôm nay 6.006.513 đã quá hạn từ 06/04/2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ghi đôn đốc", page, StringComparison.Ordinal);
        Assert.Contains("Phải trả ngày 08/04/2026 5.986.841", await Text(people.Manager, $"/khoan-vay/{loan}?ngay=08/04/2026"), StringComparison.Ordinal);
        Assert.Contains("500.000.000 × 91 ngày × 4,8 % ÷ 365 5.983.561,6438", await Text(people.Manager, $"/khoan-vay/{loan}?the=lai"), StringComparison.Ordinal);
        foreach (var tab in new[] { "lich", "giao-dich", "tai-san", "ho-so", "but-toan", "don-doc", "lich-su" })
        {
            Assert.Equal(200, (await people.Auditor.Get($"/khoan-vay/{loan}?the={tab}")).Status);
        }

        // A call with a promise, which stays open until its day.
        var urged = await Post(people.Officer, $"/khoan-vay/{loan}/don-doc", [], new()
        {
            ["Date"] = "20/04/2026", ["Channel"] = "Call", ["Person"] = "Bà Lan", ["Said"] = "Hẹn trả sau thu hoạch", ["PromisedDate"] = "24/04/2026", ["PromisedAmount"] = "6.000.000",
        });
        Assert.Contains("6.000.000 đồng, ngày 24/04/2026 Chưa đến hẹn", urged, StringComparison.Ordinal);
        Assert.Contains("6.000.000 đồng, ngày 24/04/2026 Chưa đến hẹn", await Text(people.Officer, "/no-qua-han"), StringComparison.Ordinal);
        var half = await Post(people.Officer, $"/khoan-vay/{loan}/don-doc", [], new() { ["Date"] = "20/04/2026", ["Person"] = "Bà Lan", ["Said"] = "x", ["PromisedAmount"] = "1" });
        Assert.Contains("ghi cả ngày hẹn và số tiền hẹn", half, StringComparison.Ordinal);

        await ReceivedBackDated(host, people, loan);
    }

    /// <summary>The money had come on 8/4: two days cost 3.279, and 19.672 is held.</summary>
    private static async Task ReceivedBackDated(TestHost host, Journey people, string loan)
    {
        Assert.Equal(403, (await people.Auditor.Get($"/thu-no/{loan}")).Status);
        Assert.Contains("Tìm khoản vay", await Text(people.Officer, "/thu-no"), StringComparison.Ordinal);
        Assert.Contains("Thu nợ HD-2026-0001", await Text(people.Officer, "/thu-no?tim=hd-2026"), StringComparison.Ordinal);
        var typed = new Dictionary<string, string> { ["Asked.Date"] = "08/04/2026", ["Asked.Amount"] = "6.006.513", ["Asked.Payer"] = "Nguyễn Văn An", ["Asked.Voucher"] = "BC 12", ["Asked.Note"] = "Trả lãi" };
        var wrong = await Post(people.Officer, $"/thu-no/{loan}", [], new(typed) { ["Asked.Amount"] = "sáu triệu" }, "Preview");
        Assert.Contains("Hãy nhập số tiền", wrong, StringComparison.Ordinal);

        var (preview, hidden) = await PostForm(people.Officer, $"/thu-no/{loan}", [], typed, "Preview");
        Assert.Contains("Tiền trả trước (giữ lại cho kỳ sau) 19.672", preview, StringComparison.Ordinal);
        Assert.Contains("Lãi chậm trả 22.951 0 -22.951", preview, StringComparison.Ordinal);
        Assert.Equal(0, await host.Look(db => db.LoanTransactions.CountAsync(entered => entered.Kind == Domain.Loans.LoanTransactionKind.Repayment)));

        // Somebody else enters something meanwhile: it is shown anew and not booked.
        await people.Accountant.Send("POST", $"/api/v1/loans/{loan}/payments", new { date = "2026-04-20", amount = 1, isPrepayment = false, note = "x" });
        var (again, hiddenAgain) = await PostForm(people.Officer, $"/thu-no/{loan}", hidden, []);
        Assert.Contains("Khoản vay vừa có giao dịch mới", again, StringComparison.Ordinal);
        var done = await Post(people.Officer, $"/thu-no/{loan}", hiddenAgain, []);
        Assert.Contains("Đã thu 6.006.513 đồng", done, StringComparison.Ordinal);
        Assert.Contains("Trả lãi; người nộp: Nguyễn Văn An; chứng từ: BC 12", done, StringComparison.Ordinal);

        // Sent again, it is booked once.
        Assert.Contains("Đã thu 6.006.513 đồng", await Post(people.Officer, $"/thu-no/{loan}", hiddenAgain, []), StringComparison.Ordinal);
        Assert.Equal(2, await host.Look(db => db.LoanTransactions.CountAsync(entered => entered.Kind == Domain.Loans.LoanTransactionKind.Repayment)));
    }

    [Fact]
    public async Task What_needs_two_people_is_proposed_with_its_consequences()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        var people = await Journey.FoundedAsync(host, administrator, "2026-01-05");
        var loan = await SignedLoan(people);
        Assert.Contains("Đề xuất giải ngân", await Text(people.Officer, $"/khoan-vay/{loan}"), StringComparison.Ordinal);
        Assert.Equal(404, (await people.Officer.Get($"/khoan-vay/{loan}/de-xuat/khong-co")).Status);
        Assert.Equal(404, (await people.Officer.Get($"/khoan-vay/{Guid.NewGuid()}")).Status);
        Assert.Equal(403, (await people.Manager.Get($"/khoan-vay/{loan}/de-xuat/giai-ngan")).Status);

        // For a cooperative there is nothing at these addresses, of its own loan as of none.
        var borrowerId = await host.Look(db => db.Loans.Select(row => row.BorrowerId).SingleAsync());
        var made = await administrator.Send("POST", "/api/v1/users", new { userName = "damil", fullName = "Người của hợp tác xã", roles = new[] { "borrower" }, borrowerId });
        var cooperative = host.NewClient();
        await cooperative.SignIn("damil", made["password"]!);
        await cooperative.Send("PUT", "/api/v1/session/password", new { currentPassword = made["password"], newPassword = "mật khẩu thứ hai" });
        Assert.Equal(
            (404, 404), ((await cooperative.Get($"/khoan-vay/{loan}", ("Accept", "text/html"))).Status, (await cooperative.Get($"/khoan-vay/{Guid.NewGuid()}", ("Accept", "text/html"))).Status));

        var path = $"/khoan-vay/{loan}/de-xuat/giai-ngan";
        var tooMuch = await Post(people.Officer, path, [], new() { ["Asked.Amount"] = "500.000.001", ["Asked.Note"] = "Giải ngân" }, "Preview");
        Assert.Contains("cần tối đa 500.000.000 đồng", tooMuch, StringComparison.Ordinal);
        var (preview, hidden) = await PostForm(people.Officer, path, [], new() { ["Asked.Amount"] = "500.000.000", ["Asked.Note"] = "Giải ngân" }, "Preview");
        Assert.Contains("Dư nợ gốc 0 500.000.000 +500.000.000", preview, StringComparison.Ordinal);
        Assert.Contains("06/04/2026 0 5.983.562", preview, StringComparison.Ordinal);
        Assert.Equal(0, await host.Look(db => db.Proposals.CountAsync()));
        await Post(people.Officer, path, hidden, []);
        var proposal = await host.Look(db => db.Proposals.SingleAsync());
        Assert.Contains("Đang chờ duyệt: giải ngân 500.000.000 đồng", await Text(people.Officer, $"/khoan-vay/{loan}"), StringComparison.Ordinal);
        Assert.Equal(200, (await people.Accountant.Send("POST", $"/api/v1/proposals/{proposal.Id}/confirm")).Status);

        var extension = new Dictionary<string, string>
        {
            ["Asked.Date"] = "05/01/2026", ["Asked.RestructuringKind"] = "Extend", ["Asked.TermMonths"] = "36", ["Asked.Method"] = "EqualPrincipal", ["Asked.InterestEveryMonths"] = "3",
            ["Asked.PrincipalEveryMonths"] = "6", ["Asked.Note"] = "Hạn hán",
        };
        var tooShort = await Post(people.Officer, $"/khoan-vay/{loan}/de-xuat/co-cau", [], new(extension) { ["Asked.TermMonths"] = "12" }, "Preview");
        Assert.Contains("Chưa thực hiện được", tooShort, StringComparison.Ordinal);
        var restructured = await Post(people.Officer, $"/khoan-vay/{loan}/de-xuat/co-cau", [], extension, "Preview");
        Assert.Contains("Lịch trả nợ thay đổi", restructured, StringComparison.Ordinal);

        // A settlement costs the principal today, and a day's interest more tomorrow: 500.000.000 × 4,8 % ÷ 365 = 65.753.
        Assert.Contains("Tổng phải trả để tất toán 500.065.753", await Text(people.Officer, $"/thu-no/{loan}/tat-toan?ngay=06/01/2026"), StringComparison.Ordinal);
        Assert.Contains("Tổng phải trả để tất toán 500.000.000", await Text(people.Officer, $"/thu-no/{loan}/tat-toan"), StringComparison.Ordinal);
        var settled = await Post(people.Officer, $"/thu-no/{loan}/tat-toan", [], new() { ["Quoted"] = "500000000", ["Payer"] = "Nguyễn Văn An" });
        Assert.Contains("Đã thu 500.000.000 đồng", settled, StringComparison.Ordinal);
        Assert.Contains("Đã tất toán", await Text(people.Officer, $"/khoan-vay/{loan}"), StringComparison.Ordinal);
    }

    private static async Task<string> SignedLoan(Journey people) => await JourneyTests.Signed(people, await people.Officer.Made("/borrowers", new
    {
        profile = new
        {
            kind = "Cooperative", name = "Hợp tác xã Nông nghiệp Đắk Mil", representative = "Nguyễn Văn An", members = 12,
            address = new { text = "Thôn 3", commune = "Xã Đắk Mil", province = "Đắk Nông" }, sector = "Nông nghiệp",
        },
    }));

    private static async Task PaidOut(Journey people, string loan)
    {
        var tranche = await people.Officer.Made($"/loans/{loan}/proposals", new { kind = "Disbursement", note = "Giải ngân", amount = 500_000_000 });
        Assert.Equal(200, (await people.Accountant.Send("POST", $"/api/v1/proposals/{tranche}/confirm")).Status);
    }

    private static async Task<string> Text(TestClient client, string path)
    {
        var page = await client.Get(path, ("Accept", "text/html"));
        if (page.GoesTo.Length > 0)
        {
            page = await client.Get(page.GoesTo, ("Accept", "text/html"));
        }

        Assert.True(page.Status == 200, $"{path}: {page.Status} {Words(page.Text)}");
        return Words(page.Text);
    }

    private static async Task<string> Post(TestClient client, string path, Dictionary<string, string> hidden, Dictionary<string, string> typed, string? handler = null) =>
        (await PostForm(client, path, hidden, typed, handler)).Text;

    /// <summary>Sends the form of a page; the answer's own hidden fields go with it, for the step after.</summary>
    private static async Task<(string Text, Dictionary<string, string> Hidden)> PostForm(
        TestClient client, string path, Dictionary<string, string> hidden, Dictionary<string, string> typed, string? handler = null)
    {
        var fields = hidden.Count > 0 ? hidden : HiddenIn((await client.Get(path, ("Accept", "text/html"))).Text);
        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        var answer = await client.Send("POST", handler is null ? path : $"{path}?handler={handler}", new FormUrlEncodedContent(fields), ("Accept", "text/html"));
        if (answer.GoesTo.Length > 0)
        {
            answer = await client.Get(answer.GoesTo, ("Accept", "text/html"));
        }

        return (Words(answer.Text), HiddenIn(answer.Text));
    }

    /// <summary>The hidden fields of the main form.</summary>
    private static Dictionary<string, string> HiddenIn(string html)
    {
        var main = html[Math.Max(0, html.IndexOf("<main", StringComparison.Ordinal))..];
        var fields = new Dictionary<string, string>();
        foreach (var input in HiddenInput().Matches(main).Select(match => match.Value))
        {
            fields[WebUtility.HtmlDecode(Attribute("name").Match(input).Groups[1].Value)] = WebUtility.HtmlDecode(Attribute("value").Match(input).Groups[1].Value);
        }

        return fields;
    }

    private static Regex Attribute(string name) => new($"\\b{name}=\"([^\"]*)\"");

    /// <summary>What a reader sees of the page, with single spaces.</summary>
    private static string Words(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ").Replace(" ,", ",", StringComparison.Ordinal);

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex HiddenInput();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

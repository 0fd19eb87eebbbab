using System.Text.RegularExpressions;
using Microsoft.Playwright;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Browser.Tests;

/// <summary>
/// A new cooperative's loan from application to first repayment, by everybody whose work it is, in the browser and by what the screen says: officer,
/// appraiser, approver, officer, accountant, administrator, cooperative, manager, auditor.
/// </summary>
public sealed partial class JourneyTests
{
    private const string Cooperative = "Hợp tác xã Cà phê Nâm Nung";

    /// <summary>A PDF with one empty page: what people attach is looked at by its content.</summary>
    private static readonly byte[] Paper =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray();

    [Fact]
    public async Task A_loan_goes_from_application_to_first_repayment()
    {
        await using var host = await DemoHost.StartAsync();
        var borrower = await Applied(host.Address);
        await Appraised(host.Address);
        await Decided(host.Address);
        var loan = await Signed(host.Address);
        await PaidOut(host.Address, loan);
        await Closed(host.Address);
        var receipt = await Repaid(host.Address, loan);
        await SeenByTheCooperative(host.Address, borrower, loan);
        await SeenByTheManager(host.Address);
        await ProvenByTheAuditor(host.Address, loan, receipt);
    }

    /// <summary>The officer registers the cooperative, fills in the steps, attaches the papers and hands in.</summary>
    private static async Task<string> Applied(Uri address)
    {
        await using var officer = await Visitor.SignsInAsync(address, "canbo");
        var page = officer.Page;
        await Go(page, "Khách hàng");
        await Press(page, "Thêm khách hàng", AriaRole.Link);
        await Fill(page, ("Tên khách hàng", Cooperative), ("Người đại diện theo pháp luật", "Y Thịnh Ê Ban"), ("Số thành viên", "15"),
            ("Số nhà, đường, thôn, bản", "Bon Ja Răh"), ("Xã, phường, đặc khu", "Xã Nâm Nung"), ("Tỉnh, thành phố", "Đắk Nông"), ("Thư điện tử", "htx@namnung.example"));
        await Press(page, "Thêm khách hàng");
        await Heading(page, Cooperative);
        var borrower = page.Url.Split('/')[^1];
        await officer.PictureAsync("journey/01-khach-hang");

        await Press(page, "Lập hồ sơ vay vốn", AriaRole.Link);
        await page.GetByLabel("Sản phẩm vay").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Fill(page, ("Số tiền đề nghị vay", "300.000.000"), ("Mục đích vay", "Mua máy sấy cà phê"), ("Thời hạn vay", "12"));
        await page.GetByLabel("Phương thức trả gốc").SelectOptionAsync(new SelectOptionValue { Value = "EqualPrincipal" });
        await Fill(page, ("Trả lãi mỗi", "3"), ("Trả gốc mỗi", "3"));
        await officer.PictureAsync("journey/02-khoan-vay");
        await Press(page, "Tiếp tục");
        await Fill(page, ("Tổng nhu cầu vốn", "500.000.000"), ("Vốn tự có tham gia", "200.000.000"),
            ("Nội dung phương án, dự án", "Sấy cà phê cho 15 thành viên, trả nợ từ tiền công sấy."), ("Ngày tra cứu", "19/08/2026"));
        await page.GetByLabel("Kết quả").SelectOptionAsync(new SelectOptionValue { Label = "Không có nợ nhóm 3–5" });
        await Fill(page, ("Tài sản 1: mô tả", "Quyền sử dụng đất 2.000 m² tại xã Nâm Nung"), ("Loại", "Bất động sản"), ("Giá trị định giá", "900.000.000"), ("Tỷ lệ khấu trừ", "50"));
        await Press(page, "Lập hồ sơ và đính kèm giấy tờ");
        while (await page.GetByText("Bắt buộc, còn thiếu").CountAsync() is var missing and > 0)
        {
            var paper = page.Locator("section", new() { HasText = "Bắt buộc, còn thiếu" }).First;
            await paper.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "giay-to.pdf", MimeType = "application/pdf", Buffer = Paper });
            await paper.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Tải lên") }).ClickAsync();
            await Assertions.Expect(page.GetByText("Bắt buộc, còn thiếu")).ToHaveCountAsync(missing - 1);
        }

        await officer.PictureAsync("journey/03-giay-to");
        await Press(page, "Tiếp tục: kiểm tra và nộp", AriaRole.Link);
        await officer.PictureAsync("journey/04-nop");
        await Press(page, "Nộp hồ sơ");
        await Assertions.Expect(page.GetByText("Chờ thẩm định").First).ToBeVisibleAsync();
        Assert.Empty(officer.Complaints);
        return borrower;
    }

    private static async Task Appraised(Uri address)
    {
        await using var appraiser = await Visitor.SignsInAsync(address, "thamdinh");
        var page = appraiser.Page;
        await OpenFromQueue(page, "Thẩm định");
        await Fill(page, ("Ý kiến thẩm định", "Phương án khả thi, nguồn trả nợ rõ, tài sản đủ bảo đảm."));
        await page.GetByLabel("Đề xuất").SelectOptionAsync(new SelectOptionValue { Label = "Đề xuất cho vay" });
        await appraiser.PictureAsync("journey/05-tham-dinh");
        await Press(page, "Ghi kết quả thẩm định");
        await Assertions.Expect(page.GetByText("Chờ quyết định").First).ToBeVisibleAsync();
        Assert.Empty(appraiser.Complaints);
    }

    private static async Task Decided(Uri address)
    {
        await using var approver = await Visitor.SignsInAsync(address, "quyetdinh");
        var page = approver.Page;
        await OpenFromQueue(page, "Quyết định cho vay");
        await page.GetByLabel("Quyết định", new() { Exact = false }).Last.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await approver.PictureAsync("journey/06-quyet-dinh");
        await Press(page, "Xem lại trước khi quyết định");
        await approver.PictureAsync("journey/07-xem-lai");
        await Press(page, "Duyệt cho vay 300.000.000 đồng");
        await Assertions.Expect(page.GetByText("Đã duyệt").First).ToBeVisibleAsync();
        Assert.Empty(approver.Complaints);
    }

    /// <summary>The officer signs the contract and proposes to pay out all of it.</summary>
    private static async Task<string> Signed(Uri address)
    {
        await using var officer = await Visitor.SignsInAsync(address, "canbo");
        var page = officer.Page;
        await page.GetByRole(AriaRole.Searchbox).FillAsync("nam nung");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("main a", new() { HasTextRegex = new Regex("^HS-") }).First.ClickAsync();
        await page.Locator(".actions a.btn-primary").ClickAsync();
        await officer.PictureAsync("journey/08-hop-dong");
        await Press(page, "Đã ký, lập khoản vay 300.000.000 đồng");
        if (await page.GetByRole(AriaRole.Link, new() { Name = "Mở khoản vay" }).CountAsync() > 0)
        {
            await Press(page, "Mở khoản vay", AriaRole.Link);
        }

        await page.WaitForURLAsync("**/khoan-vay/*");
        var loan = page.Url.Split('/', '?')[4];
        await Press(page, "Đề xuất giải ngân", AriaRole.Link);
        await Fill(page, ("Số tiền", "300000000"), ("Nội dung giải ngân", "Giải ngân toàn bộ để mua máy sấy"));
        await Press(page, "Xem trước");
        await officer.PictureAsync("journey/09-de-xuat-giai-ngan");
        await Press(page, "Gửi đề xuất");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.Empty(officer.Complaints);
        return loan;
    }

    /// <summary>Another person confirms, and money leaves.</summary>
    private static async Task PaidOut(Uri address, string loan)
    {
        await using var accountant = await Visitor.SignsInAsync(address, "ketoan");
        var page = accountant.Page;
        await Go(page, "Phiếu chờ duyệt");
        await page.Locator("main tr", new() { HasText = Cooperative }).GetByRole(AriaRole.Link).First.ClickAsync();
        await accountant.PictureAsync("journey/10-phieu");
        await page.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("phiếu chi", RegexOptions.IgnoreCase) }).First).ToBeVisibleAsync();
        await accountant.OpenAsync($"/khoan-vay/{loan}");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("300.000.000");
        Assert.Empty(accountant.Complaints);
    }

    /// <summary>Every day up to the first instalment: from 20 August to 19 November 2026 are 92 days.</summary>
    private static async Task Closed(Uri address)
    {
        await using var accountant = await Visitor.SignsInAsync(address, "ketoan");
        var page = accountant.Page;
        await Go(page, "Sổ sách");
        await Press(page, "Khóa sổ ngày", AriaRole.Link);
        await Fill(page, ("Khóa sổ đến hết ngày", "19/11/2026"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Khóa sổ", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".top .day")).ToContainTextAsync("20/11/2026", new() { Timeout = 120_000 });
        await accountant.PictureAsync("journey/11-khoa-so");
        Assert.Empty(accountant.Complaints);
    }

    /// <summary>
    /// 300 triệu over four quarters: 75 triệu of principal. The page says the interest; the day's own computation by hand is in the assertion.
    /// </summary>
    private static async Task<string> Repaid(Uri address, string loan)
    {
        await using var accountant = await Visitor.SignsInAsync(address, "ketoan");
        var page = accountant.Page;
        await accountant.OpenAsync($"/khoan-vay/{loan}");
        await accountant.PictureAsync("journey/12-khoan-vay");

        // 92 days of 300 triệu at the contract's monthly rate × 12 over 365 days.
        var rate = decimal.Parse(Rate().Match(await page.Locator("main").InnerTextAsync()).Groups[1].Value.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture);
        var interest = Math.Round(300_000_000m * rate / 100 * 12 * 92 / 365, MidpointRounding.AwayFromZero);
        var due = (75_000_000 + interest).ToString("N0", new System.Globalization.NumberFormatInfo { NumberGroupSeparator = "." });
        await Assertions.Expect(page.Locator(".figures")).ToContainTextAsync(due);

        await Press(page, "Thu nợ", AriaRole.Link, inMain: true);
        await Fill(page, ("Số tiền", due), ("Người nộp tiền", "Y Thịnh Ê Ban"));
        await Press(page, "Xem trước");
        await accountant.PictureAsync("journey/13-xem-truoc");
        await Press(page, $"Ghi thu {due} đồng");
        await Assertions.Expect(page.GetByText($"Đã thu {due} đồng")).ToBeVisibleAsync();
        await accountant.PictureAsync("journey/14-da-thu");
        Assert.Empty(accountant.Complaints);
        return due;
    }

    /// <summary>The administrator gives the cooperative an account; on its telephone it sees its loan.</summary>
    private static async Task SeenByTheCooperative(Uri address, string borrower, string loan)
    {
        string password;
        await using (var administrator = await Visitor.SignsInAsync(address, "quantri"))
        {
            await administrator.OpenAsync($"/quan-tri/nguoi-dung/moi?loai=khach&khachHang={borrower}");
            await Fill(administrator.Page, ("Tên đăng nhập", "htx.namnung"), ("Họ và tên", "Y Thịnh Ê Ban"));
            await Press(administrator.Page, "Tạo tài khoản");
            password = (await administrator.Page.Locator(".consequence .font-monospace").InnerTextAsync()).Trim();
            Assert.Empty(administrator.Complaints);
        }

        await using var cooperative = await Visitor.ComesAsync(address, Screen.Narrow);
        var page = cooperative.Page;
        await cooperative.SignInAsync("htx.namnung", password);
        await Fill(page, ("Mật khẩu hiện tại", password), ("Mật khẩu mới", "cà phê nâm nung 2026"), ("Nhập lại mật khẩu mới", "cà phê nâm nung 2026"));
        await Press(page, "Đổi mật khẩu");
        await page.WaitForURLAsync("**/htx*");
        await cooperative.PictureAsync("journey/15-hop-tac-xa");
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("225.000.000");
        Assert.Equal(200, await cooperative.OpenAsync($"/htx/khoan-vay/{loan}"));
        Assert.Equal(404, await cooperative.OpenAsync($"/htx/khoan-vay/{Guid.NewGuid()}"));
        Assert.Empty(cooperative.Complaints);
    }

    private static async Task SeenByTheManager(Uri address)
    {
        await using var manager = await Visitor.SignsInAsync(address, "lanhdao");
        await Go(manager.Page, "Quỹ");
        await manager.PictureAsync("journey/16-quy");
        await Assertions.Expect(manager.Page.Locator("main")).ToContainTextAsync("20 tỷ");
        Assert.Empty(manager.Complaints);
    }

    private static async Task ProvenByTheAuditor(Uri address, string loan, string receipt)
    {
        await using var auditor = await Visitor.SignsInAsync(address, "kiemtoan");
        var page = auditor.Page;
        await auditor.OpenAsync($"/khoan-vay/{loan}?the=but-toan");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(receipt);
        await auditor.OpenAsync("/kiem-toan/doi-chieu");
        await page.Locator("main form button").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Không có sai lệch", new() { Timeout = 120_000 });
        await auditor.PictureAsync("journey/17-doi-chieu");
        Assert.Empty(auditor.Complaints);
    }

    /// <summary>From the queue of one's work to the one thing to do with the cooperative's application.</summary>
    private static async Task OpenFromQueue(IPage page, string queue)
    {
        await Go(page, queue);
        await page.Locator("main tr", new() { HasText = Cooperative }).GetByRole(AriaRole.Link).First.ClickAsync();
        if (await page.Locator(".actions a.btn-primary").CountAsync() > 0)
        {
            await page.Locator(".actions a.btn-primary").ClickAsync();
        }
    }

    private static Task Go(IPage page, string entry) =>
        page.Locator(".side .wide").GetByRole(AriaRole.Link, new() { NameRegex = new Regex($"^{Regex.Escape(entry)}") }).ClickAsync();

    private static Task Press(IPage page, string name, AriaRole role = AriaRole.Button, bool inMain = true) =>
        (inMain ? page.Locator("main") : page.Locator("body")).GetByRole(role, new() { Name = name, Exact = true }).First.ClickAsync();

    private static Task Heading(IPage page, string text) => Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = text }).First).ToBeVisibleAsync();

    private static async Task Fill(IPage page, params (string Label, string Text)[] fields)
    {
        foreach (var (label, text) in fields)
        {
            await page.GetByLabel(label, new() { Exact = true }).First.FillAsync(text);
        }
    }

    [GeneratedRegex("([0-9],?[0-9]*) %/tháng")]
    private static partial Regex Rate();
}

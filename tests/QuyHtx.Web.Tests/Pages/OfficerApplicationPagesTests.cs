using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Domain.Applications;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Pages;

public sealed class OfficerApplicationPagesTests
{
    private static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n"u8.ToArray();

    [Fact]
    public async Task A_form_half_filled_in_is_found_again_after_signing_out_and_ends_as_a_submitted_application()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        var people = await Journey.FoundedAsync(host, administrator, "2026-01-05");
        var borrower = await Cooperative(people);
        var officer = new PageClient(people.Officer);

        // Step by step; what cannot be read stays as typed, beside its sentence, and is a draft all the same.
        await officer.Open("/ho-so/moi");
        var draft = Regex.Match(officer.Address, "/ho-so/moi/([0-9a-f-]{36})").Groups[1].Value;
        Assert.Contains("Hợp tác xã Nông nghiệp Đắk Mil", officer.Page, StringComparison.Ordinal);
        await officer.Send($"/ho-so/moi/{draft}?buoc=khach-hang", ("Input[borrowerId]", borrower));
        Assert.EndsWith("buoc=khoan-vay", officer.Address, StringComparison.Ordinal);
        var wrong = await officer.Send($"/ho-so/moi/{draft}?buoc=khoan-vay", [.. Loan(people).Select(field => field.Item1 == "Input[amount]" ? (field.Item1, "năm trăm triệu") : field)]);
        Assert.Contains("value=\"năm trăm triệu\"", wrong, StringComparison.Ordinal);
        Assert.Contains("Hãy nhập số tiền là một số nguyên đồng", wrong, StringComparison.Ordinal);

        Assert.Equal(204, (await people.Officer.Send("DELETE", "/api/v1/session")).Status);
        Assert.Equal(200, (await people.Officer.SignIn("officer", "mật khẩu thứ hai")).Status);
        Assert.Contains($"/ho-so/moi/{draft}", await officer.Open("/ho-so"), StringComparison.Ordinal);
        Assert.Contains("value=\"năm trăm triệu\"", await officer.Open($"/ho-so/moi/{draft}?buoc=khoan-vay"), StringComparison.Ordinal);
        var colleague = new PageClient((await UsersApiTests.NewUser(host, administrator, "binh", "officer")).Client);
        Assert.DoesNotContain(draft, await colleague.Open("/ho-so"), StringComparison.Ordinal);
        Assert.DoesNotContain("năm trăm triệu", await colleague.Open($"/ho-so/moi/{draft}?buoc=khoan-vay"), StringComparison.Ordinal);

        await officer.Open($"/ho-so/moi/{draft}?buoc=khoan-vay");
        await officer.Send($"/ho-so/moi/{draft}?buoc=khoan-vay", Loan(people));
        Assert.EndsWith("buoc=phuong-an", officer.Address, StringComparison.Ordinal);

        // While one types the panel says what is missing and how the limits stand; nothing but the draft is written.
        var before = await Written(host);
        var panel = await officer.Send($"/ho-so/moi/{draft}?buoc=phuong-an&handler=Autosave", Plan("650.000.000"));
        Assert.Contains("không bằng", panel, StringComparison.Ordinal);
        Assert.Contains("3.000.000.000", panel, StringComparison.Ordinal); // 15 % of 20 tỷ
        Assert.Contains("Đạt", panel, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", panel, StringComparison.Ordinal);
        Assert.Equal(before, await Written(host));

        await officer.Open($"/ho-so/moi/{draft}?buoc=phuong-an");
        Assert.Contains("value=\"650.000.000\"", officer.Page, StringComparison.Ordinal);
        Assert.Contains("Đã lập hồ sơ HS-2026-0001", await officer.Send($"/ho-so/moi/{draft}?buoc=phuong-an", Plan("700.000.000")), StringComparison.Ordinal);
        Assert.EndsWith($"/ho-so/{draft}/sua?buoc=giay-to", officer.Address, StringComparison.Ordinal);
        Assert.Equal(0, await host.Look(db => db.Drafts.CountAsync()));

        // Papers: by their content; one taken off is missing again.
        var papers = officer.Address;
        Assert.Contains("chỉ nhận tệp PDF", await officer.Upload($"{papers}&handler=Attach&code=DN", "x.pdf", "MZ"u8.ToArray()), StringComparison.Ordinal);
        foreach (var code in new[] { "DN", "PA", "DK" })
        {
            await officer.Open(papers);
            Assert.Contains($"Đã đính kèm {code}.pdf", await officer.Upload($"{papers}&handler=Attach&code={code}", $"{code}.pdf", Pdf), StringComparison.Ordinal);
        }

        Assert.Contains("lại còn thiếu", await officer.Send($"{papers}&handler=Detach&code=PA"), StringComparison.Ordinal);
        Assert.Contains("Chưa nộp được", await officer.Open($"/ho-so/{draft}/sua?buoc=nop"), StringComparison.Ordinal);
        await officer.Open(papers);
        await officer.Upload($"{papers}&handler=Attach&code=PA", "PA.pdf", Pdf);
        Assert.Contains("Đủ để nộp", await officer.Open($"/ho-so/{draft}/sua?buoc=nop"), StringComparison.Ordinal);
        var answer = await Submit(people, officer, draft);

        Assert.Equal($"/ho-so/{draft}", answer);
        var stored = await host.Look(db => db.Applications.SingleAsync());
        Assert.Equal((ApplicationStatus.Submitted, 500_000_000L, 24), (stored.Status, stored.Content.Amount.Value, stored.Content.Terms.TermMonths));
        Assert.Equal(70m, stored.Content.Collateral.Single().Security.DeductionPercent);
        Assert.Contains("không sửa được", await officer.Open($"/ho-so/{draft}/sua"), StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Autosave", officer.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_returned_application_says_why_is_corrected_and_does_not_lose_what_another_wrote()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        var people = await Journey.FoundedAsync(host, administrator, "2026-01-05");
        var borrower = await Cooperative(people);
        var officer = new PageClient(people.Officer);
        var id = await Opened(people, officer, borrower);
        foreach (var code in new[] { "DN", "PA", "DK" })
        {
            Assert.Equal(201, (await people.Officer.Upload($"/api/v1/applications/{id}/documents/{code}?fileName={code}.pdf", Pdf)).Status);
        }

        await Submit(people, officer, id);
        Assert.Equal(204, (await people.Appraiser.Send("POST", $"/api/v1/applications/{id}/return", new { reason = "Bổ sung hợp đồng bao tiêu" })).Status);
        Assert.Contains("Bổ sung hợp đồng bao tiêu", await officer.Open($"/ho-so/{id}/sua?buoc=khoan-vay"), StringComparison.Ordinal);

        // The officer types and is called away; a colleague writes; the officer comes back and is told.
        await officer.Send($"/ho-so/{id}/sua?buoc=khoan-vay&handler=Autosave", ("Input[purpose]", "Mua máy sấy"));
        var colleague = new PageClient((await UsersApiTests.NewUser(host, administrator, "binh", "officer")).Client);
        await colleague.Open($"/ho-so/{id}/sua?buoc=khoan-vay");
        await colleague.Send($"/ho-so/{id}/sua?buoc=khoan-vay", ("Input[purpose]", "Mua máy cày và máy sấy"));
        Assert.Contains("đã được sửa sau khi bạn bắt đầu", await officer.Open($"/ho-so/{id}/sua?buoc=khoan-vay"), StringComparison.Ordinal);
        Assert.Contains("Mua máy sấy", officer.Page, StringComparison.Ordinal);
        Assert.Contains("người khác vừa sửa", await officer.Send($"/ho-so/{id}/sua?buoc=khoan-vay", ("Input[purpose]", "Mua máy sấy")), StringComparison.Ordinal);
        await officer.Send($"/ho-so/{id}/sua?buoc=khoan-vay&handler=Discard");
        Assert.Contains("Mua máy cày và máy sấy", officer.Page, StringComparison.Ordinal);

        // Going on without having changed anything writes nothing.
        var before = await Written(host);
        await officer.Send($"/ho-so/{id}/sua?buoc=khoan-vay", ("Input[purpose]", "Mua máy cày và máy sấy"));
        Assert.EndsWith("buoc=phuong-an", officer.Address, StringComparison.Ordinal);
        Assert.Equal(before, await Written(host));

        await officer.Open($"/ho-so/{id}/rut");
        Assert.Contains("không mở lại được", officer.Page, StringComparison.Ordinal);
        Assert.Contains("cần ghi mục này", await officer.Send($"/ho-so/{id}/rut", ("Reason", "")), StringComparison.Ordinal);
        await Sent(people, officer, $"/ho-so/{id}/rut", ("Reason", "Không còn nhu cầu"));
        Assert.Equal(ApplicationStatus.Withdrawn, await host.Look(db => db.Applications.Select(application => application.Status).SingleAsync()));
        Assert.Contains("Khách hàng rút (1)", await officer.Open("/ho-so?tim=hs-2026"), StringComparison.Ordinal);
        Assert.Contains("Không có hồ sơ nào khớp", await officer.Open("/ho-so?trangThai=Approved"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_is_tried_by_anybody_of_the_fund_from_an_address_alone()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        var people = await Journey.FoundedAsync(host, administrator, "2026-01-05");
        var manager = new PageClient(people.Manager);
        Assert.Contains("value=\"0,4\"", await manager.Open("/tinh-thu"), StringComparison.Ordinal);

        // 5 April 2026 is a Sunday: 91 days to the 6th; 120,000,000 × 91 × 4.8 % ÷ 365 = 1,436,054.8; then 5 July is one too: 91 days to the 6th,
        // and 60,000,000 × 91 × 4.8 % ÷ 365 = 718,027.4.
        var page = await manager.Open("/tinh-thu?soTien=120.000.000&laiSuat=0,4&donVi=PercentPerMonth&thoiHan=6&phuongThuc=EqualPrincipal&kyLai=3&kyGoc=3&anHan=&giaiNgan=");
        Assert.Contains("1.436.055", page, StringComparison.Ordinal);
        Assert.Contains("2.154.082", page, StringComparison.Ordinal);
        Assert.Contains("kỳ trả gốc 3 tháng không phải là bội số", await manager.Open("/tinh-thu?soTien=1000000&laiSuat=0,4&thoiHan=6&kyLai=2&kyGoc=3"), StringComparison.Ordinal);
        Assert.Contains("Hãy nhập số tiền vay", await manager.Open("/tinh-thu?laiSuat=0,4&thoiHan=6"), StringComparison.Ordinal);
    }

    private static (string, string)[] Loan(Journey people) =>
    [
        ("Input[productId]", people.Product), ("Input[amount]", "500.000.000"), ("Input[purpose]", "Mua máy cày"), ("Input[termMonths]", "24"),
        ("Input[graceMonths]", ""), ("Input[method]", "EqualPrincipal"), ("Input[interestEveryMonths]", "3"), ("Input[principalEveryMonths]", "6"),
        ("Input[firstDueDate]", ""), ("Input[customPrincipal]", ""),
    ];

    private static (string, string)[] Plan(string total) =>
    [
        ("Input[plan.totalInvestment]", total), ("Input[plan.ownCapital]", "200.000.000"), ("Input[plan.otherSources]", ""),
        ("Input[plan.description]", "Cơ giới hóa 40 ha"), ("Input[creditCheck.checkedOn]", "05/01/2026"), ("Input[creditCheck.result]", "tot"),
        ("Input[collateral0.description]", "Máy cày"), ("Input[collateral0.kind]", "Máy móc"), ("Input[collateral0.value]", "600.000.000"),
        ("Input[collateral0.deductionPercent]", "70"),
    ];

    private static async Task<string> Opened(Journey people, PageClient officer, string borrower)
    {
        await officer.Open($"/ho-so/moi?khach={borrower}");
        var id = Regex.Match(officer.Address, "/ho-so/moi/([0-9a-f-]{36})").Groups[1].Value;
        await officer.Send($"/ho-so/moi/{id}?khach={borrower}&buoc=khoan-vay", [("Input[borrowerId]", borrower), .. Loan(people)]);
        await officer.Send($"/ho-so/moi/{id}?buoc=phuong-an", Plan("700.000.000"));
        return id;
    }

    /// <summary>Where one is sent after submitting; the page itself is another's.</summary>
    private static async Task<string> Submit(Journey people, PageClient officer, string id)
    {
        await officer.Open($"/ho-so/{id}/sua?buoc=nop");
        return await Sent(people, officer, $"/ho-so/{id}/sua?buoc=nop&handler=Submit");
    }

    private static async Task<string> Sent(Journey people, PageClient officer, string path, params (string Name, string Text)[] fields)
    {
        var answer = await people.Officer.Send("POST", path, officer.Form(fields));
        Assert.True(answer.Status == 302, answer.Text);
        return answer.GoesTo;
    }

    private static Task<(int, int)> Written(TestHost host) =>
        host.Look(async db => (await db.Commands.CountAsync(record => record.Command != "RecordSignIn"), await db.AuditRecords.CountAsync(record => record.Command != "RecordSignIn")));

    private static Task<string> Cooperative(Journey people) => people.Officer.Made("/borrowers", new
    {
        profile = new
        {
            kind = "Cooperative", name = "Hợp tác xã Nông nghiệp Đắk Mil", representative = "Nguyễn Văn An", members = 12,
            address = new { text = "Thôn 3", commune = "Xã Đắk Mil", province = "Đắk Nông" }, email = "htx@example.vn", sector = "Nông nghiệp",
        },
    });
}

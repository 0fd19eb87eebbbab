using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Hosting;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Pages;

/// <summary>Pages of the accountant and the auditor over HTTP, without scripts.</summary>
public sealed partial class BooksPagesTests
{
    [Fact]
    public async Task A_disbursement_is_read_whole_paid_out_by_another_and_followed_into_the_books()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        var people = await Journey.FoundedAsync(host, administrator, "2026-01-05");
        var loan = await Signed(people);
        var proposal = await people.Officer.Made($"/loans/{loan}/proposals", new { kind = "Disbursement", note = "Giải ngân lần 1", amount = 500_000_000 });

        // Who may not decide sees it all and why not.
        Assert.Contains("500.000.000", await people.Officer.Read("/phieu"), StringComparison.Ordinal);
        var seen = await people.Officer.Read($"/phieu/{proposal}");
        Assert.Contains("Loại phiếu này do kế toán duyệt chi tiền", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Confirm", await people.Officer.Html($"/phieu/{proposal}"), StringComparison.Ordinal);
        var whole = await people.Accountant.Read($"/phieu/{proposal}");
        Assert.Contains("Năm trăm triệu đồng", whole, StringComparison.Ordinal);
        Assert.Contains("112 Tiền gửi không kỳ hạn 500.000.000", whole, StringComparison.Ordinal);
        Assert.Contains("Bạn không phải người đề xuất", whole, StringComparison.Ordinal);
        Assert.Contains("Lý do không duyệt", await people.Accountant.Fill($"/phieu/{proposal}", "Refuse", ("Reason", " ")), StringComparison.Ordinal);

        var done = await people.Accountant.Fill($"/phieu/{proposal}", "Confirm");
        Assert.Contains("Đã duyệt. Giao dịch đã ghi", done, StringComparison.Ordinal);
        Assert.Contains($"/giay-to/phieu-chi/{proposal}", await people.Accountant.Html($"/phieu/{proposal}"), StringComparison.Ordinal);
        Assert.Contains("Không có phiếu nào chờ duyệt", await people.Accountant.Read("/phieu"), StringComparison.Ordinal);
        Assert.Contains("Giải ngân lần 1", await people.Auditor.Read("/phieu?trangThai=Confirmed&tim=hd-2026"), StringComparison.Ordinal);

        // From the total to the entry and its event.
        var balance = await people.Auditor.Read("/so-sach/can-doi?tu=01/01/2026&den=31/01/2026");
        Assert.Equal(2, Regex.Count(balance, "Cân Tổng Nợ bằng tổng Có"));
        Assert.Contains("12831 Cho vay trong hạn 500.000.000 500.000.000", balance, StringComparison.Ordinal);
        var account = await people.Auditor.Html("/so-sach/tai-khoan/12831?tu=2026-01-01&den=2026-01-31");
        var entry = EntryLink().Match(account).Groups[1].Value;
        var file = await people.Auditor.Read($"/so-sach/but-toan/{entry}");
        Assert.Contains("Giải ngân, giao dịch thứ 1 của khoản vay", file, StringComparison.Ordinal);
        Assert.Contains("Ngày đang mở", file, StringComparison.Ordinal);
        Assert.Contains("Số 2", await people.Auditor.Read("/so-sach/nhat-ky?taiKhoan=12831"), StringComparison.Ordinal);
        Assert.Contains("Không có bút toán nào", await people.Auditor.Read("/so-sach/nhat-ky?loai=WriteOff"), StringComparison.Ordinal);
        foreach (var file2 in new[] { "/phieu?handler=Xlsx", "/so-sach/can-doi?handler=Xlsx", "/so-sach/tai-khoan/112?handler=Xlsx", "/so-sach/von?handler=Xlsx", "/kiem-toan/nhat-ky?handler=Xlsx", "/kiem-toan/xuat?handler=Seals" })
        {
            var sheet = await people.Auditor.Get(file2);
            Assert.Equal((200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (sheet.Status, sheet.MediaType));
        }
    }

    [Fact]
    public async Task Days_are_closed_in_the_background_once_whoever_presses_and_accrue_loan_by_loan()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        var people = await Journey.FoundedAsync(host, administrator, "2026-01-05");
        var loan = await Signed(people);
        var tranche = await people.Officer.Made($"/loans/{loan}/proposals", new { kind = "Disbursement", note = "Giải ngân", amount = 500_000_000 });
        Assert.Equal(200, (await people.Accountant.Send("POST", $"/api/v1/proposals/{tranche}/confirm")).Status);

        var trial = await people.Accountant.Read("/so-sach/dong-ngay?thu=true");
        Assert.Contains("Sổ đang mở ngày 05/01/2026", trial, StringComparison.Ordinal);
        Assert.Contains("1388 Lãi cho vay phải thu 0 65.753 65.753", trial, StringComparison.Ordinal);

        // Two have the page open, and press at once.
        var one = await people.Accountant.Open("/so-sach/dong-ngay", "", ("Until", "14/01/2026"));
        var other = await administrator.Open("/so-sach/dong-ngay", "", ("Until", "14/01/2026"));
        await Task.WhenAll(people.Accountant.SendForm("/so-sach/dong-ngay", one), administrator.SendForm("/so-sach/dong-ngay", other));
        await Finished(host);

        Assert.Equal(10, await host.Look(db => db.DayCloses.CountAsync()));
        var page = await people.Auditor.Read("/so-sach/dong-ngay");
        Assert.Contains("Sổ đang mở ngày 15/01/2026", page, StringComparison.Ordinal);
        Assert.Contains("Đã xong", page, StringComparison.Ordinal);
        var accrual = await host.Look(db => db.JournalEntries.Where(row => row.Kind == Domain.Ledger.EntryKind.Accrual).OrderBy(row => row.No).Select(row => row.Id).LastAsync());
        var entry = await people.Auditor.Read($"/so-sach/but-toan/{accrual}");

        // 65.753,42 a day: 591.781 at the end of nine days, 657.534 at the end of ten.
        Assert.Contains("591.781 0 657.534 65.753", entry, StringComparison.Ordinal);
        Assert.Contains("Khớp Tổng các khoản vay bằng số của bút toán: 65.753 đồng", entry, StringComparison.Ordinal);
        Assert.Contains("Đã niêm phong", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_stopped_between_days_and_a_loan_that_stops_a_day_is_set_aside()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        var people = await Journey.FoundedAsync(host, administrator, "2026-01-05");
        var loan = await Signed(people);
        var tranche = await people.Officer.Made($"/loans/{loan}/proposals", new { kind = "Disbursement", note = "Giải ngân", amount = 500_000_000 });
        Assert.Equal(200, (await people.Accountant.Send("POST", $"/api/v1/proposals/{tranche}/confirm")).Status);

        await people.Accountant.Fill("/so-sach/dong-ngay", "", ("Until", "31/10/2026"));
        var running = await people.Accountant.Html("/so-sach/dong-ngay");
        Assert.Contains("Đang khóa sổ đến hết ngày 31/10/2026", running, StringComparison.Ordinal);
        await people.Accountant.Fill("/so-sach/dong-ngay", "Stop");
        await Finished(host);
        Assert.True(host.Services.GetRequiredService<CloseRunner>().Last!.WasStopped);
        var closed = await host.Look(db => db.DayCloses.CountAsync());
        Assert.InRange(closed, 0, 298);
        Assert.Contains("Đã dừng", await people.Auditor.Read("/so-sach/dong-ngay"), StringComparison.Ordinal);

        var open = (await host.Look(db => db.Funds.SingleAsync())).BusinessDate;
        await host.Look(db => db.Database.ExecuteSqlAsync($"UPDATE loans SET terms = REPLACE(terms, '\"termMonths\":24,', '\"termMonths\":0,')"));
        var until = $"{open.PlusDays(1):dd/MM/yyyy}";
        await people.Accountant.Fill("/so-sach/dong-ngay", "", ("Until", until));
        await Finished(host);
        Assert.Contains("Dừng vì khoản vay lỗi", await people.Accountant.Read("/so-sach/dong-ngay"), StringComparison.Ordinal);
        Assert.Contains("Đã tạm gác", await people.Accountant.Fill("/so-sach/dong-ngay", "SetAside", ("Reason", "Chờ sửa dữ liệu")), StringComparison.Ordinal);
        await people.Accountant.Fill("/so-sach/dong-ngay", "", ("Until", until));
        await Finished(host);
        Assert.Contains("Đang tạm gác", await people.Auditor.Read("/so-sach/dong-ngay"), StringComparison.Ordinal);
        Assert.Equal(closed + 2, await host.Look(db => db.DayCloses.CountAsync()));

        // What verification finds is told with what it means.
        var found = await people.Auditor.Fill("/kiem-toan/doi-chieu", "");
        Assert.Contains("Khoản vay HD-2026-0001 không tính lại được", found, StringComparison.Ordinal);
        Assert.Contains("Nghĩa là: Khoản vay không tính lại được từ giao dịch của nó", found, StringComparison.Ordinal);
        await host.Look(db => db.Database.ExecuteSqlAsync($"UPDATE loans SET terms = REPLACE(terms, '\"termMonths\":0,', '\"termMonths\":24,')"));
        Assert.Contains("Không có sai lệch", await people.Auditor.Fill("/kiem-toan/doi-chieu", ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Capital_is_recorded_by_the_accountant_and_the_audit_shows_it_with_what_was_sent()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        var people = await Journey.FoundedAsync(host, administrator, "2026-01-05");
        var wrong = await people.Accountant.Fill("/so-sach/von", "", ("Amount", "0"), ("Note", "x"));
        Assert.Contains("Hãy chọn nguồn vốn", wrong, StringComparison.Ordinal);
        var done = await people.Accountant.Fill("/so-sach/von", "", ("Source", "Grants"), ("Amount", "7.654.321"), ("Note", "Biên bản tài trợ số 5"));
        Assert.Contains("Đã ghi nhận 7.654.321 đồng vốn góp", done, StringComparison.Ordinal);
        Assert.Contains("Biên bản tài trợ số 5", done, StringComparison.Ordinal);

        var trail = await people.Auditor.Html("/kiem-toan/nhat-ky?noiDung=7654321");
        var record = RecordLink().Match(trail).Groups[1].Value;
        Assert.Contains("Số tiền 7.654.321", await people.Auditor.Read($"/kiem-toan/nhat-ky/{record}"), StringComparison.Ordinal);
        Assert.Contains("Không có thao tác nào", await people.Manager.Read("/kiem-toan/nhat-ky?ai=khong+co+ai"), StringComparison.Ordinal);
        Assert.Equal(403, (await people.Accountant.Get("/kiem-toan/nhat-ky", ("Accept", "text/html"))).Status);

        // Whoever only reads has no form that changes anything: signing out stands outside the page, and verification changes nothing.
        var entry = await host.Look(db => db.JournalEntries.Select(row => row.Id).FirstAsync());
        string[] pages =
        [
            "/phieu", "/so-sach", "/so-sach/nhat-ky", "/so-sach/tai-khoan/112", "/so-sach/can-doi", $"/so-sach/but-toan/{entry}", "/so-sach/dong-ngay?thu=true", "/so-sach/von",
            "/kiem-toan", "/kiem-toan/nhat-ky", $"/kiem-toan/nhat-ky/{record}", "/kiem-toan/xuat",
        ];
        foreach (var path in pages)
        {
            Assert.DoesNotContain("method=\"post\"", await people.Auditor.Html(path), StringComparison.Ordinal);
        }

        Assert.Single(PostForm().Matches(await people.Auditor.Html("/kiem-toan/doi-chieu")));
        Assert.Contains("method=\"post\"", await people.Accountant.Html("/so-sach/dong-ngay"), StringComparison.Ordinal);
    }

    private static async Task Finished(TestHost host)
    {
        var runner = host.Services.GetRequiredService<CloseRunner>();
        for (var i = 0; i < 600 && runner.Last is { IsRunning: true }; i++)
        {
            await Task.Delay(50);
        }

        Assert.False(runner.Last!.IsRunning);
    }

    private static async Task<string> Signed(Journey people) => await JourneyTests.Signed(people, await people.Officer.Made("/borrowers", new
    {
        profile = new
        {
            kind = "Cooperative", name = "Hợp tác xã Nông nghiệp Đắk Mil", representative = "Nguyễn Văn An", members = 12,
            address = new { text = "Thôn 3", commune = "Xã Đắk Mil", province = "Đắk Nông" }, sector = "Nông nghiệp",
        },
    }));

    [GeneratedRegex("/so-sach/but-toan/([0-9a-f-]{36})")]
    private static partial Regex EntryLink();

    [GeneratedRegex("/kiem-toan/nhat-ky/([0-9]+)")]
    private static partial Regex RecordLink();

    [GeneratedRegex("method=\"post\"")]
    private static partial Regex PostForm();
}

using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Pages;

/// <summary>The pages of the administrator over HTTP, without scripts.</summary>
public sealed class AdministrationPagesTests
{
    [Fact]
    public async Task A_new_fund_is_set_up_from_an_empty_database_by_following_the_list()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        Assert.Contains("Lập Quỹ Chưa làm", await administrator.TextAsync("/quan-tri"), StringComparison.Ordinal);

        var wrong = await administrator.FillAsync("/quan-tri/lap-quy", null, ("BusinessDate", "hôm nay"));
        Assert.Contains("Hãy nhập ngày theo dạng", wrong, StringComparison.Ordinal);
        await administrator.FillAsync("/quan-tri/lap-quy", null, ("Name", "Quỹ thử"), ("Province", "Đắk Nông"), ("BusinessDate", "05/01/2026"), ("CapitalTargetOn", "31/12/2030"));
        Assert.Contains("Quỹ đã được lập", await administrator.TextAsync("/quan-tri/lap-quy"), StringComparison.Ordinal);

        // What the law allows is filled in; only the decision that adopts it has to be typed.
        var above = await administrator.FillAsync("/quan-tri/chinh-sach/moi", null, ("Basis", "Quyết định 01"), ("OneBorrowerPercent", "16"));
        Assert.Contains("15", above, StringComparison.Ordinal);
        Assert.Equal(0, await host.Look(db => db.Policies.CountAsync()));
        await administrator.FillAsync("/quan-tri/chinh-sach/moi", null, ("Basis", "Quyết định 01"));
        await administrator.FillAsync("/quan-tri/san-pham/moi", null, ("Code", "NH"), ("Name", "Cho vay ngắn hạn"));
        await administrator.FillAsync("/quan-tri/ngay-nghi?nam=2026", "Save");
        foreach (var (name, role) in new[] { ("binh", "officer"), ("cuong", "appraiser"), ("dung", "approver"), ("em", "accountant") })
        {
            await administrator.FillAsync("/quan-tri/nguoi-dung/moi", null, ("UserName", name), ("FullName", $"Người {name}"), ("Chosen", role));
        }

        var tasks = await administrator.TextAsync("/quan-tri");
        Assert.DoesNotContain("Còn thiếu", tasks, StringComparison.Ordinal);
        Assert.Contains("Ban hành chính sách cho vay Xong", tasks, StringComparison.Ordinal);
        Assert.Contains("Lưu ngày nghỉ lễ năm 2026 Xong", tasks, StringComparison.Ordinal);

        // 1/1 has passed on 5/1. Of 2026: five days of Tết (16 to 20/2), 26/4 (a Sunday, so 27/4 as well), 30/4, 1/5, 1/9 and 2/9.
        Assert.Equal(11, await host.Look(db => db.Holidays.CountAsync()));
        Assert.Contains(new LocalDate(2026, 4, 27), await host.Look(db => db.Holidays.Select(day => day.Date).ToListAsync()));
        var policy = await host.Look(db => db.Policies.SingleAsync());
        Assert.Equal((15m, 1.5m, "Đắk Nông"), (policy.Limits.OneBorrowerPercent, policy.Repayment.OverdueRateMultiplier, policy.Limits.Province));
        Assert.Equal([-7, -3, 0, 1, 7, 30], policy.Limits.ReminderDays);
    }

    [Fact]
    public async Task Users_are_found_given_a_password_that_is_shown_once_and_switched_off()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        var people = await Journey.FoundedAsync(host, administrator, "2026-01-05");
        var made = await administrator.FillAsync("/quan-tri/nguoi-dung/moi", null, ("UserName", "hoa"), ("FullName", "Đỗ Thị Hoa"), ("Email", "hoa@quy.example"), ("Chosen", "accountant"));
        var password = Regex.Match(made, "lúc này : ([a-z0-9]{16}) ").Groups[1].Value;
        Assert.Equal(200, (await host.NewClient().SignIn("hoa", password)).Status);
        var id = await host.Look(db => db.Users.Where(user => user.UserName == "hoa").Select(user => user.Id).SingleAsync());
        Assert.DoesNotContain(password, await administrator.TextAsync($"/quan-tri/nguoi-dung/{id}"), StringComparison.Ordinal);
        Assert.Contains("Đỗ Thị Hoa", await administrator.TextAsync("/quan-tri/nguoi-dung?tim=do+thi+hoa&vaiTro=accountant&tinhTrang=dang-dung"), StringComparison.Ordinal);

        await administrator.FillAsync($"/quan-tri/nguoi-dung/{id}", "Correct", ("FullName", "Đỗ Thị Hòa"));
        await administrator.FillAsync($"/quan-tri/nguoi-dung/{id}", "Roles", ("Chosen", "manager"));
        var reset = await administrator.FillAsync($"/quan-tri/nguoi-dung/{id}", "Reset");
        Assert.NotEqual(password, Regex.Match(reset, "lúc này : ([a-z0-9]{16}) ").Groups[1].Value);
        await administrator.FillAsync($"/quan-tri/nguoi-dung/{id}", "Disable");
        var page = await administrator.TextAsync($"/quan-tri/nguoi-dung/{id}");
        Assert.Contains("Đỗ Thị Hòa", page, StringComparison.Ordinal);
        Assert.Contains("Tình trạng Đã ngừng Vai trò Lãnh đạo", page, StringComparison.Ordinal);
        await administrator.FillAsync($"/quan-tri/nguoi-dung/{id}", "Enable");
        Assert.Contains("Ngừng tài khoản hoa", await administrator.TextAsync($"/quan-tri/nguoi-dung/{id}"), StringComparison.Ordinal);

        Assert.Contains("Duyệt chi tiền và đảo giao dịch Có", await administrator.TextAsync("/quan-tri/vai-tro"), StringComparison.Ordinal);
        Assert.Equal(403, (await people.Officer.Get("/quan-tri/nguoi-dung", ("Accept", "text/html"))).Status);
        Assert.Equal(403, (await people.Officer.Get("/quan-tri", ("Accept", "text/html"))).Status);
    }

    [Fact]
    public async Task Policies_stand_side_by_side_holidays_tell_what_they_move_and_accounts_what_stays()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite);
        await using var _ = host;
        var people = await Journey.FoundedAsync(host, administrator, "2026-01-05");
        await administrator.FillAsync(
            "/quan-tri/chinh-sach/moi", null, ("EffectiveFrom", "01/02/2026"), ("Basis", "Quyết định 02"), ("OneBorrowerPercent", "12,5"), ("ReminderDays", "-5 0"));
        var versions = await host.Look(db => db.Policies.OrderBy(policy => policy.EffectiveFrom).Select(policy => policy.Id).ToListAsync());
        var compared = await people.Auditor.TextAsync($"/quan-tri/chinh-sach?a={versions[0]}&b={versions[1]}");
        Assert.Contains("khác nhau ở 2 mục", compared, StringComparison.Ordinal);
        Assert.Contains("Điều 23: không quá 15 % 15 % vốn điều lệ thực có Khác 12,5 % vốn điều lệ thực có", compared, StringComparison.Ordinal);
        Assert.Contains("Khác trước 5 ngày, đúng ngày đến hạn", compared, StringComparison.Ordinal);

        // Nothing is due on a day that a fund without loans makes a holiday.
        var preview = await administrator.FillAsync("/quan-tri/ngay-nghi?nam=2027", "Preview");
        Assert.Contains("không kỳ trả nợ nào đổi ngày đến hạn", preview, StringComparison.Ordinal);
        Assert.Equal(0, await host.Look(db => db.Holidays.CountAsync()));

        // 20 tỷ were paid in, so 112 and 4111 stay; 515 may change.
        var accounts = await people.Auditor.TextAsync("/quan-tri/tai-khoan-ke-toan");
        Assert.Contains("112 Tiền gửi không kỳ hạn Tiền gửi ngân hàng Tài sản Không: đã có bút toán", accounts, StringComparison.Ordinal);
        Assert.Contains("Số hiệu 112 không đổi được nữa", await administrator.TextAsync("/quan-tri/tai-khoan-ke-toan/Bank"), StringComparison.Ordinal);
        await administrator.FillAsync("/quan-tri/tai-khoan-ke-toan/InterestIncome", null, ("Code", "511"), ("Name", "Doanh thu lãi cho vay"));
        Assert.Contains("511 Doanh thu lãi cho vay", await administrator.TextAsync("/quan-tri/tai-khoan-ke-toan"), StringComparison.Ordinal);
        var taken = await administrator.FillAsync("/quan-tri/tai-khoan-ke-toan/OtherIncome", null, ("Code", "511"));
        Assert.Contains("Chưa thực hiện được", taken, StringComparison.Ordinal);
        Assert.Equal(404, (await administrator.Get("/quan-tri/tai-khoan-ke-toan/Khac", ("Accept", "text/html"))).Status);
    }

    [Fact]
    public async Task Jobs_run_now_pause_and_tell_their_history_and_the_system_tells_how_it_stands()
    {
        var (host, administrator) = await TestHost.WithAdministratorAsync(DatabaseProvider.Sqlite, ("Jobs:Engine", "Quartz"));
        await using var _ = host;
        var people = await Journey.FoundedAsync(host, administrator, "2026-01-05");
        var jobs = await administrator.TextAsync("/quan-tri/cong-viec");
        Assert.Contains("do bộ máy Quartz chạy, theo giờ Việt Nam", jobs, StringComparison.Ordinal);
        Assert.Contains("Lịch chạy 00:30 hằng ngày Lần chạy tới 00:30", jobs, StringComparison.Ordinal);

        await administrator.FillAsync("/quan-tri/cong-viec", "Run");
        Assert.Contains("chưa ghi nội dung", await administrator.FillAsync("/quan-tri/cong-viec", "Pause", ("Reason", "")), StringComparison.Ordinal);
        await administrator.FillAsync("/quan-tri/cong-viec", "Pause", ("Reason", "Chuyển máy chủ"));
        Assert.Contains("Chuyển máy chủ", await people.Auditor.TextAsync("/quan-tri/cong-viec"), StringComparison.Ordinal);
        await administrator.FillAsync("/quan-tri/cong-viec", "Resume");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await host.Look(db => db.JobRuns.AnyAsync(run => run.EndedAt != null && run.AskedBy == "Bùi Thị Lan")))
        {
            await Task.Delay(100, patience.Token);
        }

        Assert.Contains("Bùi Thị Lan Quartz", await people.Auditor.TextAsync("/quan-tri/cong-viec"), StringComparison.Ordinal);
        var system = await people.Auditor.TextAsync("/quan-tri/he-thong");
        Assert.Contains("Cơ sở dữ liệu SQLite", system, StringComparison.Ordinal);
        Assert.Contains("Máy chủ thư Chưa cài đặt", system, StringComparison.Ordinal);
        Assert.Contains("Tỉnh, thành phố Đắk Nông", await people.Auditor.TextAsync("/quan-tri/thong-tin-quy"), StringComparison.Ordinal);
        Assert.Contains("Không có thư nào như vậy", await people.Officer.TextAsync("/quan-tri/tin-nhan?trangThai=Failed"), StringComparison.Ordinal);
        Assert.Contains("Cho vay", await people.Officer.TextAsync("/quan-tri/san-pham"), StringComparison.Ordinal);
    }
}

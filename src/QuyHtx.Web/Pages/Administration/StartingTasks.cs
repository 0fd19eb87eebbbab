using QuyHtx.Application.Fund;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Một việc cần làm để bắt đầu.</summary>
/// <param name="Title">Việc.</param>
/// <param name="Why">Why, or what is there already.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="IsDone">Xong.</param>
/// <param name="IsOptional">A fund can lend without it.</param>
public sealed record StartingTask(string Title, string Why, string Address, bool IsDone, bool IsOptional = false);

/// <summary>Việc cần làm để bắt đầu, in the order in which they are done.</summary>
public static class StartingTasks
{
    /// <summary>Without one of these a loan does not get from application to repayment, since whoever makes something does not check it.</summary>
    private static readonly string[] Needed = [Roles.Officer, Roles.Appraiser, Roles.Approver, Roles.Accountant];

    public static IReadOnlyList<StartingTask> Of(StartingPoint point)
    {
        var missing = Needed.Where(role => !point.UsersByRole.ContainsKey(role)).Select(RoleWords.Of).ToList();
        var accountants = point.UsersByRole.GetValueOrDefault(Roles.Accountant);
        return
        [
            new("Tạo tài khoản quản trị đầu tiên", "Bạn đang dùng tài khoản này.", "/quan-tri/nguoi-dung", true),
            new("Lập Quỹ", "Tên, tỉnh, ngày bắt đầu sổ sách và mục tiêu vốn.", "/quan-tri/lap-quy", point.BusinessDate is not null),
            new("Ban hành chính sách cho vay", "Giới hạn, quy tắc thu nợ và bảng phân loại nợ; đã điền sẵn theo luật.", "/quan-tri/chinh-sach/moi", point.FirstPolicyFrom is not null),
            new("Lập sản phẩm cho vay đầu tiên", "Lãi suất, mức vay, thời hạn.", "/quan-tri/san-pham/moi", point.FirstProductFrom is not null),
            new($"Lưu ngày nghỉ lễ năm {point.Year}", "Ngày đến hạn rơi vào ngày nghỉ chuyển sang ngày làm việc tiếp theo.", $"/quan-tri/ngay-nghi?nam={point.Year}", point.Holidays > 0),
            new("Xem lại hệ thống tài khoản kế toán", "Số hiệu theo Thông tư 99/2025/TT-BTC; chỉ đổi được khi chưa có bút toán.", "/quan-tri/tai-khoan-ke-toan", point.HasEntries, IsOptional: true),
            new("Tạo tài khoản cho mọi người", missing.Count > 0 ? $"Còn thiếu: {string.Join(", ", missing)}." : "Đủ vai trò để cho vay và thu nợ.", "/quan-tri/nguoi-dung/moi", missing.Count == 0),
            new("Có ít nhất hai người giữ vai trò kế toán", "Người lập phiếu chi không tự duyệt phiếu của mình; cán bộ tín dụng lập phiếu thì một kế toán duyệt cũng được.", "/quan-tri/nguoi-dung/moi", accountants >= 2, IsOptional: true),
            new("Cài đặt máy chủ thư", "Để gửi thư nhắc nợ (mục Messages:Smtp của cấu hình); thử ở trang Hệ thống.", "/quan-tri/he-thong", point.MailIsSetUp, IsOptional: true),
            new("Ghi nhận vốn điều lệ", "Kế toán ghi ở trang Quỹ. Chưa có vốn thì mọi khoản vay đều vượt giới hạn.", "/quy", point.HasCapital),
            new("Đăng ký khách hàng đầu tiên", "Cán bộ tín dụng làm ở trang Khách hàng.", "/khach-hang", point.HasBorrowers),
        ];
    }

    /// <summary>Something that has to be done is not done yet.</summary>
    public static bool IsUnfinished(IEnumerable<StartingTask> tasks) => tasks.Any(task => task is { IsDone: false, IsOptional: false });
}

using NodaTime;
using QuyHtx.Application.Jobs;
using QuyHtx.Application.Language;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>What values are called on the pages of the administration, and how their status looks.</summary>
public static class AdministrationWords
{
    public static string Of(Permission permission) => Capital(Sentences.Of(PermissionWords.Of(permission), Sentences.Vietnamese).TrimEnd('.'));

    public static (string Word, Tone Tone) Of(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Running => ("Đang chạy", Tone.Info),
        JobOutcome.Succeeded => ("Xong", Tone.Good),
        JobOutcome.Failed => ("Lỗi", Tone.Bad),
        JobOutcome.Interrupted => ("Bị ngắt", Tone.Warning),
    };

    public static (string Word, Tone Tone) Of(MessageStatus status) => status switch
    {
        MessageStatus.Queued => ("Chờ gửi", Tone.Info),
        MessageStatus.Sent => ("Đã gửi", Tone.Good),
        MessageStatus.Failed => ("Không gửi được", Tone.Bad),
        MessageStatus.Lapsed => ("Đã bỏ vì quá cũ", Tone.Plain),
    };

    public static string Of(MessageWait wait) => wait switch
    {
        MessageWait.NextRun => "Đến lượt, lần chạy tới sẽ gửi",
        MessageWait.NoMailServer => "Chưa cài đặt máy chủ thư",
        MessageWait.NoAddress => "Khách hàng chưa có địa chỉ thư",
        MessageWait.RetryLater => "Lần trước chưa gửi được, chờ thử lại",
    };

    public static string Of(PublicHolidayKind kind) => kind switch
    {
        PublicHolidayKind.NewYear => "Tết Dương lịch",
        PublicHolidayKind.LunarNewYear => "Tết Nguyên đán",
        PublicHolidayKind.HungKings => "Giỗ Tổ Hùng Vương",
        PublicHolidayKind.VictoryDay => "Ngày Chiến thắng 30/4",
        PublicHolidayKind.LabourDay => "Ngày Quốc tế lao động 1/5",
        PublicHolidayKind.NationalDay => "Quốc khánh",
    };

    public static string Of(IsoDayOfWeek day) => day switch
    {
        IsoDayOfWeek.Monday => "thứ Hai",
        IsoDayOfWeek.Tuesday => "thứ Ba",
        IsoDayOfWeek.Wednesday => "thứ Tư",
        IsoDayOfWeek.Thursday => "thứ Năm",
        IsoDayOfWeek.Friday => "thứ Sáu",
        IsoDayOfWeek.Saturday => "thứ Bảy",
        IsoDayOfWeek.Sunday => "Chủ nhật",
        _ => "",
    };

    public static string Of(AccountKind kind) => kind switch
    {
        AccountKind.Asset => "Tài sản",
        AccountKind.Liability => "Nợ phải trả",
        AccountKind.Equity => "Vốn chủ sở hữu",
        AccountKind.Income => "Doanh thu, thu nhập",
        AccountKind.Expense => "Chi phí",
        AccountKind.Memorandum => "Ngoại bảng",
    };

    public static string Of(AccountUse use) => use switch
    {
        AccountUse.Bank => "Tiền gửi ngân hàng",
        AccountUse.LoansInTerm => "Gốc cho vay trong hạn",
        AccountUse.LoansOverdue => "Gốc cho vay quá hạn",
        AccountUse.InterestReceivable => "Lãi phải thu",
        AccountUse.Advances => "Tiền trả trước của khách hàng",
        AccountUse.Provision => "Dự phòng rủi ro",
        AccountUse.CharterCapital => "Vốn điều lệ",
        AccountUse.InterestIncome => "Thu lãi cho vay",
        AccountUse.OtherIncome => "Thu hồi nợ đã xử lý",
        AccountUse.ProvisionExpense => "Chi phí dự phòng",
        AccountUse.InterestOffBalance => "Lãi chưa thu, theo dõi ngoại bảng",
        AccountUse.WrittenOffOffBalance => "Nợ đã xử lý, theo dõi ngoại bảng",
        AccountUse.OffBalanceContra => "Đối ứng ngoại bảng",
    };

    public static string Of(RepaymentMethod method) => method switch
    {
        RepaymentMethod.Bullet => "Trả gốc một lần cuối kỳ",
        RepaymentMethod.EqualPrincipal => "Gốc chia đều các kỳ",
        RepaymentMethod.Annuity => "Gốc và lãi đều mỗi kỳ",
        RepaymentMethod.Custom => "Gốc theo lịch riêng",
    };

    public static string Of(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => "SQLite (một tệp trên máy chủ này)",
        DatabaseProvider.SqlServer => "Microsoft SQL Server",
        DatabaseProvider.PostgreSql => "PostgreSQL",
    };

    /// <summary>3,2 MB.</summary>
    public static string Bytes(long bytes) => bytes >= 1 << 30 ? $"{Show.Number(Math.Round(bytes / (decimal)(1 << 30), 2))} GB" : $"{Show.Number(Math.Round(bytes / (decimal)(1 << 20), 1))} MB";

    /// <summary>How long something took.</summary>
    public static string Took(Instant from, Instant? to) => to is not { } end ? Show.Nothing : (end - from) switch
    {
        var time when time < Duration.FromSeconds(10) => $"{Show.Number(Math.Round((decimal)time.TotalSeconds, 1))} giây",
        var time when time < Duration.FromMinutes(2) => $"{(int)time.TotalSeconds} giây",
        var time => $"{(int)time.TotalMinutes} phút {time.Seconds} giây",
    };

    private static string Capital(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}

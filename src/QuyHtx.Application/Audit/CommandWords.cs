using QuyHtx.Application.Language;

namespace QuyHtx.Application.Audit;

/// <summary>Thao tác: what a command is called where people read of it, by its name as it was recorded.</summary>
public static class CommandWords
{
    private static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["AdoptPolicy"] = "Ban hành quy chế cho vay",
        ["AppraiseApplication"] = "Thẩm định hồ sơ",
        ["AssignRoles"] = "Phân vai trò",
        ["AttachDocument"] = "Đính kèm tài liệu",
        ["ChangePassword"] = "Đổi mật khẩu",
        ["CloseDay"] = "Khóa sổ ngày",
        ["ConfirmAuthenticator"] = "Bật đăng nhập hai bước",
        ["ConfirmProposal"] = "Duyệt đề xuất",
        ["CorrectBorrower"] = "Sửa khách hàng",
        ["CorrectUser"] = "Sửa thông tin người dùng",
        ["CreateApiToken"] = "Tạo mã truy cập API",
        ["CreateUser"] = "Tạo người dùng",
        ["DecideApplication"] = "Quyết định cho vay",
        ["DefineProduct"] = "Ban hành sản phẩm vay",
        ["DetachDocument"] = "Gỡ tài liệu đính kèm",
        ["DisableUser"] = "Ngừng người dùng",
        ["EnableUser"] = "Mở lại người dùng",
        ["FoundFund"] = "Lập Quỹ",
        ["LapseMessages"] = "Bỏ tin nhắn đã cũ",
        ["LookAtDocument"] = "Xem giấy tờ đính kèm",
        ["MakeAuthenticatorKey"] = "Tạo khóa đăng nhập hai bước",
        ["MakeSetUpLink"] = "Tạo đường dẫn thiết lập",
        ["NameAccount"] = "Đặt số hiệu, tên tài khoản",
        ["OpenApplication"] = "Lập hồ sơ vay vốn",
        ["PauseJob"] = "Tạm dừng công việc định kỳ",
        ["ProposeTransaction"] = "Đề xuất giao dịch",
        ["ReceivePayment"] = "Thu nợ",
        ["RecordCloseFailures"] = "Ghi nhận khoản vay lỗi khi khóa sổ",
        ["RecordContact"] = "Ghi lần liên hệ",
        ["RecordContribution"] = "Ghi nhận vốn góp",
        ["RecordDelivery"] = "Ghi kết quả gửi tin",
        ["RecordSignIn"] = "Đăng nhập",
        ["RecordSignInRefused"] = "Đăng nhập không thành công",
        ["RecordSignOut"] = "Đăng xuất",
        ["RecordTestMail"] = "Gửi thư thử",
        ["RefuseProposal"] = "Không duyệt đề xuất",
        ["RegisterBorrower"] = "Lập khách hàng",
        ["RelateBorrowers"] = "Ghi người có liên quan",
        ["RequeueMessage"] = "Gửi lại tin nhắn",
        ["ResetPassword"] = "Đặt lại mật khẩu",
        ["ResumeJob"] = "Cho công việc định kỳ chạy lại",
        ["ReturnApplication"] = "Trả lại hồ sơ",
        ["RevokeApiToken"] = "Thu hồi mã truy cập API",
        ["RewriteApplication"] = "Sửa hồ sơ vay vốn",
        ["RunJobNow"] = "Chạy công việc định kỳ ngay",
        ["SetAsideFailure"] = "Tạm gác khoản vay lỗi",
        ["SetHolidays"] = "Đặt ngày nghỉ",
        ["SetUpFirstAdministrator"] = "Tạo quản trị viên đầu tiên",
        ["SettleLoan"] = "Tất toán",
        ["SignContract"] = "Ký hợp đồng",
        ["SignOutEverywhere"] = "Đăng xuất mọi nơi",
        ["SubmitApplication"] = "Nộp hồ sơ",
        ["WithdrawApplication"] = "Rút hồ sơ",
    };

    /// <summary>Every command by its name, in the order of the words.</summary>
    public static IReadOnlyList<(string Command, string Words)> All { get; } =
        [.. Words.OrderBy(command => command.Value, StringComparer.Create(Sentences.Vietnamese, ignoreCase: true)).Select(command => (command.Key, command.Value))];

    /// <summary>The words; its own name for a command of a version that is no more.</summary>
    public static string Of(string command) => Words.GetValueOrDefault(command, command);
}

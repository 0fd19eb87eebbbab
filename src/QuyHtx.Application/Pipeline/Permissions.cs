namespace QuyHtx.Application.Pipeline;

/// <summary>Vai trò.</summary>
public static class Roles
{
    /// <summary>Cán bộ tín dụng.</summary>
    public const string Officer = "officer";

    /// <summary>Cán bộ thẩm định.</summary>
    public const string Appraiser = "appraiser";

    /// <summary>Người quyết định cho vay.</summary>
    public const string Approver = "approver";

    /// <summary>Kế toán.</summary>
    public const string Accountant = "accountant";

    /// <summary>Lãnh đạo.</summary>
    public const string Manager = "manager";

    /// <summary>Kiểm toán, kiểm soát viên.</summary>
    public const string Auditor = "auditor";

    /// <summary>Quản trị hệ thống.</summary>
    public const string Administrator = "administrator";

    /// <summary>Khách hàng vay.</summary>
    public const string Borrower = "borrower";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Officer, Appraiser, Approver, Accountant, Manager, Auditor, Administrator, Borrower];
}

/// <summary>What one may be allowed to do.</summary>
public enum Permission
{
    /// <summary>Xem hồ sơ, khoản vay, sổ sách của Quỹ.</summary>
    ReadFund,

    /// <summary>Xem khoản vay của chính mình.</summary>
    ReadOwn,

    /// <summary>Xem nhật ký.</summary>
    ReadAudit,

    /// <summary>Lập và sửa khách hàng.</summary>
    KeepBorrowers,

    /// <summary>Lập hồ sơ vay vốn.</summary>
    KeepApplications,

    /// <summary>Thẩm định.</summary>
    Appraise,

    /// <summary>Quyết định cho vay.</summary>
    Decide,

    /// <summary>Quyết định cho vay vượt mức phán quyết.</summary>
    DecideAnyAmount,

    /// <summary>Ký hợp đồng, đề xuất giao dịch.</summary>
    ServeLoans,

    /// <summary>Thu tiền.</summary>
    ReceiveMoney,

    /// <summary>Duyệt chi tiền và đảo giao dịch.</summary>
    ConfirmMoney,

    /// <summary>Duyệt miễn giảm, cơ cấu, xử lý rủi ro.</summary>
    ConfirmRelief,

    /// <summary>Ghi nhận vốn.</summary>
    RecordCapital,

    /// <summary>Khóa sổ.</summary>
    CloseDays,

    /// <summary>Sản phẩm, chính sách, ngày nghỉ.</summary>
    SetPolicy,

    /// <summary>Người dùng.</summary>
    ManageUsers,

    /// <summary>Lập Quỹ, chạy công việc định kỳ.</summary>
    RunSystem,

    /// <summary>Tài khoản của chính mình: mật khẩu, mã truy cập API.</summary>
    KeepOwnAccount,

    /// <summary>Đăng nhập, đăng xuất: what may be said of whoever is at the door, known or not.</summary>
    SignIn,
}

/// <summary>Which role may do what.</summary>
public static class RolePermissions
{
    private static readonly IReadOnlyDictionary<string, Permission[]> Table = new Dictionary<string, Permission[]>
    {
        [Roles.Officer] =
        [
            Permission.ReadFund, Permission.KeepBorrowers, Permission.KeepApplications, Permission.ServeLoans, Permission.ReceiveMoney,
        ],
        [Roles.Appraiser] = [Permission.ReadFund, Permission.Appraise],
        [Roles.Approver] = [Permission.ReadFund, Permission.Decide, Permission.ConfirmRelief],
        [Roles.Accountant] =
        [
            Permission.ReadFund, Permission.ReceiveMoney, Permission.ConfirmMoney, Permission.RecordCapital, Permission.CloseDays, Permission.ServeLoans,
        ],
        [Roles.Manager] = [Permission.ReadFund, Permission.ReadAudit, Permission.Decide, Permission.DecideAnyAmount, Permission.ConfirmRelief],
        [Roles.Auditor] = [Permission.ReadFund, Permission.ReadAudit],
        [Roles.Administrator] =
        [
            Permission.ReadFund, Permission.ReadAudit, Permission.SetPolicy, Permission.ManageUsers, Permission.CloseDays, Permission.RunSystem,
        ],
        [Roles.Borrower] = [Permission.ReadOwn],
    };

    /// <summary>True when one of the roles allows it. Everybody keeps his own account, and nobody needs a role to be at the door.</summary>
    public static bool Allow(IEnumerable<string> roles, Permission permission) => permission == Permission.SignIn || roles.Any(role =>
        Table.TryGetValue(role, out var allowed) && (permission == Permission.KeepOwnAccount || allowed.Contains(permission)));
}

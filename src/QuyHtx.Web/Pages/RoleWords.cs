using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Pages;

/// <summary>What a role is called.</summary>
public static class RoleWords
{
    private static readonly Dictionary<string, string> Names = new()
    {
        [Roles.Officer] = "Cán bộ tín dụng",
        [Roles.Appraiser] = "Cán bộ thẩm định",
        [Roles.Approver] = "Người quyết định cho vay",
        [Roles.Accountant] = "Kế toán",
        [Roles.Manager] = "Lãnh đạo",
        [Roles.Auditor] = "Kiểm toán, kiểm soát viên",
        [Roles.Administrator] = "Quản trị hệ thống",
        [Roles.Borrower] = "Khách hàng vay",
    };

    /// <summary>Of a role.</summary>
    public static string Of(string role) => Names[role];

    /// <summary>Of all that a person has.</summary>
    public static string Of(IEnumerable<string> roles) => string.Join(", ", roles.Select(Of));
}

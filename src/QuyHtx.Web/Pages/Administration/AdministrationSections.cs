using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>The parts of the administration, each for those who may open it.</summary>
public static class AdministrationSections
{
    private static readonly (string Path, string Title, Permission[] AnyOf)[] All =
    [
        ("/quan-tri", "Tổng quan", [Permission.RunSystem]),
        ("/quan-tri/nguoi-dung", "Người dùng", [Permission.ManageUsers]),
        ("/quan-tri/vai-tro", "Vai trò", [Permission.ManageUsers, Permission.ReadAudit]),
        ("/quan-tri/chinh-sach", "Chính sách", [Permission.ReadFund]),
        ("/quan-tri/san-pham", "Sản phẩm", [Permission.ReadFund]),
        ("/quan-tri/ngay-nghi", "Ngày nghỉ", [Permission.ReadFund]),
        ("/quan-tri/tai-khoan-ke-toan", "Tài khoản kế toán", [Permission.ReadFund]),
        ("/quan-tri/tin-nhan", "Tin nhắn", [Permission.ReadFund]),
        ("/quan-tri/cong-viec", "Công việc định kỳ", [Permission.RunSystem, Permission.ReadAudit]),
        ("/quan-tri/thong-tin-quy", "Thông tin Quỹ", [Permission.ReadFund]),
        ("/quan-tri/he-thong", "Hệ thống", [Permission.RunSystem, Permission.ReadAudit]),
    ];

    /// <summary>The breadcrumb of every page here; the overview is for administrators alone.</summary>
    public static (string Text, string Address)[] Crumbs(CurrentUser user, params (string Text, string Address)[] more) =>
        [.. All[0].AnyOf.Any(user.May) ? [("Quản trị", "/quan-tri")] : Array.Empty<(string, string)>(), .. more];

    /// <summary>Those of a person.</summary>
    public static IEnumerable<Section> For(CurrentUser user, PathString here) => All.Where(section => section.AnyOf.Any(user.May)).Select(section => new Section(
        section.Path, section.Title, section.Path == "/quan-tri" ? here == section.Path : here.StartsWithSegments(section.Path)));

    /// <summary>A part as it is shown.</summary>
    public sealed record Section(string Path, string Title, bool IsHere);
}

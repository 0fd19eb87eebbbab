using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Work;

namespace QuyHtx.Web.Pages;

/// <summary>What stands on the left: the work of this person and nothing else, with what waits.</summary>
internal static class Navigation
{
    private static readonly Entry[] All =
    [
        new("/htx", "Khoản vay của tôi", _ => 0, Permission.ReadOwn),
        new("/", "Việc của tôi", _ => 0, Permission.ReadFund),
        new("/khach-hang", "Khách hàng", _ => 0, Permission.ReadFund),
        new("/ho-so", "Hồ sơ vay vốn", work => work.Drafts + work.Returned + work.ToSign, Permission.ReadFund),
        new("/tinh-thu", "Tính thử lịch trả nợ", _ => 0, Permission.KeepApplications),
        new("/tham-dinh", "Thẩm định", work => work.ToAppraise, Permission.Appraise),
        new("/quyet-dinh", "Quyết định cho vay", work => work.ToDecide, Permission.Decide),
        new("/khoan-vay", "Khoản vay", work => work.ToDisburse, Permission.ReadFund),
        new("/thu-no", "Thu nợ", work => work.DueSoon, Permission.ReceiveMoney),
        new("/no-qua-han", "Nợ quá hạn", work => work.Overdue, Permission.ReadFund),
        new("/phieu", "Phiếu chờ duyệt", work => work.ToConfirm, Permission.ReadFund),
        new("/so-sach", "Sổ sách", work => work.DaysToClose + work.FailedLoans, Permission.ReadFund),
        new("/quy", "Quỹ", _ => 0, Permission.ReadFund),
        new("/kiem-toan", "Kiểm toán", _ => 0, Permission.ReadAudit),
        new("/quan-tri", "Quản trị", work => work.FailedMessages, Permission.SetPolicy, Permission.ManageUsers, Permission.RunSystem),
    ];

    /// <summary>The entries of a person.</summary>
    public static IEnumerable<Item> For(CurrentUser user, WorkWaiting work, PathString here) => All
        .Where(entry => entry.AnyOf.Any(user.May))
        .Select(entry => new Item(entry.Path, entry.Title, entry.Waiting(work), entry.Path == "/" ? here == "/" : here.StartsWithSegments(entry.Path)));

    /// <summary>An entry as it is shown.</summary>
    internal sealed record Item(string Path, string Title, int Waiting, bool IsHere);

    private sealed record Entry(string Path, string Title, Func<WorkWaiting, int> Waiting, params Permission[] AnyOf);
}

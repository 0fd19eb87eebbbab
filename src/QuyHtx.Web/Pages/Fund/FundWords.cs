using QuyHtx.Application.Loans;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Web.Pages;

/// <summary>What things are called on the pages of the fund.</summary>
internal static class FundWords
{
    public static string Of(DebtGroup group) => group switch
    {
        DebtGroup.Standard => "Nhóm 1 – đủ tiêu chuẩn",
        DebtGroup.Watch => "Nhóm 2 – cần chú ý",
        DebtGroup.Substandard => "Nhóm 3 – dưới tiêu chuẩn",
        DebtGroup.Doubtful => "Nhóm 4 – nghi ngờ mất vốn",
        DebtGroup.Loss => "Nhóm 5 – có khả năng mất vốn",
    };

    public static string Of(OverdueBand band) => band switch
    {
        OverdueBand.Days1To9 => "1–9 ngày",
        OverdueBand.Days10To29 => "10–29 ngày",
        OverdueBand.Days30To89 => "30–89 ngày",
        OverdueBand.Days90To179 => "90–179 ngày",
        OverdueBand.Days180AndMore => "Từ 180 ngày",
    };

    public static string Of(BorrowerKind kind) => kind switch
    {
        BorrowerKind.Cooperative => "Hợp tác xã",
        BorrowerKind.CooperativeUnion => "Liên hiệp hợp tác xã",
        BorrowerKind.GroupMember => "Thành viên tổ hợp tác",
        BorrowerKind.CooperativeMember => "Thành viên hợp tác xã",
    };
}

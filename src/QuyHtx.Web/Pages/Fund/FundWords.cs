using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Web.Pages;

/// <summary>What things are called on the pages of the fund.</summary>
internal static class FundWords
{
    public static string Of(BorrowerKind kind) => kind switch
    {
        BorrowerKind.Cooperative => "Hợp tác xã",
        BorrowerKind.CooperativeUnion => "Liên hiệp hợp tác xã",
        BorrowerKind.GroupMember => "Thành viên tổ hợp tác",
        BorrowerKind.CooperativeMember => "Thành viên hợp tác xã",
    };
}

using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Pipeline;
using QuyHtx.Infrastructure.Spreadsheets;

namespace QuyHtx.Web.Pages;

/// <summary>Cam kết chưa giải ngân.</summary>
[Needs(Permission.ReadFund)]
public sealed class CommitmentsModel : FundPage
{
    public CommitmentList List { get; private set; } = null!;

    public async Task OnGetAsync() => List = await Ask(new ListCommitments());

    public async Task<IActionResult> OnGetXlsxAsync() => await ListFile.OfAsync(
        HttpContext,
        "Cam kết chưa giải ngân",
        "cam-ket-chua-giai-ngan.xlsx",
        new ListColumns<Commitment>()
            .Text("Số", row => row.Number, 16)
            .Text("Là", KindOf)
            .Text("Khách hàng", row => row.BorrowerName, 40)
            .Date("Từ ngày", row => row.Since)
            .Amount("Được duyệt", row => row.Approved.Value)
            .Amount("Đã giải ngân", row => row.PaidOut.Value)
            .Amount("Còn phải giải ngân", row => row.Left.Value),
        async number => number == 1 ? (await Ask(new ListCommitments())).Rows : []);

    public static string KindOf(Commitment row) => row.LoanId is null ? "Hồ sơ đã duyệt, chưa ký" : row.PaidOut.IsZero ? "Khoản vay đã ký" : "Khoản vay giải ngân một phần";

    public static string AddressOf(Commitment row) => row.LoanId is { } loan ? $"/khoan-vay/{loan}" : $"/ho-so/{row.ApplicationId}";
}

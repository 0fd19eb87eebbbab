using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Verification;
using QuyHtx.Domain;

namespace QuyHtx.Web.Pages.Audits;

/// <summary>Đối chiếu sổ sách on a button. It reads everything, so it is not done by merely opening the page; it changes nothing.</summary>
[Needs(Permission.ReadAudit)]
public sealed class VerifyModel : FundPage
{
    public BooksVerified? Verified { get; private set; }

    /// <summary>The findings by what they mean.</summary>
    public IEnumerable<IGrouping<string, RuleViolation>> Groups => Verified!.Findings.GroupBy(finding => finding.Code);

    public void OnGet()
    {
        // Nothing until somebody presses.
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Verified = await Ask(new VerifyBooks());
        return Page();
    }

    /// <summary>What a finding means, and what to do about it.</summary>
    public static string MeaningOf(string code) => code switch
    {
        "verify-seal" or "verify-seal-chain" or "verify-entry-count" or "verify-entry-number" or "verify-entry-outside" =>
            "Bút toán của ngày đã khóa khác với lúc khóa: có người đã can thiệp thẳng vào cơ sở dữ liệu, hoặc dữ liệu hỏng. Đối chiếu với bản sao lưu và với dấu niêm phong đã in ra.",
        "verify-transaction-seal" or "verify-transaction-outside" =>
            "Giao dịch khoản vay đã khóa khác với lúc khóa: người nhập, ngày, số tiền hay diễn giải đã bị đổi ngoài phần mềm. Đối chiếu với phiếu thu, phiếu chi giấy và bản sao lưu.",
        "verify-audit-seal" => "Nhật ký thao tác đã bị sửa, thêm hoặc xóa ngoài phần mềm. Đối chiếu với bản sao lưu.",
        "verify-day-missing" or "verify-business-date" => "Chuỗi ngày khóa sổ không liền nhau: một lần khóa sổ đã bị xóa hoặc ngày nghiệp vụ bị đổi ngoài phần mềm.",
        "verify-loan-fails" => "Khoản vay không tính lại được từ giao dịch của nó: điều kiện vay hoặc giao dịch đã lưu bị hỏng. Khôi phục khoản vay này từ bản sao lưu.",
        "verify-account" or "verify-ledger-principal" or "verify-ledger-advance" or "verify-ledger-written-off" =>
            "Số dư trên sổ cái khác với số tính lại từ các khoản vay. Mở sổ cái của tài khoản và các bút toán của khoản vay để tìm chỗ lệch.",
        "verify-check" => "Một ràng buộc của cơ sở dữ liệu bị vi phạm. Tên tệp trong db/checks nói ràng buộc nào; báo người quản trị.",
        _ => "Số lưu sẵn để hiện danh sách khác với số tính lại từ giao dịch. Giao dịch gốc vẫn đúng; số lưu sẵn được ghi lại khi khoản vay có giao dịch hoặc khóa sổ tiếp theo.",
    };
}

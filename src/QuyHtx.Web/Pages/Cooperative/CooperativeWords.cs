using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Web.Pages;

/// <summary>What things are called for somebody who borrows and is no banker.</summary>
internal static class CooperativeWords
{
    public static string Of(LoanStage stage) => stage switch
    {
        LoanStage.Signed => "Đã ký, chờ giải ngân",
        LoanStage.Open => "Đang vay",
        LoanStage.Settled => "Đã trả hết",
        LoanStage.WrittenOff => "Quỹ đang theo dõi riêng, vẫn phải trả",
    };

    public static string Of(LoanTransactionKind kind) => kind switch
    {
        LoanTransactionKind.Disbursement => "Nhận tiền vay",
        LoanTransactionKind.Repayment => "Trả nợ",
        LoanTransactionKind.Prepayment => "Trả trước hạn",
        LoanTransactionKind.AdvanceRefund => "Nhận lại tiền trả trước",
        LoanTransactionKind.InterestWaiver => "Được miễn, giảm lãi",
        LoanTransactionKind.Restructuring => "Cơ cấu lại thời hạn trả nợ",
        LoanTransactionKind.Reversal => "Sửa ghi nhầm (đảo)",
        LoanTransactionKind.WriteOff => "Quỹ xử lý rủi ro",
    };

    public static string Of(AllocationSource source) => source switch
    {
        AllocationSource.Repayment => "Tiền trả",
        AllocationSource.Advance => "Dùng tiền trả trước",
        AllocationSource.Waiver => "Miễn, giảm lãi",
    };

    public static string Of(PaymentComponent component) => component switch
    {
        PaymentComponent.OverduePrincipal => "gốc quá hạn",
        PaymentComponent.OverdueInterest => "lãi quá hạn",
        PaymentComponent.OverdueContractInterest => "lãi các kỳ đã qua hạn",
        PaymentComponent.LateInterest => "lãi chậm trả",
        PaymentComponent.DuePrincipal => "gốc đến hạn",
        PaymentComponent.DueInterest => "lãi đến hạn",
        PaymentComponent.PrepaidPrincipal => "gốc trả trước hạn",
        PaymentComponent.AccruedInterest => "lãi đến ngày tất toán",
        PaymentComponent.Advance => "giữ lại làm tiền trả trước",
    };
}

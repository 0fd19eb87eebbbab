using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Risk;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Loans;

/// <summary>What stages, groups, transactions and the parts of a payment are called on pages, and how a status looks.</summary>
public static class LoanWords
{
    /// <summary>Giai đoạn.</summary>
    public static string Of(LoanStage stage) => stage switch
    {
        LoanStage.Signed => "Đã ký, chưa giải ngân",
        LoanStage.Open => "Đang vay",
        LoanStage.Settled => "Đã tất toán",
        LoanStage.WrittenOff => "Đã xử lý rủi ro",
    };

    public static Tone ToneOf(LoanStage stage) => stage switch
    {
        LoanStage.Signed => Tone.Warning,
        LoanStage.Open => Tone.Info,
        LoanStage.Settled => Tone.Good,
        LoanStage.WrittenOff => Tone.Bad,
    };

    /// <summary>Nhóm nợ, in a column.</summary>
    public static string Of(DebtGroup group) => $"Nhóm {(int)group}";

    /// <summary>Nhóm nợ with its name.</summary>
    public static string InFull(DebtGroup group) => group switch
    {
        DebtGroup.Standard => "Nhóm 1 – nợ đủ tiêu chuẩn",
        DebtGroup.Watch => "Nhóm 2 – nợ cần chú ý",
        DebtGroup.Substandard => "Nhóm 3 – nợ dưới tiêu chuẩn",
        DebtGroup.Doubtful => "Nhóm 4 – nợ nghi ngờ mất vốn",
        DebtGroup.Loss => "Nhóm 5 – nợ có khả năng mất vốn",
    };

    public static Tone ToneOf(DebtGroup group) => group switch
    {
        DebtGroup.Standard => Tone.Good,
        DebtGroup.Watch => Tone.Warning,
        DebtGroup.Substandard or DebtGroup.Doubtful or DebtGroup.Loss => Tone.Bad,
    };

    /// <summary>Loại giao dịch.</summary>
    public static string Of(LoanTransactionKind kind) => kind switch
    {
        LoanTransactionKind.Disbursement => "Giải ngân",
        LoanTransactionKind.Repayment => "Thu nợ",
        LoanTransactionKind.Prepayment => "Thu nợ trước hạn",
        LoanTransactionKind.AdvanceRefund => "Hoàn trả tiền trả trước",
        LoanTransactionKind.InterestWaiver => "Miễn, giảm lãi",
        LoanTransactionKind.Restructuring => "Cơ cấu lại thời hạn trả nợ",
        LoanTransactionKind.Reversal => "Đảo giao dịch",
        LoanTransactionKind.WriteOff => "Xử lý rủi ro",
    };

    /// <summary>Khoản được thu.</summary>
    public static string Of(PaymentComponent component) => component switch
    {
        PaymentComponent.OverduePrincipal => "Gốc quá hạn",
        PaymentComponent.OverdueInterest => "Lãi quá hạn (trên gốc quá hạn)",
        PaymentComponent.OverdueContractInterest => "Lãi trong hạn đã quá hạn trả",
        PaymentComponent.LateInterest => "Lãi chậm trả (trên lãi chưa trả)",
        PaymentComponent.DuePrincipal => "Gốc đến hạn",
        PaymentComponent.DueInterest => "Lãi đến hạn",
        PaymentComponent.PrepaidPrincipal => "Gốc trả trước hạn",
        PaymentComponent.AccruedInterest => "Lãi đến ngày tất toán",
        PaymentComponent.Advance => "Tiền trả trước (giữ lại cho kỳ sau)",
    };

    /// <summary>Nguồn tiền of an allocation.</summary>
    public static string Of(AllocationSource source) => source switch
    {
        AllocationSource.Repayment => "Tiền thu",
        AllocationSource.Advance => "Trừ tiền trả trước",
        AllocationSource.Waiver => "Miễn, giảm lãi",
    };

    /// <summary>A figure of a loan.</summary>
    public static string Of(LoanFigure figure) => figure switch
    {
        LoanFigure.PrincipalOutstanding => "Dư nợ gốc",
        LoanFigure.PrincipalOverdue => "Gốc quá hạn",
        LoanFigure.PrincipalDueToday => "Gốc đến hạn hôm nay",
        LoanFigure.InterestAccruedNotDue => "Lãi cộng dồn chưa đến hạn",
        LoanFigure.InterestDueUnpaid => "Lãi trong hạn đến hạn chưa trả",
        LoanFigure.OverdueInterestUnpaid => "Lãi quá hạn",
        LoanFigure.LateInterestUnpaid => "Lãi chậm trả",
        LoanFigure.Advance => "Tiền trả trước đang giữ",
    };

    /// <summary>Phương thức trả gốc.</summary>
    public static string Of(RepaymentMethod method) => method switch
    {
        RepaymentMethod.Bullet => "Gốc trả một lần cuối kỳ",
        RepaymentMethod.EqualPrincipal => "Gốc trả đều các kỳ",
        RepaymentMethod.Annuity => "Gốc và lãi trả đều (niên kim)",
        RepaymentMethod.Custom => "Gốc trả theo mùa vụ",
    };

    /// <summary>Loại cơ cấu.</summary>
    public static string Of(RestructuringKind kind) => kind switch
    {
        RestructuringKind.Reschedule => "Điều chỉnh kỳ hạn trả nợ (không quá ngày đáo hạn hiện tại)",
        RestructuringKind.Extend => "Gia hạn nợ (quá ngày đáo hạn hiện tại)",
    };

    /// <summary>Loại lãi.</summary>
    public static string Of(InterestKind kind) => kind switch
    {
        InterestKind.Contract => "Lãi trong hạn",
        InterestKind.Overdue => "Lãi quá hạn, trên gốc quá hạn",
        InterestKind.Late => "Lãi chậm trả, trên lãi đến hạn chưa trả",
    };

    /// <summary>Loại bút toán.</summary>
    public static string Of(EntryKind kind) => kind switch
    {
        EntryKind.Capital => "Góp vốn",
        EntryKind.LoanTransaction => "Giao dịch khoản vay",
        EntryKind.Reversal => "Đảo giao dịch",
        EntryKind.Reclassification => "Chuyển nợ quá hạn",
        EntryKind.Accrual => "Dự thu lãi",
        EntryKind.OffBalanceAccrual => "Theo dõi lãi ngoại bảng",
        EntryKind.WriteOff => "Xử lý rủi ro",
    };

    /// <summary>Hình thức đôn đốc.</summary>
    public static string Of(ContactChannel channel) => channel switch
    {
        ContactChannel.Call => "Gọi điện",
        ContactChannel.Message => "Nhắn tin, thư điện tử",
        ContactChannel.Letter => "Gửi công văn, thông báo",
        ContactChannel.Visit => "Đến làm việc tại cơ sở",
        ContactChannel.AtTheFund => "Khách hàng đến Quỹ",
    };

    /// <summary>Kết quả lời hứa.</summary>
    public static string Of(PromiseOutcome outcome) => outcome switch
    {
        PromiseOutcome.Awaited => "Chưa đến hẹn",
        PromiseOutcome.Kept => "Đã giữ lời",
        PromiseOutcome.Broken => "Lỗi hẹn",
    };

    public static Tone ToneOf(PromiseOutcome outcome) => outcome switch
    {
        PromiseOutcome.Awaited => Tone.Info,
        PromiseOutcome.Kept => Tone.Good,
        PromiseOutcome.Broken => Tone.Bad,
    };

    /// <summary>Nhóm ngày quá hạn.</summary>
    public static string Of(OverdueBand band) => band switch
    {
        OverdueBand.Days1To9 => "1–9 ngày",
        OverdueBand.Days10To29 => "10–29 ngày",
        OverdueBand.Days30To89 => "30–89 ngày",
        OverdueBand.Days90To179 => "90–179 ngày",
        OverdueBand.Days180AndMore => "Từ 180 ngày",
    };
}

using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>Loại giao dịch.</summary>
public enum LoanTransactionKind
{
    /// <summary>Giải ngân.</summary>
    Disbursement,

    /// <summary>Thu nợ theo lịch.</summary>
    Repayment,

    /// <summary>Thu nợ trước hạn.</summary>
    Prepayment,

    /// <summary>Hoàn trả tiền trả trước.</summary>
    AdvanceRefund,

    /// <summary>Miễn, giảm lãi.</summary>
    InterestWaiver,

    /// <summary>Cơ cấu lại thời hạn trả nợ.</summary>
    Restructuring,

    /// <summary>Đảo giao dịch: names the one it takes out of the loan's history.</summary>
    Reversal,

    /// <summary>Xử lý rủi ro: principal leaves the balance sheet; what is owed stays owed.</summary>
    WriteOff,
}

/// <summary>Loại cơ cấu lại thời hạn trả nợ.</summary>
/// <remarks>Source: Decree 45/2021/NĐ-CP art. 27.</remarks>
public enum RestructuringKind
{
    /// <summary>Điều chỉnh kỳ hạn: the last due date is not after the present maturity.</summary>
    Reschedule,

    /// <summary>Gia hạn nợ: the last due date is after the present maturity.</summary>
    Extend,
}

/// <summary>
/// Giao dịch: one thing that happened to a loan, as it was entered. It is never changed and never deleted; a mistake is answered by a
/// reversal, which is a transaction itself.
/// </summary>
public sealed record LoanTransaction
{
    /// <summary>Made by whoever enters it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The loan.</summary>
    public Guid LoanId { get; init; }

    /// <summary>Thứ tự nhập: from 1 within the loan.</summary>
    public int No { get; init; }

    /// <summary>Loại.</summary>
    public required LoanTransactionKind Kind { get; init; }

    /// <summary>Ngày giá trị: the day it counts from.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Ngày nhập: the business date on which it was entered.</summary>
    public required LocalDate EnteredOn { get; init; }

    /// <summary>Người nhập.</summary>
    public required Guid EnteredBy { get; init; }

    /// <summary>Số tiền; nil for a restructuring; that of the other for a reversal; the principal for a write-off.</summary>
    public Dong Amount { get; init; }

    /// <summary>Giao dịch bị đảo.</summary>
    public Guid? ReversesId { get; init; }

    /// <summary>Điều kiện sau cơ cấu.</summary>
    public LoanTerms? NewTerms { get; init; }

    /// <summary>Loại cơ cấu, of a restructuring.</summary>
    public RestructuringKind? RestructuringKind { get; init; }

    /// <summary>Diễn giải.</summary>
    public string Note { get; init; } = "";

    /// <summary>What the replay sees of it; null for what does not change what is owed.</summary>
    internal LoanEvent? Event => Kind switch
    {
        LoanTransactionKind.Disbursement => new Disbursement(Date, Amount),
        LoanTransactionKind.Repayment => new Repayment(Date, Amount),
        LoanTransactionKind.Prepayment => new Repayment(Date, Amount, RepaymentKind.Prepayment),
        LoanTransactionKind.AdvanceRefund => new AdvanceRefund(Date, Amount),
        LoanTransactionKind.InterestWaiver => new InterestWaiver(Date, Amount),
        LoanTransactionKind.Restructuring => new Restructuring(Date, NewTerms!),
        LoanTransactionKind.Reversal or LoanTransactionKind.WriteOff => null,
    };
}

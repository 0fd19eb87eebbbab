using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>Giao dịch của khoản vay: something that happened to a loan on a day. What is not an event is computed.</summary>
/// <param name="Date">Ngày giao dịch: the value date.</param>
/// <param name="Amount">Above nil.</param>
public abstract record LoanEvent(LocalDate Date, Dong Amount);

/// <summary>Giải ngân: money paid out. The first disbursement's date, d0, begins the loan.</summary>
/// <param name="Date">The day it is paid out; it earns interest from that day on.</param>
/// <param name="Amount">Above nil.</param>
public sealed record Disbursement(LocalDate Date, Dong Amount) : LoanEvent(Date, Amount);

/// <summary>Thu nợ: money received.</summary>
/// <param name="Date">The day it is received; that day no longer earns interest on what it repays.</param>
/// <param name="Amount">Above nil.</param>
/// <param name="Kind">What becomes of it when nothing more is due.</param>
public sealed record Repayment(LocalDate Date, Dong Amount, RepaymentKind Kind = RepaymentKind.Scheduled) : LoanEvent(Date, Amount);

/// <summary>What becomes of a repayment when nothing more is due.</summary>
public enum RepaymentKind
{
    /// <summary>Trả theo lịch: kept as an advance until the next row falls due.</summary>
    Scheduled,

    /// <summary>Trả nợ trước hạn: repays principal that is not due yet.</summary>
    Prepayment,
}

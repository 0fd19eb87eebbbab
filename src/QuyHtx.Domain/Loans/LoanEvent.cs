using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>Giao dịch của khoản vay: something that happened to a loan on a day. What is not an event is computed.</summary>
/// <param name="Date">Ngày giao dịch: the value date.</param>
public abstract record LoanEvent(LocalDate Date);

/// <summary>An event in which money, or a claim to it, changes by an amount.</summary>
/// <param name="Date">Ngày giao dịch.</param>
/// <param name="Amount">Above nil.</param>
public abstract record LoanMoneyEvent(LocalDate Date, Dong Amount) : LoanEvent(Date);

/// <summary>Giải ngân: money paid out. The first disbursement's date, d0, begins the loan.</summary>
/// <param name="Date">The day it is paid out; it earns interest from that day on.</param>
/// <param name="Amount">Above nil.</param>
public sealed record Disbursement(LocalDate Date, Dong Amount) : LoanMoneyEvent(Date, Amount);

/// <summary>Thu nợ: money received.</summary>
/// <param name="Date">The day it is received; that day no longer earns interest on what it repays.</param>
/// <param name="Amount">Above nil.</param>
/// <param name="Kind">What becomes of it when nothing more is due.</param>
public sealed record Repayment(LocalDate Date, Dong Amount, RepaymentKind Kind = RepaymentKind.Scheduled) : LoanMoneyEvent(Date, Amount);

/// <summary>Hoàn trả tiền trả trước: an advance given back.</summary>
/// <param name="Date">The day it is paid back.</param>
/// <param name="Amount">Above nil, not more than the advance held.</param>
public sealed record AdvanceRefund(LocalDate Date, Dong Amount) : LoanMoneyEvent(Date, Amount);

/// <summary>Miễn, giảm lãi: interest that the fund gives up. It lowers what is owed as a payment would, and no money moves.</summary>
/// <param name="Date">The day it takes effect.</param>
/// <param name="Amount">Above nil, not more than the interest that can be collected that day.</param>
public sealed record InterestWaiver(LocalDate Date, Dong Amount) : LoanMoneyEvent(Date, Amount);

/// <summary>
/// Cơ cấu lại thời hạn trả nợ: all unpaid principal, in term and due, is planned anew. Contract interest unpaid by then, due and accrued,
/// falls due with the first new row and earns nothing meanwhile; overdue and late-payment interest stay as they are.
/// </summary>
/// <param name="Date">The day it takes effect, after that day's payments.</param>
/// <param name="Terms">How it is repaid from then on; its months count from <paramref name="Date"/>.</param>
/// <remarks>Source: Decree 45/2021/NĐ-CP art. 27 (điều chỉnh kỳ hạn, gia hạn nợ).</remarks>
public sealed record Restructuring(LocalDate Date, LoanTerms Terms) : LoanEvent(Date);

/// <summary>What becomes of a repayment when nothing more is due.</summary>
public enum RepaymentKind
{
    /// <summary>Trả theo lịch: kept as an advance until the next row falls due.</summary>
    Scheduled,

    /// <summary>Trả nợ trước hạn: repays principal that is not due yet.</summary>
    Prepayment,
}

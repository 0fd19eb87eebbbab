using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.Loans;

/// <summary>Sao kê khoản vay: a loan as of a date, with all that its figures come from.</summary>
/// <param name="Header">Which loan.</param>
/// <param name="State">Tình trạng.</param>
/// <param name="Rows">Lịch trả nợ: as planned at signing, beside what became of it.</param>
/// <param name="Allocations">Phân bổ.</param>
/// <param name="Steps">Why each part of an allocation went where it went.</param>
/// <param name="Interest">Đoạn tính lãi, each with its formula.</param>
/// <param name="Transactions">Giao dịch, reversed ones among them.</param>
/// <param name="Ledger">Bút toán; empty for a borrower's user, since the books are the fund's own.</param>
public sealed record LoanStatement(
    LoanHeader Header,
    LoanState State,
    IReadOnlyList<StatementRow> Rows,
    IReadOnlyList<Allocation> Allocations,
    IReadOnlyList<AllocationStep> Steps,
    IReadOnlyList<StatementInterest> Interest,
    IReadOnlyList<StatementTransaction> Transactions,
    IReadOnlyList<StatementEntry> Ledger);

/// <summary>Which loan a statement is of.</summary>
public sealed record LoanHeader
{
    /// <summary>The loan.</summary>
    public required Guid LoanId { get; init; }

    /// <summary>Số hợp đồng.</summary>
    public required string ContractNumber { get; init; }

    /// <summary>Khách hàng.</summary>
    public required Guid BorrowerId { get; init; }

    /// <summary>Tên khách hàng.</summary>
    public required string BorrowerName { get; init; }

    /// <summary>Người đại diện of the borrower.</summary>
    public required string Representative { get; init; }

    /// <summary>Điện thoại of the borrower.</summary>
    public required string Phone { get; init; }

    /// <summary>Hồ sơ.</summary>
    public required Guid ApplicationId { get; init; }

    /// <summary>Giai đoạn today, whatever the date asked for.</summary>
    public required LoanStage Stage { get; init; }

    /// <summary>Nhóm nợ at the last close: the worst of the borrower's loans.</summary>
    public required DebtGroup Group { get; init; }

    /// <summary>Nhóm nợ by the loan's own facts on the date asked for; null where no table of groups was in force then.</summary>
    public required DebtGroup? OwnGroupOnDate { get; init; }

    /// <summary>Ngày nghiệp vụ.</summary>
    public required LocalDate BusinessDate { get; init; }

    /// <summary>Ngày ký.</summary>
    public required LocalDate SignedOn { get; init; }

    /// <summary>Số tiền được duyệt.</summary>
    public required Dong ApprovedAmount { get; init; }

    /// <summary>Đã giải ngân by the date.</summary>
    public required Dong Disbursed { get; init; }

    /// <summary>Điều kiện vay, as signed.</summary>
    public required LoanTerms Terms { get; init; }

    /// <summary>Quy tắc thu nợ, as signed.</summary>
    public required RepaymentRules Rules { get; init; }

    /// <summary>Ngày đáo hạn as it is on the date.</summary>
    public required LocalDate MaturityDate { get; init; }

    /// <summary>Số lần cơ cấu lại by the date.</summary>
    public required int Restructurings { get; init; }

    /// <summary>Ngày xử lý rủi ro, or null.</summary>
    public required LocalDate? WrittenOffOn { get; init; }

    /// <summary>Nothing was disbursed by the date: the plan supposes the approved amount on the day of signing.</summary>
    public required bool PlanIsProvisional { get; init; }
}

/// <summary>Một kỳ: as planned at signing, and what became of it.</summary>
/// <param name="No">Kỳ số.</param>
/// <param name="Planned">Theo lịch lúc ký; null for a row that a restructuring added.</param>
/// <param name="Actual">Thực tế; null for a row that a restructuring took away, or before the first disbursement.</param>
/// <param name="InterestToCome">Lãi dự kiến of a row that has not fallen due, if nothing else happens; else null.</param>
public sealed record StatementRow(int No, ScheduleRow? Planned, LoanRow? Actual, Dong? InterestToCome);

/// <summary>Đoạn tính lãi: one balance at one rate.</summary>
/// <param name="Kind">Which interest.</param>
/// <param name="Row">The row that contract interest belongs to.</param>
/// <param name="From">The first day that counts.</param>
/// <param name="To">The first day that no longer counts.</param>
/// <param name="Days">Số ngày.</param>
/// <param name="Balance">Số dư.</param>
/// <param name="Formula">As one types it into a calculator.</param>
/// <param name="AmountBeforeRounding">What it comes to; a row's interest is the sum of its segments and what it carried, rounded once.</param>
public sealed record StatementInterest(
    InterestKind Kind, int? Row, LocalDate From, LocalDate To, int Days, Dong Balance, string Formula, decimal AmountBeforeRounding);

/// <summary>Giao dịch.</summary>
/// <param name="Transaction">As entered.</param>
/// <param name="ReversedBy">Bị đảo bởi.</param>
/// <param name="EnteredByName">Người nhập; empty for a borrower's user.</param>
public sealed record StatementTransaction(LoanTransaction Transaction, Guid? ReversedBy, string EnteredByName);

/// <summary>Bút toán of the loan.</summary>
/// <param name="Id">The entry.</param>
/// <param name="No">Số bút toán.</param>
/// <param name="Date">Ngày ghi sổ.</param>
/// <param name="Kind">What made it.</param>
/// <param name="Text">Diễn giải.</param>
/// <param name="TransactionId">Giao dịch.</param>
/// <param name="ReversesId">Bút toán bị đảo.</param>
/// <param name="Lines">Its lines.</param>
public sealed record StatementEntry(
    Guid Id, long No, LocalDate Date, EntryKind Kind, string Text, Guid? TransactionId, Guid? ReversesId, IReadOnlyList<JournalLine> Lines);

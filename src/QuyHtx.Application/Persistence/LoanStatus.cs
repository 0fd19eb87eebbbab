using NodaTime;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.Persistence;

/// <summary>Where a loan stands in its life.</summary>
public enum LoanStage
{
    /// <summary>Đã ký, chưa giải ngân.</summary>
    Signed,

    /// <summary>Đang vay.</summary>
    Open,

    /// <summary>Đã tất toán.</summary>
    Settled,

    /// <summary>Đã xử lý rủi ro.</summary>
    WrittenOff,
}

/// <summary>
/// Tình trạng để tra cứu: what lists and reports need of a loan, cached beside its events. It changes when something happens to the loan,
/// a row falls due, or its group changes, and is proved again from the events by the nightly check; nothing is ever computed from it.
/// </summary>
public sealed class LoanStatus
{
    /// <summary>The loan.</summary>
    public required Guid LoanId { get; init; }

    /// <summary>Giai đoạn.</summary>
    public LoanStage Stage { get; set; }

    /// <summary>Dư nợ gốc.</summary>
    public Dong PrincipalOutstanding { get; set; }

    /// <summary>Gốc đến hạn chưa trả, with what falls due on the day of the last change.</summary>
    public Dong PrincipalDue { get; set; }

    /// <summary>Lãi trong hạn đến hạn chưa trả.</summary>
    public Dong InterestDue { get; set; }

    /// <summary>Tiền trả trước.</summary>
    public Dong Advance { get; set; }

    /// <summary>Ngày đến hạn của kỳ cũ nhất chưa trả đủ; days past due are counted from it.</summary>
    public LocalDate? OldestUnpaidDueDate { get; set; }

    /// <summary>Kỳ tới.</summary>
    public LocalDate? NextDueDate { get; set; }

    /// <summary>Nhóm nợ by the loan's own facts at the last close.</summary>
    public DebtGroup OwnGroup { get; set; } = DebtGroup.Standard;

    /// <summary>Nhóm nợ: the borrower's worst at the last close. Group 1 accrues into income.</summary>
    public DebtGroup Group { get; set; } = DebtGroup.Standard;

    /// <summary>Takes over what a replay found.</summary>
    public void Take(Loan loan, LoanPosition position)
    {
        var state = position.State;
        var oldest = position.Rows.FirstOrDefault(row => row.HasFallenDue && (row.PrincipalPaid < row.Principal || row.InterestPaid < row.Interest));
        Stage = (loan.WrittenOffOn, loan.Disbursed.IsZero) switch
        {
            (not null, _) => LoanStage.WrittenOff,
            (_, true) => LoanStage.Signed,
            _ when OwesNothing(state) => LoanStage.Settled,
            _ => LoanStage.Open,
        };
        PrincipalOutstanding = state.PrincipalOutstanding;
        PrincipalDue = state.PrincipalOverdue + state.PrincipalDueToday;
        InterestDue = state.InterestDueUnpaid;
        Advance = state.Advance;
        OldestUnpaidDueDate = oldest?.DueDate;
        NextDueDate = position.Rows.FirstOrDefault(row => !row.HasFallenDue && !row.Principal.IsZero)?.DueDate is null
            ? null
            : position.Rows.First(row => !row.HasFallenDue).DueDate;
    }

    /// <summary>True when neither principal nor interest is owed.</summary>
    public static bool OwesNothing(LoanState state) =>
        state is { PrincipalOutstanding.IsZero: true, InterestDueUnpaid.IsZero: true, OverdueInterestUnpaid.IsZero: true, LateInterestUnpaid.IsZero: true };
}

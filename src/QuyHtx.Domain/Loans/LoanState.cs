using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>Tình trạng khoản vay on a date: after the payments of that day and before that day's accrual.</summary>
public sealed record LoanState
{
    /// <summary>Ngày tính.</summary>
    public required LocalDate AsOf { get; init; }

    /// <summary>Dư nợ gốc: all principal paid out and not repaid, in term and due.</summary>
    public required Dong PrincipalOutstanding { get; init; }

    /// <summary>Gốc quá hạn: of rows due before the date.</summary>
    public required Dong PrincipalOverdue { get; init; }

    /// <summary>Gốc đến hạn hôm nay: of rows due on the date.</summary>
    public required Dong PrincipalDueToday { get; init; }

    /// <summary>Lãi cộng dồn chưa đến hạn: contract interest of the running period up to the day before.</summary>
    public required Dong InterestAccruedNotDue { get; init; }

    /// <summary>Lãi trong hạn đã đến hạn, chưa trả.</summary>
    public required Dong InterestDueUnpaid { get; init; }

    /// <summary>Lãi quá hạn chưa trả, earned up to the day before.</summary>
    public required Dong OverdueInterestUnpaid { get; init; }

    /// <summary>Lãi chậm trả chưa trả, earned up to the day before.</summary>
    public required Dong LateInterestUnpaid { get; init; }

    /// <summary>Phải trả hôm nay: all that is due and unpaid, principal and every interest; what is not due yet is no part of it.</summary>
    public Dong Owed => PrincipalOverdue + PrincipalDueToday + InterestDueUnpaid + OverdueInterestUnpaid + LateInterestUnpaid;

    /// <summary>Tiền trả trước đang giữ.</summary>
    public required Dong Advance { get; init; }

    /// <summary>Số ngày quá hạn: days since the due date of the oldest row with unpaid principal or contract interest; else nil.</summary>
    public required int DaysPastDue { get; init; }

    internal static LoanState Of(RunningLoan loan, LocalDate asOf)
    {
        var (overdue, oldest) = (Dong.Zero, (LocalDate?)null);
        foreach (var row in loan.DueRows)
        {
            if (row.DueDate < asOf)
            {
                overdue += row.PrincipalUnpaid;
            }

            if (oldest is null && !(row.PrincipalUnpaid.IsZero && row.InterestUnpaid.IsZero))
            {
                oldest = row.DueDate;
            }
        }

        return new LoanState
        {
            AsOf = asOf,
            PrincipalOutstanding = loan.InTermPrincipal + loan.DuePrincipal,
            PrincipalOverdue = overdue,
            PrincipalDueToday = loan.DuePrincipal - overdue,
            InterestAccruedNotDue = loan.AccruedInterest,
            InterestDueUnpaid = loan.DueInterest,
            OverdueInterestUnpaid = loan.OverdueInterest,
            LateInterestUnpaid = loan.LateInterest,
            Advance = loan.Advance,
            DaysPastDue = oldest is { } due ? Period.DaysBetween(due, asOf) : 0,
        };
    }

    internal static LoanState BeforeAnything(LocalDate asOf) => new()
    {
        AsOf = asOf,
        PrincipalOutstanding = Dong.Zero,
        PrincipalOverdue = Dong.Zero,
        PrincipalDueToday = Dong.Zero,
        InterestAccruedNotDue = Dong.Zero,
        InterestDueUnpaid = Dong.Zero,
        OverdueInterestUnpaid = Dong.Zero,
        LateInterestUnpaid = Dong.Zero,
        Advance = Dong.Zero,
        DaysPastDue = 0,
    };
}

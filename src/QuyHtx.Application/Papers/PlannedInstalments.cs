using NodaTime;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Papers;

/// <summary>Lịch trả nợ đang áp dụng: the rows of a loan by what was disbursed, prepaid and restructured, with their interest.</summary>
/// <param name="IsProvisional">Nothing was disbursed yet: the plan supposes the approved amount on the day of signing.</param>
/// <param name="Rows">The rows in order; those that take nothing are left out.</param>
/// <param name="TotalPrincipal">Tổng gốc.</param>
/// <param name="TotalInterest">Tổng lãi.</param>
public sealed record PlannedInstalments(bool IsProvisional, IReadOnlyList<PlannedInstalment> Rows, Dong TotalPrincipal, Dong TotalInterest)
{
    /// <summary>Tổng gốc và lãi.</summary>
    public Dong Total => TotalPrincipal + TotalInterest;

    /// <summary>As if all were paid out on the day of signing.</summary>
    internal static PlannedInstalments AtSigning(Loan loan, WorkingCalendar calendar)
    {
        var plan = ScheduleGenerator.Generate(loan.Contract(calendar), [new Disbursement(loan.SignedOn, loan.ApprovedAmount)]);
        return Sum(true, [.. plan.Rows.Select(row => new PlannedInstalment(row.No, row.DueDate, row.Days, row.Principal, row.Interest, row.Balance))]);
    }

    /// <summary>As of a day.</summary>
    internal static PlannedInstalments Of(Loan loan, WorkingCalendar calendar, LocalDate asOf)
    {
        if (loan.DisbursedBy(asOf).IsZero)
        {
            return AtSigning(loan, calendar);
        }

        // Contract interest follows the planned principal whatever is paid, so the replay as of the last row knows it.
        var last = LocalDate.Max(asOf, loan.Position(calendar, asOf).Rows[^1].DueDate);
        var position = loan.Position(calendar, last);
        var rows = new List<PlannedInstalment>();
        var (principal, before) = (Dong.Zero, FirstDisbursementOf(loan));
        foreach (var row in position.Rows)
        {
            principal += row.Principal;
            if (!(row.Principal.IsZero && row.Interest.IsZero))
            {
                var balance = loan.DisbursedBy(row.DueDate) - PrepaidBy(position, row.DueDate) - principal;
                rows.Add(new PlannedInstalment(row.No, row.DueDate, Period.DaysBetween(before, row.DueDate), row.Principal, row.Interest, balance));
            }

            before = row.DueDate;
        }

        return Sum(false, rows);
    }

    private static LocalDate FirstDisbursementOf(Loan loan) =>
        loan.Standing.Where(entered => entered.Kind == LoanTransactionKind.Disbursement).Min(entered => entered.Date);

    private static Dong PrepaidBy(LoanPosition position, LocalDate date) => position.Allocations.Where(allocation => allocation.Date <= date)
        .SelectMany(allocation => allocation.Parts).Where(part => part.Component == PaymentComponent.PrepaidPrincipal)
        .Aggregate(Dong.Zero, (sum, part) => sum + part.Amount);

    private static PlannedInstalments Sum(bool isProvisional, IReadOnlyList<PlannedInstalment> rows) => new(
        isProvisional,
        rows,
        rows.Aggregate(Dong.Zero, (sum, row) => sum + row.Principal),
        rows.Aggregate(Dong.Zero, (sum, row) => sum + row.Interest));
}

/// <summary>Một kỳ trả nợ.</summary>
/// <param name="No">Kỳ số.</param>
/// <param name="DueDate">Ngày đến hạn.</param>
/// <param name="Days">Số ngày since the row before.</param>
/// <param name="Principal">Gốc.</param>
/// <param name="Interest">Lãi.</param>
/// <param name="Balance">Dư nợ còn lại when it is paid.</param>
public sealed record PlannedInstalment(int No, LocalDate DueDate, int Days, Dong Principal, Dong Interest, Dong Balance)
{
    /// <summary>Gốc và lãi.</summary>
    public Dong Total => Principal + Interest;
}

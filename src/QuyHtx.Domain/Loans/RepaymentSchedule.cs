using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>Một dòng của lịch trả nợ.</summary>
/// <param name="No">Kỳ số, from 1.</param>
/// <param name="NominalDate">Ngày danh nghĩa.</param>
/// <param name="DueDate">Ngày đến hạn.</param>
/// <param name="Days">Days of the interest period.</param>
/// <param name="Principal">Gốc.</param>
/// <param name="Interest">Lãi.</param>
/// <param name="Balance">Dư nợ sau kỳ: principal outstanding at the end of the due date.</param>
public sealed record ScheduleRow(int No, LocalDate NominalDate, LocalDate DueDate, int Days, Dong Principal, Dong Interest, Dong Balance)
{
    /// <summary>Gốc + lãi.</summary>
    public Dong Total => Principal + Interest;
}

/// <summary>Lịch trả nợ: the plan at signing, with every disbursement known and every row paid when due.</summary>
/// <param name="Rows">The rows in order.</param>
public sealed record RepaymentSchedule(IReadOnlyList<ScheduleRow> Rows)
{
    /// <summary>Ngày đáo hạn: the last due date.</summary>
    public LocalDate MaturityDate => Rows[^1].DueDate;

    /// <summary>Tổng gốc.</summary>
    public Dong TotalPrincipal { get; } = Sum(Rows, row => row.Principal);

    /// <summary>Tổng lãi.</summary>
    public Dong TotalInterest { get; } = Sum(Rows, row => row.Interest);

    /// <summary>Tổng gốc và lãi.</summary>
    /// <exception cref="OverflowException">Past the range of an amount: who shows a schedule asks for this first.</exception>
    public Dong Total => Sum(Rows, row => row.Total);

    private static Dong Sum(IReadOnlyList<ScheduleRow> rows, Func<ScheduleRow, Dong> figure)
    {
        var sum = Dong.Zero;
        foreach (var row in rows)
        {
            sum += figure(row);
        }

        return sum;
    }
}

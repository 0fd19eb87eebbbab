using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>Which interest a segment belongs to.</summary>
public enum InterestKind
{
    /// <summary>Lãi trong hạn: on in-term principal.</summary>
    Contract,

    /// <summary>Lãi quá hạn: on principal due and unpaid.</summary>
    Overdue,

    /// <summary>Lãi chậm trả: on contract interest due and unpaid.</summary>
    Late,
}

/// <summary>Đoạn tính lãi: a run of days, [From, To), over which one balance earned one rate.</summary>
/// <param name="Kind">Which interest.</param>
/// <param name="Row">The row that contract interest belongs to; null for the loan's running totals.</param>
/// <param name="From">The first day that counts.</param>
/// <param name="To">The first day that no longer counts.</param>
/// <param name="Balance">What stood at the end of each of these days.</param>
/// <param name="DailyRate">What one đồng earns a day, with its formula.</param>
public sealed record InterestSegment(InterestKind Kind, int? Row, LocalDate From, LocalDate To, Dong Balance, DailyRate DailyRate)
{
    /// <summary>Days from <see cref="From"/> to <see cref="To"/>.</summary>
    public int Days => Period.DaysBetween(From, To);

    /// <summary>Balance × days.</summary>
    public Int128 DongDays => (Int128)Balance.Value * Days;

    /// <summary>Balance × days × daily rate, for people to read: before the rounding that the figure itself gets once.</summary>
    public decimal AmountBeforeRounding(int decimals = 4) => DailyRate.Exact.Shown(DongDays, decimals);
}

/// <summary>Bước phân bổ: why a part of a payment went where it went.</summary>
/// <param name="Allocation">The allocation's place in the list, from 0.</param>
/// <param name="Component">The component whose turn it was.</param>
/// <param name="Row">The row, for what belongs to a row.</param>
/// <param name="RowDueDate">The row's due date.</param>
/// <param name="Owed">What was owed of it before.</param>
/// <param name="Taken">What it took.</param>
/// <param name="Left">What was left of the payment after.</param>
public sealed record AllocationStep(
    int Allocation, PaymentComponent Component, int? Row, LocalDate? RowDueDate, Dong Owed, Dong Taken, Dong Left);

/// <summary>Why principal was planned or lowered.</summary>
public enum PlanReason
{
    /// <summary>Giải ngân.</summary>
    Disbursement,

    /// <summary>Trả nợ trước hạn, trừ bớt các kỳ.</summary>
    Lowered,

    /// <summary>Trả nợ trước hạn, tính lại các kỳ.</summary>
    Reamortized,

    /// <summary>Cơ cấu lại thời hạn trả nợ.</summary>
    Restructured,
}

/// <summary>Gốc của một kỳ before and after a plan.</summary>
/// <param name="Row">The row.</param>
/// <param name="DueDate">Its due date.</param>
/// <param name="Before">Planned before.</param>
/// <param name="After">Planned from then on.</param>
public sealed record PlanChange(int Row, LocalDate DueDate, Dong Before, Dong After);

/// <summary>Lập kế hoạch trả gốc: how the principal of the rows to come was settled on a day.</summary>
/// <param name="On">The day.</param>
/// <param name="Reason">Why.</param>
/// <param name="Amount">Principal that was spread.</param>
/// <param name="PrincipalRows">Over how many rows that take principal.</param>
/// <param name="Each">The equal share or level payment, where the method has one.</param>
/// <param name="Rows">The rows.</param>
public sealed record PlanStep(LocalDate On, PlanReason Reason, Dong Amount, int PrincipalRows, Dong? Each, IReadOnlyList<PlanChange> Rows);

/// <summary>
/// Giải trình: what a computation writes down when it is asked to, so that each figure can be followed with a calculator. Contract
/// interest of a row is the sum of its segments, rounded once; overdue and late-payment interest are running totals of all theirs.
/// </summary>
public sealed class Explanation
{
    private readonly List<InterestSegment> segments = [];
    private readonly List<AllocationStep> steps = [];
    private readonly List<PlanStep> plans = [];

    /// <summary>Segments before this one are not made longer.</summary>
    private int cut;

    /// <summary>Every run of days that earned interest, in the order of the days.</summary>
    public IReadOnlyList<InterestSegment> Segments => segments;

    /// <summary>Every plan of principal, in the order of the days.</summary>
    public IReadOnlyList<PlanStep> Plans => plans;

    /// <summary>Every step of every allocation: also of what was owed and got nothing, because the money ended before its turn.</summary>
    public IReadOnlyList<AllocationStep> Steps => steps;

    /// <summary>
    /// Adds a segment. Contract interest that goes on in its row on the same balance makes the segment before longer; the running totals
    /// keep a segment for each stop, because a payment on the way collects what they came to by then.
    /// </summary>
    internal void Earned(InterestKind kind, int? row, LocalDate from, LocalDate to, Dong balance, DailyRate dailyRate)
    {
        var last = row is null ? -1 : segments.FindLastIndex(segment => segment.Row == row);
        if (last >= cut && segments[last] is var before && before.To == from && before.Balance == balance)
        {
            segments[last] = before with { To = to };
        }
        else
        {
            segments.Add(new InterestSegment(kind, row, from, to, balance, dailyRate));
        }
    }

    /// <summary>
    /// Begins new segments: a restructuring rounds what the running row has earned and carries it, and the new row has the same number.
    /// </summary>
    internal void CutSegments() => cut = segments.Count;

    /// <summary>The running row earns another rate, on the days that have passed as well.</summary>
    internal void Rerate(int row, DailyRate dailyRate)
    {
        for (var i = cut; i < segments.Count; i++)
        {
            if (segments[i].Row == row)
            {
                segments[i] = segments[i] with { DailyRate = dailyRate };
            }
        }
    }

    internal void Took(AllocationStep step) => steps.Add(step);

    internal void Planned(PlanStep step) => plans.Add(step);
}

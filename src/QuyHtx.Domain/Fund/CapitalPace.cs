using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Fund;

/// <summary>
/// Tốc độ tăng vốn: how far real charter capital has come between two days, and when it reaches the target if it goes on as fast. A straight
/// line through two points: whoever reads it can draw it with a ruler.
/// </summary>
/// <param name="Since">From this day…</param>
/// <param name="CapitalThen">Vốn điều lệ thực có at its end.</param>
/// <param name="Today">…to this one.</param>
/// <param name="CapitalNow">Vốn điều lệ thực có today.</param>
/// <param name="Target">Mục tiêu vốn.</param>
public sealed record CapitalPace(LocalDate Since, Dong CapitalThen, LocalDate Today, Dong CapitalNow, Dong Target)
{
    /// <summary>A date further away than this says nothing that anybody could plan by.</summary>
    private const int MostDays = 36_525;

    /// <summary>Số ngày between the two.</summary>
    public int Days => Period.DaysBetween(Since, Today);

    /// <summary>Tăng, giảm in those days.</summary>
    public Dong Growth => CapitalNow - CapitalThen;

    /// <summary>Còn thiếu; nil where the target is reached.</summary>
    public Dong Missing => Dong.Max(Dong.Zero, Target - CapitalNow);

    /// <summary>True when nothing is missing.</summary>
    public bool IsReached => Missing.IsZero;

    /// <summary>
    /// Ngày đạt mục tiêu at this pace: the first day on which nothing is missing any more. Null where the target is reached, where capital does
    /// not grow, and where the day is more than a hundred years away.
    /// </summary>
    public LocalDate? ReachedOn
    {
        get
        {
            if (IsReached || Growth <= Dong.Zero)
            {
                return null;
            }

            // Missing × days ÷ growth, rounded up; 128 bits, since đồng times days may be more than 64 hold.
            var days = (((Int128)Missing.Value * Days) + Growth.Value - 1) / Growth.Value;
            return days <= MostDays ? Today.PlusDays((int)days) : null;
        }
    }
}

using QuyHtx.Application.Loans;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages.Loans;

/// <summary>Lãi của một kỳ, with the stretches of days that it is the sum of.</summary>
/// <param name="No">Kỳ số.</param>
/// <param name="Stretches">Đoạn tính lãi, in the order of the days.</param>
/// <param name="Carried">Lãi chuyển sang từ trước khi cơ cấu.</param>
/// <param name="Interest">What they come to, rounded once; of the running row what it has earned so far.</param>
/// <param name="HasFallenDue">Whether it is fixed.</param>
public sealed record InterestOfRow(int No, IReadOnlyList<StatementInterest> Stretches, Dong Carried, Dong Interest, bool HasFallenDue)
{
    /// <summary>Of every row that has earned any. A row that a restructuring took over has given its interest to the first new one.</summary>
    public static IReadOnlyList<InterestOfRow> Of(LoanStatement statement)
    {
        var rows = statement.Rows.Where(row => row.Actual is not null).ToDictionary(row => row.No, row => row.Actual!);
        return
        [
            .. from stretch in statement.Interest
               where stretch.Kind == InterestKind.Contract
               group stretch by stretch.Row!.Value into ofRow
               let row = rows.GetValueOrDefault(ofRow.Key)
               select new InterestOfRow(
                   ofRow.Key, [.. ofRow], row?.CarriedInterest ?? Dong.Zero,
                   row is { HasFallenDue: true } ? row.Interest : statement.State.InterestAccruedNotDue, row is { HasFallenDue: true }),
        ];
    }
}

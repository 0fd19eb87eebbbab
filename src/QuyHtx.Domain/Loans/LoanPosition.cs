using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>Kết quả tính lại khoản vay as of a date.</summary>
/// <param name="State">Tình trạng.</param>
/// <param name="Allocations">Every payment and every use of an advance up to the date, in order.</param>
/// <param name="Rows">The rows as they stand: planned, due and paid.</param>
public sealed record LoanPosition(LoanState State, IReadOnlyList<Allocation> Allocations, IReadOnlyList<LoanRow> Rows)
{
    internal static IReadOnlyList<LoanRow> RowsOf(RunningLoan loan)
    {
        var rows = new LoanRow[loan.Rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = loan.Rows[i];
            rows[i] = new LoanRow(
                row.No, row.NominalDate, row.DueDate, i < loan.DueRows.Length, row.Principal, row.PrincipalPaid, row.Interest, row.InterestPaid)
            {
                CarriedInterest = row.CarriedInterest,
            };
        }

        return rows;
    }
}

/// <summary>Một kỳ trả nợ as it stands on a date.</summary>
/// <param name="No">Kỳ số, from 1.</param>
/// <param name="NominalDate">Ngày danh nghĩa, before days off.</param>
/// <param name="DueDate">Ngày đến hạn; a settlement brings it forward.</param>
/// <param name="HasFallenDue">Whether it has fallen due by the date.</param>
/// <param name="Principal">Gốc phải trả: planned, less prepayments; fixed once it has fallen due.</param>
/// <param name="PrincipalPaid">Gốc đã trả.</param>
/// <param name="Interest">Lãi trong hạn, fixed when the row falls due; nil before.</param>
/// <param name="InterestPaid">Lãi đã trả.</param>
public sealed record LoanRow(
    int No, LocalDate NominalDate, LocalDate DueDate, bool HasFallenDue, Dong Principal, Dong PrincipalPaid, Dong Interest, Dong InterestPaid)
{
    /// <summary>Lãi chuyển sang từ trước khi cơ cấu: falls due with this row, and is part of its interest then.</summary>
    public Dong CarriedInterest { get; init; }
}

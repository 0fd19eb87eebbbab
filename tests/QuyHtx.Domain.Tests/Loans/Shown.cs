using NodaTime.Text;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>The columns of a result, so that a test can name what it expects in one line.</summary>
internal static class Shown
{
    public static string[] DueDates(this RepaymentSchedule schedule) =>
        [.. schedule.Rows.Select(row => LocalDatePattern.Iso.Format(row.DueDate))];

    public static string[] NominalDates(this RepaymentSchedule schedule) =>
        [.. schedule.Rows.Select(row => LocalDatePattern.Iso.Format(row.NominalDate))];

    public static int[] Days(this RepaymentSchedule schedule) => [.. schedule.Rows.Select(row => row.Days)];

    public static long[] Principal(this RepaymentSchedule schedule) => [.. schedule.Rows.Select(row => row.Principal.Value)];

    public static long[] Interest(this RepaymentSchedule schedule) => [.. schedule.Rows.Select(row => row.Interest.Value)];

    public static long[] Balances(this RepaymentSchedule schedule) => [.. schedule.Rows.Select(row => row.Balance.Value)];

    public static long[] Principal(this LoanPosition position) => [.. position.Rows.Select(row => row.Principal.Value)];

    public static long[] Interest(this LoanPosition position) => [.. position.Rows.Select(row => row.Interest.Value)];

    public static long[] PrincipalPaid(this LoanPosition position) => [.. position.Rows.Select(row => row.PrincipalPaid.Value)];

    public static long[] InterestPaid(this LoanPosition position) => [.. position.Rows.Select(row => row.InterestPaid.Value)];

    public static string[] DueDates(this LoanPosition position) =>
        [.. position.Rows.Select(row => LocalDatePattern.Iso.Format(row.DueDate))];

    /// <summary>"2026-02-15 Advance 20.310.000 = DuePrincipal 20.000.000 + DueInterest 310.000" for each allocation.</summary>
    public static string[] Allocated(this LoanPosition position) =>
        [.. position.Allocations.Select(allocation =>
            $"{LocalDatePattern.Iso.Format(allocation.Date)} {allocation.From} {allocation.Amount} = "
            + string.Join(" + ", allocation.Parts.Select(part => $"{part.Component} {part.Amount}")))];
}

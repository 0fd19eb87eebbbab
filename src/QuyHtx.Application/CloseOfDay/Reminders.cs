using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.CloseOfDay;

/// <summary>
/// Nhắc nợ: which rows are to be reminded of on the morning after a day, and in which words. Days before its due date a row is reminded of
/// as planned; from then on only while it is not paid.
/// </summary>
internal static class Reminders
{
    private static readonly LocalDatePattern Date = LocalDatePattern.CreateWithInvariantCulture("dd/MM/yyyy");

    public static async Task<IReadOnlyList<Message>> ForAsync(
        FundDbContext db, FundState fund, IReadOnlyList<LoanAtClose> loans, IReadOnlyDictionary<Guid, (string Name, string Email)> borrowers,
        IReadOnlyList<int> reminderDays, CancellationToken cancellation)
    {
        var morning = fund.BusinessDate.PlusDays(1);
        var planned = await PlannedAsync(db, morning, reminderDays, cancellation);
        return
        [
            .. from loan in loans
               where loan.Status.Stage == LoanStage.Open
               from due in planned[loan.Booked.Loan.Id].Concat(Unpaid(loan, morning, reminderDays))
               let borrower = borrowers[loan.Booked.Loan.BorrowerId]
               select new Message
               {
                   Id = Guid.CreateVersion7(),
                   LoanId = loan.Booked.Loan.Id,
                   DueDate = due.Date,
                   DayOffset = Period.DaysBetween(due.Date, morning),
                   QueuedOn = fund.BusinessDate,
                   Recipient = borrower.Email,
                   Subject = SubjectOf(due, morning, loan.Booked.Loan.ContractNumber),
                   Body = BodyOf(fund.Name, borrower.Name, loan, due, morning),
               },
        ];
    }

    private static async Task<ILookup<Guid, Due>> PlannedAsync(
        FundDbContext db, LocalDate morning, IReadOnlyList<int> reminderDays, CancellationToken cancellation)
    {
        var dates = reminderDays.Where(days => days < 0).Select(days => morning.PlusDays(-days)).ToList();
        var rows = await db.PlannedRows.AsNoTracking().Where(row => dates.Contains(row.DueDate)).OrderBy(row => row.No).ToListAsync(cancellation);
        return rows.GroupBy(row => (row.LoanId, row.DueDate))
            .Select(sameDay => (sameDay.Key.LoanId, Due: new Due(sameDay.Key.DueDate, Sum(sameDay, row => row.Principal), Sum(sameDay, row => row.Interest))))
            .ToLookup(row => row.LoanId, row => row.Due);
    }

    private static IEnumerable<Due> Unpaid(LoanAtClose loan, LocalDate morning, IReadOnlyList<int> reminderDays) =>
        loan.Position.Rows
            .Where(row => row.HasFallenDue && (row.PrincipalPaid < row.Principal || row.InterestPaid < row.Interest)
                && reminderDays.Contains(Period.DaysBetween(row.DueDate, morning)))
            .GroupBy(row => row.DueDate)
            .Select(sameDay => new Due(
                sameDay.Key, Sum(sameDay, row => row.Principal - row.PrincipalPaid), Sum(sameDay, row => row.Interest - row.InterestPaid)));

    private static string SubjectOf(Due due, LocalDate morning, string contract) => Period.DaysBetween(due.Date, morning) switch
    {
        < 0 => $"Thông báo nợ sắp đến hạn ngày {Date.Format(due.Date)}, hợp đồng {contract}",
        0 => $"Thông báo nợ đến hạn hôm nay {Date.Format(due.Date)}, hợp đồng {contract}",
        _ => $"Thông báo nợ quá hạn từ ngày {Date.Format(due.Date)}, hợp đồng {contract}",
    };

    private static string BodyOf(string fund, string borrower, LoanAtClose loan, Due due, LocalDate morning)
    {
        var state = loan.Position.State;
        var lateInterest = state.OverdueInterestUnpaid + state.LateInterestUnpaid;
        var days = Period.DaysBetween(due.Date, morning);
        List<string> lines =
        [
            $"Kính gửi {borrower},",
            "",
            $"{fund} xin thông báo kỳ trả nợ của hợp đồng {loan.Booked.Loan.ContractNumber}:",
            $"- Ngày đến hạn: {Date.Format(due.Date)}" + (days > 0 ? $" (đã quá hạn {days} ngày)" : ""),
            $"- Nợ gốc: {due.Principal} đồng",
            $"- Lãi trong hạn: {due.Interest} đồng",
            $"- Cộng: {due.Principal + due.Interest} đồng",
        ];
        if (days > 0 && !lateInterest.IsZero)
        {
            lines.Add($"- Lãi quá hạn và lãi chậm trả của khoản vay đến hôm nay: {lateInterest} đồng");
        }

        if (!state.Advance.IsZero)
        {
            lines.Add($"- Tiền trả trước Quỹ đang giữ: {state.Advance} đồng");
        }

        lines.AddRange(
        [
            "",
            days > 0 ? "Đề nghị Quý khách thanh toán ngay số tiền trên." : "Đề nghị Quý khách thanh toán đúng hạn số tiền trên.",
            "Nếu Quý khách đã thanh toán, xin bỏ qua thông báo này. Trân trọng cảm ơn.",
        ]);
        return string.Join('\n', lines);
    }

    private static Dong Sum<T>(IEnumerable<T> rows, Func<T, Dong> figure) => rows.Aggregate(Dong.Zero, (sum, row) => sum + figure(row));

    private sealed record Due(LocalDate Date, Dong Principal, Dong Interest);
}

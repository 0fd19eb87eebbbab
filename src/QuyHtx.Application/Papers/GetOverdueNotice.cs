using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Papers;

/// <summary>
/// Thông báo nợ quá hạn, by what is known on a day: principal overdue, since when, and at which rate (Circular 39/2016/TT-NHNN art. 20, which the
/// funds follow).
/// </summary>
/// <param name="LoanId">Khoản vay.</param>
/// <param name="On">Ngày lập; null for the business date.</param>
[Needs(Permission.ReadFund, Permission.ReadOwn)]
public sealed record GetOverdueNotice(Guid LoanId, LocalDate? On = null) : IQuery<OverdueNotice>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<GetOverdueNotice, OverdueNotice>
    {
        public async Task<OverdueNotice> Handle(GetOverdueNotice query, CancellationToken cancellationToken)
        {
            var then = await LoanThen.OnAsync(db, user, query.LoanId, query.On, cancellationToken);
            var position = then.Loan.Position(then.Calendar, then.Date);
            List<OverdueRow> rows =
            [
                .. from row in position.Rows
                   where row.HasFallenDue && row.DueDate < then.Date && (row.PrincipalPaid < row.Principal || row.InterestPaid < row.Interest)
                   select new OverdueRow(
                       row.No, row.DueDate, Period.DaysBetween(row.DueDate, then.Date), row.Principal - row.PrincipalPaid, row.Interest - row.InterestPaid),
            ];
            return rows.Count == 0
                ? throw new RuleViolationException(new("notice-nothing-overdue", null, then.Loan.ContractNumber))
                : new OverdueNotice(
                    then.Letterhead,
                    await then.ShownAsync(db, cancellationToken),
                    rows,
                    rows.Where(row => !row.Principal.IsZero).Select(row => (LocalDate?)row.DueDate.PlusDays(1)).FirstOrDefault(),
                    Sum(rows, row => row.Principal),
                    Sum(rows, row => row.Interest),
                    position.State.OverdueInterestUnpaid,
                    position.State.LateInterestUnpaid,
                    position.State.PrincipalOutstanding);
        }

        private static Dong Sum(IEnumerable<OverdueRow> rows, Func<OverdueRow, Dong> figure) => rows.Aggregate(Dong.Zero, (sum, row) => sum + figure(row));
    }
}

/// <summary>Thông báo nợ quá hạn.</summary>
/// <param name="Letterhead">Phần đầu giấy.</param>
/// <param name="Loan">Khoản vay.</param>
/// <param name="Rows">Các kỳ quá hạn.</param>
/// <param name="TransferredOn">Ngày chuyển nợ quá hạn: the day after the oldest unpaid principal was due; null while only interest is unpaid.</param>
/// <param name="Principal">Gốc quá hạn.</param>
/// <param name="Interest">Lãi trong hạn chưa trả.</param>
/// <param name="OverdueInterest">Lãi quá hạn đến ngày lập.</param>
/// <param name="LateInterest">Lãi chậm trả đến ngày lập.</param>
/// <param name="PrincipalOutstanding">Dư nợ gốc.</param>
public sealed record OverdueNotice(
    Letterhead Letterhead, LoanOnPaper Loan, IReadOnlyList<OverdueRow> Rows, LocalDate? TransferredOn, Dong Principal, Dong Interest, Dong OverdueInterest,
    Dong LateInterest, Dong PrincipalOutstanding)
{
    /// <summary>Tổng phải trả ngay.</summary>
    public Dong Total => Principal + Interest + OverdueInterest + LateInterest;
}

/// <summary>Một kỳ quá hạn.</summary>
/// <param name="No">Kỳ số.</param>
/// <param name="DueDate">Ngày đến hạn.</param>
/// <param name="Days">Số ngày quá hạn.</param>
/// <param name="Principal">Gốc chưa trả.</param>
/// <param name="Interest">Lãi trong hạn chưa trả.</param>
public sealed record OverdueRow(int No, LocalDate DueDate, int Days, Dong Principal, Dong Interest);

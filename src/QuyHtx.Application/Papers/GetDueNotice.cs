using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Papers;

/// <summary>Thông báo nợ đến hạn: what falls due next, by what is known on a day.</summary>
/// <param name="LoanId">Khoản vay.</param>
/// <param name="On">Ngày lập; null for the business date.</param>
[Needs(Permission.ReadFund, Permission.ReadOwn)]
public sealed record GetDueNotice(Guid LoanId, LocalDate? On = null) : IQuery<DueNotice>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<GetDueNotice, DueNotice>
    {
        public async Task<DueNotice> Handle(GetDueNotice query, CancellationToken cancellationToken)
        {
            var then = await LoanThen.OnAsync(db, user, query.LoanId, query.On, cancellationToken);
            var position = then.Loan.Position(then.Calendar, then.Date);

            // What a row takes and what an advance pays of it is known when it falls due: the loan as of that day, if nothing else happens.
            var next = position.Rows.Where(row => row.DueDate >= then.Date).Select(row => row.DueDate).Distinct()
                .Select(date => (Date: date, Rows: RowsDue(then, date)))
                .FirstOrDefault(due => due.Rows.Any(row => IsUnpaid(row)));
            if (next.Rows is null)
            {
                throw new RuleViolationException(new("notice-nothing-due", null, then.Loan.ContractNumber));
            }

            return new DueNotice(
                then.Letterhead,
                await then.ShownAsync(db, cancellationToken),
                next.Date,
                [.. next.Rows.Where(IsUnpaid).Select(row => row.No)],
                Sum(next.Rows, row => row.Principal),
                Sum(next.Rows, row => row.Interest),
                Sum(next.Rows, row => row.PrincipalPaid + row.InterestPaid),
                Arrears(position, then.Date),
                position.State.PrincipalOutstanding);
        }

        private static IReadOnlyList<LoanRow> RowsDue(LoanThen then, LocalDate date) =>
            [.. then.Loan.Position(then.Calendar, date).Rows.Where(row => row.DueDate == date)];

        private static bool IsUnpaid(LoanRow row) => row.PrincipalPaid < row.Principal || row.InterestPaid < row.Interest;

        /// <summary>What was due before and is not paid, with all that it has earned since.</summary>
        private static Dong Arrears(LoanPosition position, LocalDate date) =>
            Sum(position.Rows.Where(row => row.HasFallenDue && row.DueDate < date), row => row.Principal + row.Interest - row.PrincipalPaid - row.InterestPaid)
            + position.State.OverdueInterestUnpaid + position.State.LateInterestUnpaid;

        private static Dong Sum(IEnumerable<LoanRow> rows, Func<LoanRow, Dong> figure) => rows.Aggregate(Dong.Zero, (sum, row) => sum + figure(row));
    }
}

/// <summary>Thông báo nợ đến hạn.</summary>
/// <param name="Letterhead">Phần đầu giấy.</param>
/// <param name="Loan">Khoản vay.</param>
/// <param name="DueDate">Ngày đến hạn.</param>
/// <param name="Rows">Kỳ số: more than one where days off put them on one day.</param>
/// <param name="Principal">Gốc đến hạn.</param>
/// <param name="Interest">Lãi đến hạn.</param>
/// <param name="PaidAhead">Đã trả trước cho kỳ này: from an advance held, or on the day itself.</param>
/// <param name="Arrears">Nợ quá hạn chưa trả on the day of the paper.</param>
/// <param name="PrincipalOutstanding">Dư nợ gốc.</param>
public sealed record DueNotice(
    Letterhead Letterhead, LoanOnPaper Loan, LocalDate DueDate, IReadOnlyList<int> Rows, Dong Principal, Dong Interest, Dong PaidAhead, Dong Arrears,
    Dong PrincipalOutstanding)
{
    /// <summary>Số tiền phải trả for the row itself.</summary>
    public Dong ToPay => Principal + Interest - PaidAhead;

    /// <summary>With what is overdue.</summary>
    public Dong Total => ToPay + Arrears;
}

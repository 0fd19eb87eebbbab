using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.Fund;

/// <summary>Thu hồi dự kiến of one month, row by row: what open loans have to pay from the business date on. What is overdue is not counted on.</summary>
/// <param name="Month">Any day of the month.</param>
/// <param name="Page">Trang, from 1.</param>
/// <param name="PageSize">Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</param>
[Needs(Permission.ReadFund)]
public sealed record ListExpectedInflow(LocalDate Month, int Page = 1, int PageSize = 50) : IQuery<ExpectedInflow>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListExpectedInflow>
    {
        public Validator() => Include(new Paging.Rule());
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListExpectedInflow, ExpectedInflow>
    {
        public async Task<ExpectedInflow> Handle(ListExpectedInflow list, CancellationToken cancellationToken)
        {
            var today = await db.BusinessDateAsync(cancellationToken);
            var first = list.Month.With(DateAdjusters.StartOfMonth);
            var rows = db.RowsToCome(LocalDate.Max(today, first), list.Month.With(DateAdjusters.EndOfMonth));
            var totals = await rows.GroupBy(_ => 1)
                .Select(all => new InflowTotals(
                    all.Count(), all.Sum(row => (long)row.Planned.Principal), all.Sum(row => (long)row.Planned.Interest)))
                .SingleOrDefaultAsync(cancellationToken);
            var page = await (
                    from row in rows
                    join loan in db.Loans.AsNoTracking() on row.Planned.LoanId equals loan.Id
                    join borrower in db.Borrowers.AsNoTracking() on loan.BorrowerId equals borrower.Id
                    orderby row.Planned.DueDate, loan.ContractNumber
                    select new InflowRow(
                        row.Planned.DueDate, loan.Id, loan.ContractNumber, borrower.Id, borrower.Profile.Name, row.Planned.No, row.Planned.Principal,
                        row.Planned.Interest, row.Status.Group, row.Status.OldestUnpaidDueDate != null))
                .PageOf(list).ToListAsync(cancellationToken);
            return new ExpectedInflow(today, first, page, totals ?? InflowTotals.None);
        }
    }
}

/// <summary>Rows that open loans have still to pay.</summary>
internal static class ExpectedRows
{
    /// <summary>Those that fall due from the one day to the other, both included.</summary>
    public static IQueryable<ExpectedRow> RowsToCome(this FundDbContext db, LocalDate first, LocalDate last) =>
        from planned in db.PlannedRows.AsNoTracking()
        join status in db.LoanStatuses.AsNoTracking() on planned.LoanId equals status.LoanId
        where status.Stage == LoanStage.Open && planned.DueDate >= first && planned.DueDate <= last
        select new ExpectedRow { Planned = planned, Status = status };
}

/// <summary>A row to come with the standing of its loan; only ever translated to SQL.</summary>
internal sealed class ExpectedRow
{
    public required PlannedRow Planned { get; init; }

    public required LoanStatus Status { get; init; }
}

/// <summary>Thu hồi dự kiến of a month.</summary>
/// <param name="BusinessDate">Ngày nghiệp vụ.</param>
/// <param name="Month">The month's first day.</param>
/// <param name="Rows">The rows of the page, by due date.</param>
/// <param name="Totals">Of all pages together.</param>
public sealed record ExpectedInflow(LocalDate BusinessDate, LocalDate Month, IReadOnlyList<InflowRow> Rows, InflowTotals Totals);

/// <summary>Một kỳ sắp tới.</summary>
/// <param name="DueDate">Ngày đến hạn.</param>
/// <param name="LoanId">Khoản vay.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="BorrowerId">Khách hàng.</param>
/// <param name="BorrowerName">Tên khách hàng.</param>
/// <param name="No">Kỳ số.</param>
/// <param name="Principal">Gốc.</param>
/// <param name="Interest">Lãi dự kiến.</param>
/// <param name="Group">Nhóm nợ at the last close.</param>
/// <param name="IsInArrears">The loan has an older row unpaid.</param>
public sealed record InflowRow(
    LocalDate DueDate, Guid LoanId, string ContractNumber, Guid BorrowerId, string BorrowerName, int No, Dong Principal, Dong Interest, DebtGroup Group,
    bool IsInArrears);

/// <summary>Cộng, in đồng.</summary>
/// <param name="Count">Số kỳ.</param>
/// <param name="Principal">Gốc.</param>
/// <param name="Interest">Lãi.</param>
public sealed record InflowTotals(int Count, long Principal, long Interest)
{
    /// <summary>Nothing comes in.</summary>
    public static readonly InflowTotals None = new(0, 0, 0);
}

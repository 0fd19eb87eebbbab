using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Loans;

/// <summary>
/// Lịch sử thao tác of a loan, the latest first: who did what and when. From where, and what it changed in figures, are in the audit, for those who
/// may read it.
/// </summary>
[Needs(Permission.ReadFund)]
public sealed record ListLoanHistory : IQuery<LoanHistory>, IPaged
{
    /// <summary>Khoản vay.</summary>
    public required Guid LoanId { get; init; }

    /// <summary>Trang, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</summary>
    public int PageSize { get; init; } = 50;

    internal sealed class Validator : AbstractValidator<ListLoanHistory>
    {
        public Validator() => Include(new Paging.Rule());
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListLoanHistory, LoanHistory>
    {
        public async Task<LoanHistory> Handle(ListLoanHistory list, CancellationToken cancellationToken)
        {
            var records = db.AuditRecords.AsNoTracking().Where(record => record.LoanId == list.LoanId);
            return new LoanHistory(
                await records.OrderByDescending(record => record.No).PageOf(list)
                    .Select(record => new LoanHistoryRow(record.No, record.At, record.BusinessDate, record.UserName, record.Command, record.CommandId))
                    .ToListAsync(cancellationToken),
                await records.CountAsync(cancellationToken));
        }
    }
}

/// <summary>Lịch sử thao tác.</summary>
/// <param name="Rows">A page.</param>
/// <param name="Count">Of all.</param>
public sealed record LoanHistory(IReadOnlyList<LoanHistoryRow> Rows, int Count);

/// <summary>Một lần thao tác.</summary>
/// <param name="No">In the order written.</param>
/// <param name="At">When.</param>
/// <param name="BusinessDate">Ngày nghiệp vụ.</param>
/// <param name="UserName">Name of who, as it was then.</param>
/// <param name="Command">Lệnh.</param>
/// <param name="CommandId">The command's key: of what made a transaction or a proposal, its id.</param>
public sealed record LoanHistoryRow(long No, Instant At, LocalDate BusinessDate, string UserName, string Command, Guid CommandId);

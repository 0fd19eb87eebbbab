using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.CloseOfDay;

/// <summary>Khoản vay lỗi khi khóa sổ: those that keep the business date open or are set aside, then those that were, the latest day first.</summary>
[Needs(Permission.ReadFund)]
public sealed record ListCloseFailures : IQuery<IReadOnlyList<CloseFailureRow>>
{
    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListCloseFailures, IReadOnlyList<CloseFailureRow>>
    {
        public async Task<IReadOnlyList<CloseFailureRow>> Handle(ListCloseFailures request, CancellationToken cancellationToken) =>
            await (from failure in db.CloseFailures.AsNoTracking()
                   join loan in db.Loans on failure.LoanId equals loan.Id
                   orderby failure.ResolvedOn != null, failure.Date descending, loan.ContractNumber
                   select new CloseFailureRow(failure.Date, loan.Id, loan.ContractNumber, failure.Error, failure.SetAsideBy, failure.Reason,
                       failure.ResolvedOn))
                .ToListAsync(cancellationToken);
    }
}

/// <summary>A loan that could not be closed on a day.</summary>
/// <param name="Date">The first day it kept open.</param>
/// <param name="LoanId">Khoản vay.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="Error">What went wrong.</param>
/// <param name="SetAsideBy">Who set it aside, or null.</param>
/// <param name="Reason">Why.</param>
/// <param name="ResolvedOn">The day whose close it took part in again, or null.</param>
public sealed record CloseFailureRow(
    LocalDate Date, Guid LoanId, string ContractNumber, string Error, Guid? SetAsideBy, string Reason, LocalDate? ResolvedOn);

using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.CloseOfDay;

/// <summary>Ghi nhận khoản vay lỗi: writes down which loans kept a day from closing. A command of its own, because nothing of the close itself remains.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="Date">The day.</param>
/// <param name="Loans">The loans with their errors: these and no others now fail.</param>
[Needs(Permission.CloseDays)]
public sealed record RecordCloseFailures(Guid CommandId, LocalDate Date, IReadOnlyList<FailedLoan> Loans) : ICommand<Done>
{
    internal sealed class Handler(FundDbContext db) : IRequestHandler<RecordCloseFailures, Done>
    {
        public async Task<Done> Handle(RecordCloseFailures failures, CancellationToken cancellationToken)
        {
            var known = await db.CloseFailures.Where(failure => failure.Date == failures.Date).ToDictionaryAsync(failure => failure.LoanId, cancellationToken);
            db.CloseFailures.RemoveRange(known.Values.Where(failure =>
                failure.SetAsideBy is null && failures.Loans.All(loan => loan.LoanId != failure.LoanId)));
            foreach (var loan in failures.Loans)
            {
                if (known.TryGetValue(loan.LoanId, out var failure))
                {
                    failure.Error = loan.Error;
                }
                else
                {
                    db.CloseFailures.Add(new CloseFailure { Date = failures.Date, LoanId = loan.LoanId, Error = loan.Error });
                }
            }

            return Done.Answer;
        }
    }
}

using MediatR;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Loans;

/// <summary>Xem trước việc đảo: what a loan would be without one of its transactions.</summary>
/// <param name="LoanId">The loan.</param>
/// <param name="TransactionId">The transaction that would be reversed.</param>
[Needs(Permission.ServeLoans, Permission.ConfirmMoney)]
public sealed record PreviewReversal(Guid LoanId, Guid TransactionId) : IQuery<TransactionPreview>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<PreviewReversal, TransactionPreview>
    {
        public async Task<TransactionPreview> Handle(PreviewReversal query, CancellationToken cancellationToken)
        {
            var loan = await db.LoanToReadAsync(query.LoanId, user, cancellationToken);
            var today = await db.BusinessDateAsync(cancellationToken);
            var reversal = new LoanTransaction
            {
                Id = Guid.Empty,
                Kind = LoanTransactionKind.Reversal,
                Date = today,
                EnteredOn = today,
                EnteredBy = user.Id,
                ReversesId = query.TransactionId,
            };
            return TransactionPreview.Of(loan, reversal, await db.CalendarAsync(cancellationToken));
        }
    }
}

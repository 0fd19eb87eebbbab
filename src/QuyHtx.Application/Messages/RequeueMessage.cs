using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Messages;

/// <summary>
/// Xếp lại hàng chờ: a message that failed is tried again from the first attempt, to the address the borrower has now, since a wrong one is
/// what most of them fail for.
/// </summary>
/// <param name="CommandId">The key.</param>
/// <param name="MessageId">The message.</param>
[Needs(Permission.ServeLoans, Permission.RunSystem)]
public sealed record RequeueMessage(Guid CommandId, Guid MessageId) : ICommand<Done>
{
    internal sealed class Handler(FundDbContext db, AuditTrail trail) : IRequestHandler<RequeueMessage, Done>
    {
        public async Task<Done> Handle(RequeueMessage message, CancellationToken cancellationToken)
        {
            var failed = await db.Messages.SingleOrDefaultAsync(row => row.Id == message.MessageId, cancellationToken) ?? throw Loaders.NotThere();
            if (failed.Status != MessageStatus.Failed)
            {
                throw new RuleViolationException(new("message-not-failed", null));
            }

            var borrower = await db.Loans.Where(loan => loan.Id == failed.LoanId)
                .Join(db.Borrowers, loan => loan.BorrowerId, borrower => borrower.Id, (_, borrower) => new { borrower.Id, borrower.Profile.Email })
                .SingleAsync(cancellationToken);
            if (borrower.Email.Length == 0)
            {
                throw new RuleViolationException(new("message-without-address", null));
            }

            trail.Concerns(
                borrower.Id, failed.LoanId, new { failed.Recipient, failed.Attempts, failed.Outcome }, new { Recipient = borrower.Email });
            failed.Recipient = borrower.Email;
            failed.AttemptsBeforeRequeue = failed.Attempts;
            failed.NextAttemptAt = null;
            failed.Status = MessageStatus.Queued;
            return Done.Answer;
        }
    }
}

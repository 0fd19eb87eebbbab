using FluentValidation;
using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Loans;

/// <summary>Xem trước khoản thu: where a payment would go and what it would change, also one with a day in the past.</summary>
/// <param name="LoanId">The loan.</param>
/// <param name="Date">Ngày giá trị; not after the business date.</param>
/// <param name="Amount">Số tiền.</param>
/// <param name="IsPrepayment">Trả nợ trước hạn.</param>
[Needs(Permission.ReceiveMoney)]
public sealed record PreviewPayment(Guid LoanId, LocalDate Date, Dong Amount, bool IsPrepayment) : IQuery<TransactionPreview>
{
    internal sealed class Validator : AbstractValidator<PreviewPayment>
    {
        public Validator() => RuleFor(payment => payment.Amount).Must(amount => amount > Dong.Zero).WithErrorCode("amount-not-positive");
    }

    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<PreviewPayment, TransactionPreview>
    {
        public async Task<TransactionPreview> Handle(PreviewPayment payment, CancellationToken cancellationToken)
        {
            var loan = await db.LoanToReadAsync(payment.LoanId, user, cancellationToken);
            var transaction = new LoanTransaction
            {
                Id = Guid.Empty,
                Kind = payment.IsPrepayment ? LoanTransactionKind.Prepayment : LoanTransactionKind.Repayment,
                Date = payment.Date,
                EnteredOn = await db.BusinessDateAsync(cancellationToken),
                EnteredBy = user.Id,
                Amount = payment.Amount,
            };
            return TransactionPreview.Of(loan, transaction, await db.CalendarAsync(cancellationToken));
        }
    }
}

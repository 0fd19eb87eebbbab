using FluentValidation;
using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Loans;

/// <summary>Thu nợ: books money received, on the day it came; a day in the past recomputes what followed.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="LoanId">The loan.</param>
/// <param name="Date">Ngày giá trị; not after the business date.</param>
/// <param name="Amount">Số tiền.</param>
/// <param name="IsPrepayment">Trả nợ trước hạn: what remains repays principal that is not due.</param>
/// <param name="Note">Diễn giải.</param>
[Needs(Permission.ReceiveMoney)]
public sealed record ReceivePayment(Guid CommandId, Guid LoanId, LocalDate Date, Dong Amount, bool IsPrepayment, string Note) : ICommand<PaymentReceived>
{
    internal sealed class Validator : AbstractValidator<ReceivePayment>
    {
        public Validator()
        {
            RuleFor(payment => payment.Amount).Must(amount => amount > Dong.Zero).WithErrorCode("amount-not-positive");
            RuleFor(payment => payment.Note).MaximumLength(300).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, LoanDesk desk, CurrentUser user) : IRequestHandler<ReceivePayment, PaymentReceived>
    {
        public async Task<PaymentReceived> Handle(ReceivePayment payment, CancellationToken cancellationToken)
        {
            var fund = await db.FundAsync(cancellationToken);
            var loan = await db.LoanAsync(payment.LoanId, cancellationToken);
            var entered = await desk.EnterAsync(
                loan,
                new LoanTransaction
                {
                    Id = payment.CommandId,
                    Kind = payment.IsPrepayment ? LoanTransactionKind.Prepayment : LoanTransactionKind.Repayment,
                    Date = payment.Date,
                    EnteredOn = fund.BusinessDate,
                    EnteredBy = user.Id,
                    Amount = payment.Amount,
                    Note = payment.Note,
                },
                cancellationToken);
            return new PaymentReceived(entered.Id, entered.No);
        }
    }
}

/// <summary>The payment as it was entered.</summary>
/// <param name="TransactionId">Giao dịch.</param>
/// <param name="No">Thứ tự trong khoản vay.</param>
public sealed record PaymentReceived(Guid TransactionId, int No);

using FluentValidation;
using MediatR;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Loans;

/// <summary>Tất toán: a prepayment of exactly today's quote, so that nothing is left owed.</summary>
/// <param name="CommandId">The key, and the transaction's id.</param>
/// <param name="LoanId">The loan.</param>
/// <param name="Amount">What was brought; another amount than the quote was quoted for another day, or before something else happened.</param>
/// <param name="Note">Diễn giải.</param>
[Needs(Permission.ReceiveMoney)]
public sealed record SettleLoan(Guid CommandId, Guid LoanId, Dong Amount, string Note) : ICommand<TransactionEntered>
{
    internal sealed class Validator : AbstractValidator<SettleLoan>
    {
        public Validator()
        {
            RuleFor(settlement => settlement.Amount).Must(amount => amount > Dong.Zero).WithErrorCode("amount-not-positive");
            RuleFor(settlement => settlement.Note).MaximumLength(300).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, LoanDesk desk, CurrentUser user) : IRequestHandler<SettleLoan, TransactionEntered>
    {
        public async Task<TransactionEntered> Handle(SettleLoan settlement, CancellationToken cancellationToken)
        {
            var fund = await db.FundAsync(cancellationToken);
            var loan = await db.LoanAsync(settlement.LoanId, cancellationToken);
            var quote = loan.Quote(await db.CalendarAsync(cancellationToken), fund.BusinessDate);
            if (quote.Total.IsZero)
            {
                throw new RuleViolationException(new("nothing-owed", null, loan.ContractNumber));
            }

            if (settlement.Amount != quote.Total)
            {
                throw new RuleViolationException(new("settlement-amount-differs", "amount", settlement.Amount, quote.Total));
            }

            var entered = await desk.EnterAsync(
                loan,
                new LoanTransaction
                {
                    Id = settlement.CommandId,
                    Kind = LoanTransactionKind.Prepayment,
                    Date = fund.BusinessDate,
                    EnteredOn = fund.BusinessDate,
                    EnteredBy = user.Id,
                    Amount = quote.Total,
                    Note = settlement.Note,
                },
                cancellationToken);
            return new TransactionEntered(entered.Id, entered.No);
        }
    }
}

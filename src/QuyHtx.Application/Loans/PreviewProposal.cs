using FluentValidation;
using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Loans;

/// <summary>Xem trước đề xuất: what a loan would be if a proposal were carried out today. Nothing has been proposed.</summary>
/// <param name="LoanId">The loan.</param>
/// <param name="Kind">Loại giao dịch.</param>
/// <param name="Date">Ngày hiệu lực of a waiver or restructuring; null for the business date.</param>
/// <param name="Amount">Số tiền of a disbursement, refund or waiver.</param>
/// <param name="ReversesId">Giao dịch bị đảo.</param>
/// <param name="RestructuringKind">Loại cơ cấu.</param>
/// <param name="NewTerms">Điều kiện sau cơ cấu.</param>
[Needs(Permission.ServeLoans, Permission.ConfirmMoney, Permission.ConfirmRelief)]
public sealed record PreviewProposal(
    Guid LoanId,
    LoanTransactionKind Kind,
    LocalDate? Date = null,
    Dong Amount = default,
    Guid? ReversesId = null,
    RestructuringKind? RestructuringKind = null,
    LoanTerms? NewTerms = null) : IQuery<TransactionPreview>
{
    internal sealed class Validator : AbstractValidator<PreviewProposal>
    {
        public Validator()
        {
            RuleFor(proposed => proposed.Kind).Must(TwoPersonRule.Covers).WithErrorCode("not-for-proposal");
            RuleFor(proposed => proposed.Amount).Must(amount => amount > Dong.Zero).WithErrorCode("amount-not-positive")
                .When(proposed => ProposeTransaction.NamesAnAmount(proposed.Kind));
        }
    }

    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<PreviewProposal, TransactionPreview>
    {
        public async Task<TransactionPreview> Handle(PreviewProposal proposed, CancellationToken cancellationToken)
        {
            var loan = await db.LoanToReadAsync(proposed.LoanId, user, cancellationToken);
            var today = await db.BusinessDateAsync(cancellationToken);
            var transaction = new LoanTransaction
            {
                Id = Guid.Empty,
                Kind = proposed.Kind,
                Date = proposed.Date ?? today,
                EnteredOn = today,
                EnteredBy = user.Id,
                Amount = proposed.Amount,
                ReversesId = proposed.ReversesId,
                RestructuringKind = proposed.RestructuringKind,
                NewTerms = proposed.NewTerms,
            };
            return TransactionPreview.Of(loan, transaction, await db.CalendarAsync(cancellationToken));
        }
    }
}

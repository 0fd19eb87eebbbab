using FluentValidation;
using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Loans;

/// <summary>Đề xuất giao dịch: what needs a second person waits for one. What the loan would refuse is refused here already.</summary>
/// <param name="CommandId">The key, the proposal's id and that of the transaction it becomes.</param>
/// <param name="LoanId">The loan.</param>
/// <param name="Kind">Giải ngân, hoàn trả tiền trả trước, miễn giảm lãi, cơ cấu, đảo giao dịch, xử lý rủi ro.</param>
/// <param name="Note">Diễn giải.</param>
/// <param name="Date">Ngày hiệu lực of a waiver or restructuring; everything else counts from the day it is confirmed.</param>
/// <param name="Amount">Số tiền of a disbursement, refund or waiver.</param>
/// <param name="ReversesId">Giao dịch bị đảo.</param>
/// <param name="RestructuringKind">Loại cơ cấu.</param>
/// <param name="NewTerms">Điều kiện sau cơ cấu; their months count from the date.</param>
[Needs(Permission.ServeLoans)]
public sealed record ProposeTransaction(
    Guid CommandId,
    Guid LoanId,
    LoanTransactionKind Kind,
    string Note,
    LocalDate? Date = null,
    Dong Amount = default,
    Guid? ReversesId = null,
    RestructuringKind? RestructuringKind = null,
    LoanTerms? NewTerms = null) : ICommand<Created>
{
    /// <summary>False for what takes its amount from the loan.</summary>
    internal static bool NamesAnAmount(LoanTransactionKind kind) =>
        kind is LoanTransactionKind.Disbursement or LoanTransactionKind.AdvanceRefund or LoanTransactionKind.InterestWaiver;

    internal sealed class Validator : AbstractValidator<ProposeTransaction>
    {
        public Validator()
        {
            RuleFor(proposed => proposed.Kind).Must(TwoPersonRule.Covers).WithErrorCode("not-for-proposal");
            RuleFor(proposed => proposed.Amount).Must(amount => amount > Dong.Zero).WithErrorCode("amount-not-positive")
                .When(proposed => NamesAnAmount(proposed.Kind));
            RuleFor(proposed => proposed.Note).NotEmpty().WithErrorCode("text-missing");
            RuleFor(proposed => proposed.Note).MaximumLength(300).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, CurrentUser user, AuditTrail trail) : IRequestHandler<ProposeTransaction, Created>
    {
        public async Task<Created> Handle(ProposeTransaction proposed, CancellationToken cancellationToken)
        {
            var fund = await db.FundAsync(cancellationToken);
            var loan = await db.LoanAsync(proposed.LoanId, cancellationToken);
            var transaction = new LoanTransaction
            {
                Id = proposed.CommandId,
                Kind = proposed.Kind,
                Date = proposed.Date ?? fund.BusinessDate,
                EnteredOn = fund.BusinessDate,
                EnteredBy = user.Id,
                Amount = proposed.Amount,
                ReversesId = proposed.ReversesId,
                RestructuringKind = proposed.RestructuringKind,
                NewTerms = proposed.NewTerms,
                Note = proposed.Note,
            };
            loan.Preview(transaction, await db.CalendarAsync(cancellationToken));
            db.Proposals.Add(new LoanProposal(proposed.CommandId, loan.Id, transaction));
            trail.Concerns(loan.BorrowerId, loan.Id);
            return new Created(proposed.CommandId);
        }
    }
}

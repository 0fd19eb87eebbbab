using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Loans;

/// <summary>Ghi nhật ký đôn đốc: a call, letter or visit about a loan, with what was promised.</summary>
/// <param name="CommandId">The key, and the record's id.</param>
/// <param name="LoanId">The loan.</param>
/// <param name="Date">Ngày làm việc; not after the business date.</param>
/// <param name="Channel">Hình thức.</param>
/// <param name="Person">Người tiếp xúc.</param>
/// <param name="Said">Nội dung.</param>
/// <param name="Promise">Lời hứa trả nợ, or null.</param>
[Needs(Permission.ServeLoans)]
public sealed record RecordContact(
    Guid CommandId, Guid LoanId, LocalDate Date, ContactChannel Channel, string Person, string Said, PaymentPromise? Promise = null) : ICommand<Created>
{
    internal sealed class Validator : AbstractValidator<RecordContact>
    {
        public Validator()
        {
            RuleFor(contact => contact.Person).NotEmpty().WithErrorCode("text-missing");
            RuleFor(contact => contact.Person).MaximumLength(200).WithErrorCode("text-too-long");
            RuleFor(contact => contact.Said).NotEmpty().WithErrorCode("text-missing");
            RuleFor(contact => contact.Said).MaximumLength(ContactRecordMapping.LongestText).WithErrorCode("text-too-long");
            RuleFor(contact => contact.Promise!.Amount).Must(amount => amount > Dong.Zero).WithErrorCode("amount-not-positive")
                .When(contact => contact.Promise is not null);
        }
    }

    internal sealed class Handler(FundDbContext db, CurrentUser user, AuditTrail trail) : IRequestHandler<RecordContact, Created>
    {
        public async Task<Created> Handle(RecordContact contact, CancellationToken cancellationToken)
        {
            var today = (await db.FundAsync(cancellationToken)).BusinessDate;
            var borrowerId = await db.Loans.Where(loan => loan.Id == contact.LoanId).Select(loan => (Guid?)loan.BorrowerId).SingleOrDefaultAsync(cancellationToken)
                ?? throw Loaders.NotThere();
            var no = await db.Contacts.CountAsync(recorded => recorded.LoanId == contact.LoanId, cancellationToken) + 1;
            db.Contacts.Add(new ContactRecord(
                contact.CommandId, contact.LoanId, no, contact.Date, contact.Channel, contact.Person, contact.Said, contact.Promise, today, user.Id));
            trail.Concerns(borrowerId, contact.LoanId);
            return new Created(contact.CommandId);
        }
    }
}

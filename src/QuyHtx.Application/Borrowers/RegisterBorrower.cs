using FluentValidation;
using MediatR;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Application.Borrowers;

/// <summary>Lập khách hàng.</summary>
/// <param name="CommandId">The key, and the borrower's id.</param>
/// <param name="Profile">What is written down of it.</param>
[Needs(Permission.KeepBorrowers)]
public sealed record RegisterBorrower(Guid CommandId, BorrowerProfile Profile) : ICommand<Created>
{
    internal sealed class Validator : AbstractValidator<RegisterBorrower>
    {
        public Validator() => RuleFor(registration => registration.Profile).SetValidator(new BorrowerProfileValidator());
    }

    internal sealed class Handler(FundDbContext db, AuditTrail trail) : IRequestHandler<RegisterBorrower, Created>
    {
        public async Task<Created> Handle(RegisterBorrower registration, CancellationToken cancellationToken)
        {
            var borrower = new Borrower(registration.CommandId, registration.Profile);
            db.Borrowers.Add(borrower);
            await BorrowerColumns.WriteAsync(db, borrower, cancellationToken);
            trail.Concerns(borrower.Id);
            return new Created(borrower.Id);
        }
    }
}

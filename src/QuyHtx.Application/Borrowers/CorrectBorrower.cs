using FluentValidation;
using MediatR;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Application.Borrowers;

/// <summary>Sửa thông tin khách hàng; the audit keeps what was before and after.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="BorrowerId">The borrower.</param>
/// <param name="Version">The version that was seen.</param>
/// <param name="Profile">What is written down of it from now on.</param>
[Needs(Permission.KeepBorrowers)]
public sealed record CorrectBorrower(Guid CommandId, Guid BorrowerId, int Version, BorrowerProfile Profile) : ICommand<Done>
{
    internal sealed class Validator : AbstractValidator<CorrectBorrower>
    {
        public Validator() => RuleFor(correction => correction.Profile).SetValidator(new BorrowerProfileValidator());
    }

    internal sealed class Handler(FundDbContext db, AuditTrail trail) : IRequestHandler<CorrectBorrower, Done>
    {
        public async Task<Done> Handle(CorrectBorrower correction, CancellationToken cancellationToken)
        {
            var borrower = await db.BorrowerAsync(correction.BorrowerId, cancellationToken);
            if (borrower.Version != correction.Version)
            {
                throw Loaders.ChangedMeanwhile();
            }

            var before = borrower.Profile;
            borrower.Correct(correction.Profile);
            await BorrowerColumns.WriteAsync(db, borrower, cancellationToken);
            trail.Concerns(borrower.Id, before: before, after: borrower.Profile);
            return Done.Answer;
        }
    }
}

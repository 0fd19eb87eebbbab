using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Application.Borrowers;

/// <summary>Khai báo người có liên quan: names all that a borrower is related to; what others say of it stays as it is.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="BorrowerId">The borrower.</param>
/// <param name="Version">The version that was seen.</param>
/// <param name="Related">The related borrowers, all of them.</param>
[Needs(Permission.KeepBorrowers)]
public sealed record RelateBorrowers(Guid CommandId, Guid BorrowerId, int Version, IReadOnlyList<RelatedBorrower> Related) : ICommand<Done>
{
    internal sealed class Validator : AbstractValidator<RelateBorrowers>
    {
        public Validator() => RuleForEach(relation => relation.Related).ChildRules(other =>
        {
            other.RuleFor(named => named.Relation).NotEmpty().WithErrorCode("text-missing");
            other.RuleFor(named => named.Relation).MaximumLength(250).WithErrorCode("text-too-long");
        });
    }

    internal sealed class Handler(FundDbContext db, AuditTrail trail) : IRequestHandler<RelateBorrowers, Done>
    {
        public async Task<Done> Handle(RelateBorrowers relation, CancellationToken cancellationToken)
        {
            var borrower = await db.BorrowerAsync(relation.BorrowerId, cancellationToken);
            if (borrower.Version != relation.Version)
            {
                throw Loaders.ChangedMeanwhile();
            }

            var before = borrower.Related.ToList();
            borrower.RelateTo(relation.Related);
            var named = relation.Related.Select(other => other.RelatedId).ToList();
            if (await db.Borrowers.CountAsync(other => named.Contains(other.Id), cancellationToken) != named.Count)
            {
                throw Loaders.NotThere();
            }

            trail.Concerns(borrower.Id, before: before, after: relation.Related);
            return Done.Answer;
        }
    }
}

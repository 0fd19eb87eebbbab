using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Appraisal;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Application.Applications;

/// <summary>
/// Xem thử hồ sơ: what would keep an application from being submitted, and how the conditions and limits would stand, while it is being
/// filled in. Nothing is kept.
/// </summary>
/// <param name="ApplicationId">The application, which is not counted against the limits; for a new one, the id that it will have.</param>
/// <param name="BorrowerId">Khách hàng, or null while none is chosen.</param>
/// <param name="Content">What is asked for so far; the product's id is empty while none is chosen.</param>
[Needs(Permission.ReadFund)]
public sealed record TryApplication(Guid ApplicationId, Guid? BorrowerId, ApplicationContent Content) : IQuery<ApplicationTried>
{
    internal sealed class Handler(FundDbContext db, ChecksToday checksToday) : IRequestHandler<TryApplication, ApplicationTried>
    {
        public async Task<ApplicationTried> Handle(TryApplication query, CancellationToken cancellationToken)
        {
            var product = await db.Products.AsNoTracking().SingleOrDefaultAsync(version => version.Id == query.Content.ProductId, cancellationToken);
            var content = product is null ? query.Content : query.Content.AtRateOf(product);
            IReadOnlyList<RuleViolation> problems =
            [
                .. content.CheckComplete(),
                .. product?.Check(content.Amount, content.Terms) ?? [],
            ];
            var profile = query.BorrowerId is { } id
                ? await db.Borrowers.AsNoTracking().Where(borrower => borrower.Id == id).Select(borrower => borrower.Profile).SingleOrDefaultAsync(cancellationToken)
                    ?? throw Loaders.NotThere()
                : null;
            var found = profile is null
                ? null
                : await checksToday.OfAsync(query.ApplicationId, profile, query.BorrowerId!.Value, content, cancellationToken);
            return new ApplicationTried(
                content, profile, problems, found?.Checks ?? [], found is null ? null : Headroom.Of(found.Exposure, found.Policy.Limits),
                found?.Policy.Limits ?? (await db.PolicyAsync(await db.BusinessDateAsync(cancellationToken), cancellationToken)).Limits);
        }
    }
}

/// <summary>How an application would stand.</summary>
/// <param name="Content">At the rate of its product.</param>
/// <param name="Borrower">The borrower; null while none is chosen.</param>
/// <param name="Problems">What keeps it from being submitted, all of it.</param>
/// <param name="Checks">The conditions of lending; none while no borrower is chosen.</param>
/// <param name="Headroom">What the borrower owes without it, against its limits.</param>
/// <param name="Limits">The limits in force.</param>
public sealed record ApplicationTried(
    ApplicationContent Content, BorrowerProfile? Borrower, IReadOnlyList<RuleViolation> Problems, IReadOnlyList<EligibilityCheck> Checks, Headroom? Headroom,
    LendingLimits Limits);

using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Drafts;

/// <summary>Bản nháp của tôi, the latest first, and of which of them something has come already.</summary>
/// <param name="Form">Which form.</param>
[Needs(Permission.KeepOwnAccount)]
public sealed record ListDrafts(DraftForm Form) : IQuery<IReadOnlyList<DraftLine>>
{
    /// <summary>More than anybody has begun and left; older ones come up once these are gone.</summary>
    private const int MostLines = 50;

    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<ListDrafts, IReadOnlyList<DraftLine>>
    {
        public async Task<IReadOnlyList<DraftLine>> Handle(ListDrafts query, CancellationToken cancellationToken) =>
            await db.DraftsOf(user).AsNoTracking()
                .Where(draft => draft.Form == query.Form)
                .OrderByDescending(draft => draft.SavedAt).ThenBy(draft => draft.SubjectId)
                .Take(MostLines)
                .Select(draft => new DraftLine(
                    draft.SubjectId,
                    draft.Title,
                    draft.SavedAt,
                    db.Applications.Any(application => application.Id == draft.SubjectId) || db.Borrowers.Any(borrower => borrower.Id == draft.SubjectId)))
                .ToListAsync(cancellationToken);
    }
}

/// <summary>A draft in a list.</summary>
/// <param name="SubjectId">What it is about.</param>
/// <param name="Title">By what its owner knows it again.</param>
/// <param name="SavedAt">When it was last kept.</param>
/// <param name="Exists">What it is about is there already, and the draft would change it.</param>
public sealed record DraftLine(Guid SubjectId, string Title, Instant SavedAt, bool Exists);

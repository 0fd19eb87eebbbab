using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Drafts;

/// <summary>Một bản nháp of whoever asks; another's is as if it were not there.</summary>
/// <param name="Form">Which form.</param>
/// <param name="SubjectId">What it is about.</param>
[Needs(Permission.KeepOwnAccount)]
public sealed record GetDraft(DraftForm Form, Guid SubjectId) : IQuery<KeptDraft>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<GetDraft, KeptDraft>
    {
        public async Task<KeptDraft> Handle(GetDraft query, CancellationToken cancellationToken) =>
            await db.DraftsOf(user, query.Form, query.SubjectId).AsNoTracking()
                .Select(draft => new { draft.Title, draft.Fields, draft.SavedAt })
                .SingleOrDefaultAsync(cancellationToken) is { } kept
                ? new KeptDraft(kept.Title, kept.SavedAt, JsonSerializer.Deserialize<Dictionary<string, string>>(kept.Fields, StoredJson.Options)!)
                : KeptDraft.None;
    }
}

/// <summary>A form as it was typed so far.</summary>
/// <param name="Title">By what its owner knows it again.</param>
/// <param name="SavedAt">When it was last kept; null where nothing has been.</param>
/// <param name="Fields">The fields as typed, by their names.</param>
public sealed record KeptDraft(string Title, Instant? SavedAt, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Nothing kept.</summary>
    public static readonly KeptDraft None = new("", null, new Dictionary<string, string>());
}

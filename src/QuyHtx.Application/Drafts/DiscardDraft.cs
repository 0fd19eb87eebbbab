using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Drafts;

/// <summary>Bỏ bản nháp: once its form was sent, or because its owner wants it gone. One that is not there is as good as gone.</summary>
/// <param name="Form">Which form.</param>
/// <param name="SubjectId">What it is about.</param>
[Needs(Permission.KeepOwnAccount)]
public sealed record DiscardDraft(DraftForm Form, Guid SubjectId) : INote<Done>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<DiscardDraft, Done>
    {
        public async Task<Done> Handle(DiscardDraft draft, CancellationToken cancellationToken)
        {
            await db.DraftsOf(user, draft.Form, draft.SubjectId).ExecuteDeleteAsync(cancellationToken);
            return Done.Answer;
        }
    }
}

using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Drafts;

/// <summary>Lưu nháp: keeps a form as it was typed so far. The last one kept is the draft.</summary>
/// <param name="Form">Which form.</param>
/// <param name="SubjectId">What it is about; for something new, the id that it will have.</param>
/// <param name="Title">By what its owner knows it again.</param>
/// <param name="Fields">The fields as typed, by their names.</param>
[Needs(Permission.KeepOwnAccount)]
public sealed record SaveDraft(DraftForm Form, Guid SubjectId, string Title, IReadOnlyDictionary<string, string> Fields) : INote<Instant>
{
    /// <summary>As many fields as the longest form has, several times over.</summary>
    private const int MostFields = 1_000;

    private const int MostLetters = 200_000;

    internal sealed class Validator : AbstractValidator<SaveDraft>
    {
        public Validator()
        {
            RuleFor(draft => draft.Title).MaximumLength(400).WithErrorCode("text-too-long");
            RuleFor(draft => draft.Fields)
                .Must(fields => fields.Count <= MostFields && fields.Sum(field => (long)field.Key.Length + field.Value.Length) <= MostLetters)
                .WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, CurrentUser user, TimeProvider clock) : IRequestHandler<SaveDraft, Instant>
    {
        public async Task<Instant> Handle(SaveDraft draft, CancellationToken cancellationToken)
        {
            var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            var fields = JsonSerializer.Serialize(draft.Fields, StoredJson.Options);
            if (await OverwriteAsync(draft, fields, now, cancellationToken))
            {
                return now;
            }

            db.Drafts.Add(new Draft
            {
                UserId = user.Id, Form = draft.Form, SubjectId = draft.SubjectId, Title = draft.Title, Fields = fields, SavedAt = now,
            });
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                // Two of its owner's windows began it at the same moment: the later one is kept over the other.
                if (!await OverwriteAsync(draft, fields, now, cancellationToken))
                {
                    throw;
                }
            }

            return now;
        }

        private async Task<bool> OverwriteAsync(SaveDraft draft, string fields, Instant now, CancellationToken cancellation) =>
            await db.DraftsOf(user, draft.Form, draft.SubjectId).ExecuteUpdateAsync(
                row => row.SetProperty(kept => kept.Title, draft.Title).SetProperty(kept => kept.Fields, fields).SetProperty(kept => kept.SavedAt, now),
                cancellation) > 0;
    }
}

using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Drafts;

/// <summary>Nobody reads another's drafts: every message about them begins here.</summary>
internal static class OwnDrafts
{
    public static IQueryable<Draft> DraftsOf(this FundDbContext db, CurrentUser user) => db.Drafts.Where(draft => draft.UserId == user.Id);

    public static IQueryable<Draft> DraftsOf(this FundDbContext db, CurrentUser user, DraftForm form, Guid subjectId) =>
        db.DraftsOf(user).Where(draft => draft.Form == form && draft.SubjectId == subjectId);
}

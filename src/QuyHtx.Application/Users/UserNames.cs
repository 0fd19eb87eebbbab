using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Họ tên của những người có trong một danh sách, read for the whole list at once.</summary>
internal sealed class UserNames
{
    private readonly IReadOnlyDictionary<Guid, string> names;

    private UserNames(IReadOnlyDictionary<Guid, string> names) => this.names = names;

    public static async Task<UserNames> OfAsync(FundDbContext db, IEnumerable<Guid?> people, CancellationToken cancellation)
    {
        var ids = people.OfType<Guid>().Distinct().ToList();
        return new UserNames(ids.Count == 0
            ? new Dictionary<Guid, string>()
            : await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.FullName, cancellation));
    }

    /// <summary>The name; empty for nobody, and for somebody who is no longer known.</summary>
    public string this[Guid? id] => id switch
    {
        null => "",
        _ when id == CurrentUser.SystemId => CurrentUser.SystemName,
        { } known => names.GetValueOrDefault(known, ""),
    };
}

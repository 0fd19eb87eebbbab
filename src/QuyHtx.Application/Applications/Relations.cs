using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;

namespace QuyHtx.Application.Applications;

/// <summary>
/// Quan hệ liên quan of the whole fund: a few hundred pairs, read at once, so that they close in both directions and through others without a
/// query a step.
/// </summary>
internal sealed class Relations
{
    private readonly ILookup<Guid, Guid> neighbours;

    private Relations(ILookup<Guid, Guid> neighbours) => this.neighbours = neighbours;

    /// <summary>One query.</summary>
    public static async Task<Relations> ReadAsync(FundDbContext db, CancellationToken cancellation)
    {
        var pairs = await db.Borrowers.AsNoTracking()
            .SelectMany(borrower => borrower.Related, (borrower, other) => new { A = borrower.Id, B = other.RelatedId })
            .ToListAsync(cancellation);
        return new Relations(pairs.Concat(pairs.Select(pair => new { A = pair.B, B = pair.A })).ToLookup(pair => pair.A, pair => pair.B));
    }

    /// <summary>The borrower and all related to it, whoever of them named the other.</summary>
    public IReadOnlyList<Guid> GroupOf(Guid borrowerId)
    {
        var together = new HashSet<Guid> { borrowerId };
        var next = new Queue<Guid>(together);
        while (next.TryDequeue(out var one))
        {
            foreach (var other in neighbours[one].Where(together.Add))
            {
                next.Enqueue(other);
            }
        }

        return [.. together];
    }

    /// <summary>Every group of two and more.</summary>
    public IEnumerable<IReadOnlyList<Guid>> Groups()
    {
        var seen = new HashSet<Guid>();
        foreach (var one in neighbours.Select(of => of.Key).Where(one => !seen.Contains(one)))
        {
            var group = GroupOf(one);
            seen.UnionWith(group);
            yield return group;
        }
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Mã truy cập API của chính mình.</summary>
[Needs(Permission.KeepOwnAccount)]
public sealed record ListApiTokens : IQuery<IReadOnlyList<ApiTokenRow>>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<ListApiTokens, IReadOnlyList<ApiTokenRow>>
    {
        public async Task<IReadOnlyList<ApiTokenRow>> Handle(ListApiTokens query, CancellationToken cancellationToken) =>
            await db.ApiTokens.AsNoTracking()
                .Where(token => token.UserId == user.Id)
                .OrderBy(token => token.ExpiresAt).ThenBy(token => token.Id)
                .Select(token => new ApiTokenRow(token.Id, token.Name, token.ReadOnly, token.ExpiresAt, token.RevokedAt))
                .ToListAsync(cancellationToken);
    }
}

/// <summary>A token, without its secret.</summary>
/// <param name="Id">Its public part.</param>
/// <param name="Name">What it is for.</param>
/// <param name="ReadOnly">May it change anything, or only read.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="RevokedAt">When it was withdrawn.</param>
public sealed record ApiTokenRow(Guid Id, string Name, bool ReadOnly, Instant ExpiresAt, Instant? RevokedAt);

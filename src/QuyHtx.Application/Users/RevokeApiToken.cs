using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Thu hồi mã truy cập API: one's own, or anybody's for whoever manages the users.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="TokenId">Which.</param>
[Needs(Permission.KeepOwnAccount)]
public sealed record RevokeApiToken(Guid CommandId, Guid TokenId) : ICommand<Done>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user, TimeProvider clock) : IRequestHandler<RevokeApiToken, Done>
    {
        public async Task<Done> Handle(RevokeApiToken message, CancellationToken cancellationToken)
        {
            var token = await db.ApiTokens.SingleOrDefaultAsync(token => token.Id == message.TokenId, cancellationToken);
            if (token is null || (token.UserId != user.Id && !user.May(Permission.ManageUsers)))
            {
                throw Loaders.NotThere();
            }

            token.RevokedAt ??= Instant.FromDateTimeOffset(clock.GetUtcNow());
            return Done.Answer;
        }
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Tạo đường dẫn thiết lập: at a start without users. A new link replaces the one before it.</summary>
/// <param name="CommandId">The key.</param>
[Needs(Permission.RunSystem)]
public sealed record MakeSetUpLink(Guid CommandId) : ICommand<NewSetUpLink>
{
    /// <summary>Long enough to type it in, short enough not to lie about.</summary>
    private static readonly Duration GoodFor = Duration.FromHours(24);

    internal sealed class Handler(FundDbContext db, TimeProvider clock) : IRequestHandler<MakeSetUpLink, NewSetUpLink>
    {
        public async Task<NewSetUpLink> Handle(MakeSetUpLink message, CancellationToken cancellationToken)
        {
            if (await db.Users.AnyAsync(cancellationToken))
            {
                return new NewSetUpLink(null);
            }

            db.SetUpLinks.RemoveRange(await db.SetUpLinks.ToListAsync(cancellationToken));
            var secret = Secrets.New();
            db.SetUpLinks.Add(new SetUpLink
            {
                SecretHash = Secrets.HashOf(secret),
                ExpiresAt = Instant.FromDateTimeOffset(clock.GetUtcNow()) + GoodFor,
            });
            return new NewSetUpLink(secret);
        }
    }
}

/// <summary>The secret of a set-up link, or nothing when there are users already.</summary>
/// <param name="Secret">Shown once.</param>
public sealed record NewSetUpLink([property: Secret] string? Secret);

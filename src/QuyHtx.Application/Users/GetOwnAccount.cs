using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Tài khoản của chính mình.</summary>
[Needs(Permission.KeepOwnAccount)]
public sealed record GetOwnAccount : IQuery<OwnAccount>
{
    internal sealed class Handler(FundDbContext db, CurrentUser current) : IRequestHandler<GetOwnAccount, OwnAccount>
    {
        public async Task<OwnAccount> Handle(GetOwnAccount query, CancellationToken cancellationToken) =>
            await db.Users.AsNoTracking().Where(user => user.Id == current.Id)
                .Select(user => new OwnAccount(user.UserName!, user.FullName, user.Email ?? "", user.TwoFactorEnabled))
                .SingleOrDefaultAsync(cancellationToken) ?? throw Loaders.NotThere();
    }
}

/// <summary>Tài khoản của chính mình.</summary>
/// <param name="UserName">Tên đăng nhập.</param>
/// <param name="FullName">Họ và tên.</param>
/// <param name="Email">Thư điện tử, or nothing.</param>
/// <param name="SecondFactor">Đăng nhập hai bước đang bật.</param>
public sealed record OwnAccount(string UserName, string FullName, string Email, bool SecondFactor);

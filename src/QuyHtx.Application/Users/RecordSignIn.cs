using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Bước đăng nhập đã qua.</summary>
public enum SignInStep
{
    /// <summary>Mật khẩu, and that was all that was needed.</summary>
    Password,

    /// <summary>Mật khẩu; the second step is still to come, and nobody is signed in yet.</summary>
    PasswordBeforeCode,

    /// <summary>Mã trên ứng dụng.</summary>
    Code,

    /// <summary>Mã khôi phục, which is used up.</summary>
    RecoveryCode,
}

/// <summary>Ghi nhận đăng nhập, after the fact, as the user: the audit record, and when the user was last here.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="Step">What let the user in.</param>
[Needs(Permission.SignIn)]
public sealed record RecordSignIn(Guid CommandId, SignInStep Step) : ICommand<Done>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user, AuditTrail trail, TimeProvider clock) : IRequestHandler<RecordSignIn, Done>
    {
        public async Task<Done> Handle(RecordSignIn message, CancellationToken cancellationToken)
        {
            trail.Concerns(user.BorrowerId);
            if (message.Step != SignInStep.PasswordBeforeCode)
            {
                // Beside the version of the user, which an administrator may have open to change it.
                var now = (Instant?)Instant.FromDateTimeOffset(clock.GetUtcNow());
                await db.Users.Where(row => row.Id == user.Id).ExecuteUpdateAsync(row => row.SetProperty(of => of.LastSignInAt, now), cancellationToken);
            }

            return Done.Answer;
        }
    }
}

using MediatR;
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

/// <summary>Ghi nhận đăng nhập, after the fact, as the user: the audit record is all there is to it.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="Step">What let the user in.</param>
[Needs(Permission.SignIn)]
public sealed record RecordSignIn(Guid CommandId, SignInStep Step) : ICommand<Done>
{
    internal sealed class Handler(CurrentUser user, AuditTrail trail) : IRequestHandler<RecordSignIn, Done>
    {
        public Task<Done> Handle(RecordSignIn message, CancellationToken cancellationToken)
        {
            trail.Concerns(user.BorrowerId);
            return Task.FromResult(Done.Answer);
        }
    }
}

using MediatR;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Vì sao không cho đăng nhập; the answer to whoever tried does not tell.</summary>
public enum SignInRefusal
{
    /// <summary>Không có tên đăng nhập này.</summary>
    NameUnknown,

    /// <summary>Mật khẩu sai.</summary>
    PasswordWrong,

    /// <summary>Mã của bước hai sai.</summary>
    CodeWrong,

    /// <summary>Mật khẩu hoặc mã sai quá số lần: this try has locked the account.</summary>
    LockedOut,

    /// <summary>Tài khoản đang tạm khóa; the password was not looked at.</summary>
    StillLocked,

    /// <summary>Tài khoản đã ngừng.</summary>
    SwitchedOff,

    /// <summary>Bước hai mà chưa qua bước một.</summary>
    FirstStepMissing,
}

/// <summary>
/// Ghi nhận từ chối đăng nhập, after the fact, as nobody known: the audit shows the name that was tried and the address it came from.
/// </summary>
/// <param name="CommandId">The key.</param>
/// <param name="AccountId">The account of that name, or null where there is none.</param>
/// <param name="Reason">Vì sao.</param>
[Needs(Permission.SignIn)]
public sealed record RecordSignInRefused(Guid CommandId, Guid? AccountId, SignInRefusal Reason) : ICommand<Done>
{
    internal sealed class Handler : IRequestHandler<RecordSignInRefused, Done>
    {
        public Task<Done> Handle(RecordSignInRefused message, CancellationToken cancellationToken) => Task.FromResult(Done.Answer);
    }
}

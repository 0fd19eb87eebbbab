using MediatR;
using Microsoft.AspNetCore.Identity;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Users;

/// <summary>Tạo khóa đăng nhập hai bước của chính mình: a new key for the app; it counts once a code of it has been confirmed.</summary>
/// <param name="CommandId">The key of the command.</param>
/// <param name="Password">Mật khẩu, so that an unattended screen is not enough.</param>
[Needs(Permission.KeepOwnAccount)]
public sealed record MakeAuthenticatorKey(Guid CommandId, [property: Secret] string Password) : ICommand<AuthenticatorKey>
{
    internal sealed class Handler(UserManager<FundUser> users, UserDesk desk, CurrentUser current) : IRequestHandler<MakeAuthenticatorKey, AuthenticatorKey>
    {
        public async Task<AuthenticatorKey> Handle(MakeAuthenticatorKey message, CancellationToken cancellationToken)
        {
            var user = await desk.FindAsync(current.Id);
            if (!await users.CheckPasswordAsync(user, message.Password))
            {
                throw new RuleViolationException(new("password-wrong", "password"));
            }

            user.TwoFactorEnabled = false;
            UserDesk.RefuseUnless(await users.ResetAuthenticatorKeyAsync(user));
            var key = await users.GetAuthenticatorKeyAsync(user);
            return new AuthenticatorKey(key, $"otpauth://totp/QuyHtx:{Uri.EscapeDataString(user.UserName!)}?secret={key}&issuer=QuyHtx&digits=6");
        }
    }
}

/// <summary>The key of an authenticator app.</summary>
/// <param name="Key">To be typed in.</param>
/// <param name="Uri">To be shown as a QR code.</param>
public sealed record AuthenticatorKey([property: Secret] string? Key, [property: Secret] string? Uri);

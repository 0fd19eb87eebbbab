using MediatR;
using Microsoft.AspNetCore.Identity;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Users;

/// <summary>Bật đăng nhập hai bước của chính mình: with a code of the new key. Answers the recovery codes once.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="Code">Mã trên ứng dụng.</param>
[Needs(Permission.KeepOwnAccount)]
public sealed record ConfirmAuthenticator(Guid CommandId, [property: Secret] string Code) : ICommand<RecoveryCodes>
{
    private const int HowManyCodes = 10;

    internal sealed class Handler(UserManager<FundUser> users, UserDesk desk, CurrentUser current) : IRequestHandler<ConfirmAuthenticator, RecoveryCodes>
    {
        public async Task<RecoveryCodes> Handle(ConfirmAuthenticator message, CancellationToken cancellationToken)
        {
            var user = await desk.FindAsync(current.Id);
            if (!await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, message.Code))
            {
                throw new RuleViolationException(new("sign-in-code-wrong", "code"));
            }

            UserDesk.RefuseUnless(await users.SetTwoFactorEnabledAsync(user, true));
            return new RecoveryCodes([.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, HowManyCodes) ?? []]);
        }
    }
}

/// <summary>Mã khôi phục: each lets its owner in once without the telephone.</summary>
/// <param name="Codes">Shown once.</param>
public sealed record RecoveryCodes([property: Secret] IReadOnlyList<string>? Codes);

using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Đổi mật khẩu của chính mình.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="CurrentPassword">Mật khẩu hiện tại.</param>
/// <param name="NewPassword">Mật khẩu mới.</param>
[Needs(Permission.KeepOwnAccount)]
public sealed record ChangePassword(Guid CommandId, [property: Secret] string CurrentPassword, [property: Secret] string NewPassword) : ICommand<Done>
{
    internal sealed class Validator : AbstractValidator<ChangePassword>
    {
        public Validator() =>
            RuleFor(change => change.NewPassword).NotEqual(change => change.CurrentPassword).WithErrorCode("password-unchanged");
    }

    internal sealed class Handler(UserManager<FundUser> users, UserDesk desk, CurrentUser current) : IRequestHandler<ChangePassword, Done>
    {
        public async Task<Done> Handle(ChangePassword change, CancellationToken cancellationToken)
        {
            var user = await desk.FindAsync(current.Id);
            user.MustChangePassword = false;
            UserDesk.RefuseUnless(await users.ChangePasswordAsync(user, change.CurrentPassword, change.NewPassword));
            return Done.Answer;
        }
    }
}

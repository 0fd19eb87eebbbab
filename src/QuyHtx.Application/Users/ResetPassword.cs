using MediatR;
using Microsoft.AspNetCore.Identity;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>
/// Cấp lại mật khẩu: answers a new first password once, lifts a lock-out and takes the second factor off, for whoever lost the telephone.
/// A user who was switched off stays so.
/// </summary>
/// <param name="CommandId">The key.</param>
/// <param name="UserId">Whose.</param>
[Needs(Permission.ManageUsers)]
public sealed record ResetPassword(Guid CommandId, Guid UserId) : ICommand<FirstPassword>
{
    internal sealed class Handler(UserManager<FundUser> users, UserDesk desk) : IRequestHandler<ResetPassword, FirstPassword>
    {
        public async Task<FirstPassword> Handle(ResetPassword message, CancellationToken cancellationToken)
        {
            var user = await desk.FindAsync(message.UserId);
            var password = Secrets.NewPassword();
            user.MustChangePassword = true;
            user.TwoFactorEnabled = false;
            user.AccessFailedCount = 0;
            user.LockoutEnd = user.LockoutEnd == UserDesk.ForEver ? UserDesk.ForEver : null;
            user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
            UserDesk.RefuseUnless(await users.UpdateSecurityStampAsync(user));
            return new FirstPassword(user.Id, password);
        }
    }
}

using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Sửa thông tin người dùng: name and address. Papers and records keep the name that stood when they were made.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="UserId">Who.</param>
/// <param name="FullName">Họ và tên.</param>
/// <param name="Email">Thư điện tử.</param>
/// <param name="Version">The version of the user that was looked at.</param>
[Needs(Permission.ManageUsers)]
public sealed record CorrectUser(Guid CommandId, Guid UserId, string FullName, string? Email, string Version) : ICommand<Done>
{
    internal sealed class Validator : AbstractValidator<CorrectUser>
    {
        public Validator()
        {
            RuleFor(user => user.FullName).NotEmpty().WithErrorCode("text-missing").MaximumLength(200).WithErrorCode("text-too-long");
            RuleFor(user => user.Email).MaximumLength(200).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(UserManager<FundUser> users, UserDesk desk, AuditTrail trail) : IRequestHandler<CorrectUser, Done>
    {
        public async Task<Done> Handle(CorrectUser message, CancellationToken cancellationToken)
        {
            var user = await desk.FindAsync(message.UserId);
            if (user.ConcurrencyStamp != message.Version)
            {
                throw Loaders.ChangedMeanwhile();
            }

            trail.Concerns(
                user.BorrowerId, before: new { user.FullName, user.Email }, after: new { message.FullName, message.Email });
            user.Call(message.FullName, message.Email);
            UserDesk.RefuseUnless(await users.UpdateAsync(user));
            return Done.Answer;
        }
    }
}

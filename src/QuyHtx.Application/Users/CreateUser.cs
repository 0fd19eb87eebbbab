using FluentValidation;
using MediatR;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Lập người dùng: answers the first password once; it has to be changed at the first sign-in.</summary>
/// <param name="CommandId">The key, and the user's id.</param>
/// <param name="UserName">Tên đăng nhập.</param>
/// <param name="FullName">Họ và tên.</param>
/// <param name="Email">Thư điện tử.</param>
/// <param name="Roles">Vai trò.</param>
/// <param name="BorrowerId">The borrower whose user this is.</param>
[Needs(Permission.ManageUsers)]
public sealed record CreateUser(
    Guid CommandId, string UserName, string FullName, string? Email, IReadOnlyList<string> Roles, Guid? BorrowerId) : ICommand<FirstPassword>
{
    internal sealed class Validator : AbstractValidator<CreateUser>
    {
        public Validator()
        {
            RuleFor(user => user.UserName).NotEmpty().WithErrorCode("text-missing");
            RuleFor(user => user.FullName).NotEmpty().WithErrorCode("text-missing").MaximumLength(200).WithErrorCode("text-too-long");
            RuleFor(user => user.Email).MaximumLength(200).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(UserDesk desk, AuditTrail trail) : IRequestHandler<CreateUser, FirstPassword>
    {
        public async Task<FirstPassword> Handle(CreateUser message, CancellationToken cancellationToken)
        {
            var password = Secrets.NewPassword();
            var user = new FundUser
            {
                Id = message.CommandId,
                UserName = message.UserName,
                BorrowerId = message.BorrowerId,
                MustChangePassword = true,
            };
            user.Call(message.FullName, message.Email);
            await desk.AddAsync(user, password, message.Roles, cancellationToken);
            trail.Concerns(message.BorrowerId);
            return new FirstPassword(user.Id, password);
        }
    }
}

/// <summary>A password made by the program. A command repeated with the same key does not answer it again.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="Password">Mật khẩu, shown once.</param>
public sealed record FirstPassword(Guid UserId, [property: Secret] string? Password);

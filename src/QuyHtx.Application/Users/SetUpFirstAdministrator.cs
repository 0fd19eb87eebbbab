using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Users;

/// <summary>Thiết lập người quản trị đầu tiên, through the link that the first start printed. Good once, while there are no users.</summary>
/// <param name="CommandId">The key, and the user's id.</param>
/// <param name="Link">The link's secret.</param>
/// <param name="UserName">Tên đăng nhập.</param>
/// <param name="FullName">Họ và tên.</param>
/// <param name="Password">Mật khẩu.</param>
[Needs(Permission.RunSystem)]
public sealed record SetUpFirstAdministrator(
    Guid CommandId, [property: Secret] string Link, string UserName, string FullName, [property: Secret] string Password) : ICommand<Created>
{
    internal sealed class Validator : AbstractValidator<SetUpFirstAdministrator>
    {
        public Validator()
        {
            RuleFor(user => user.UserName).NotEmpty().WithErrorCode("text-missing");
            RuleFor(user => user.FullName).NotEmpty().WithErrorCode("text-missing").MaximumLength(200).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, UserDesk desk, TimeProvider clock) : IRequestHandler<SetUpFirstAdministrator, Created>
    {
        public async Task<Created> Handle(SetUpFirstAdministrator message, CancellationToken cancellationToken)
        {
            var hash = Secrets.HashOf(message.Link);
            var links = await db.SetUpLinks.ToListAsync(cancellationToken);
            if (!links.Any(link => link.SecretHash == hash && link.ExpiresAt > Instant.FromDateTimeOffset(clock.GetUtcNow()))
                || await db.Users.AnyAsync(cancellationToken))
            {
                throw new RuleViolationException(new("set-up-link-invalid", null));
            }

            // Two at once: the row can be deleted by one of them only.
            db.SetUpLinks.RemoveRange(links);
            var user = new FundUser { Id = message.CommandId, UserName = message.UserName };
            user.Call(message.FullName, email: null);
            await desk.AddAsync(user, message.Password, [Roles.Administrator], cancellationToken);
            return new Created(user.Id);
        }
    }
}

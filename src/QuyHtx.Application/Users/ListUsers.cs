using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Danh sách người dùng, by user name.</summary>
/// <param name="Page">Trang, from 1.</param>
/// <param name="PageSize">Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</param>
/// <param name="Search">Words of name, user name or address, with or without accents; each has to be found.</param>
/// <param name="Role">Vai trò, or all.</param>
/// <param name="Disabled">Only those switched off, only the others, or all.</param>
[Needs(Permission.ManageUsers)]
public sealed record ListUsers(int Page = 1, int PageSize = 50, string Search = "", string? Role = null, bool? Disabled = null) : IQuery<UserList>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListUsers>
    {
        public Validator()
        {
            Include(new Paging.Rule());
            RuleFor(list => list.Search).MaximumLength(100).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListUsers, UserList>
    {
        public async Task<UserList> Handle(ListUsers query, CancellationToken cancellationToken)
        {
            var users = db.Users.AsQueryable();
            foreach (var word in SearchText.Of(query.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                users = users.Where(user => user.Search.Contains(word));
            }

            if (query.Role is { } role)
            {
                users = users.Where(user => db.UserRoles.Any(
                    given => given.UserId == user.Id && db.Roles.Any(known => known.Id == given.RoleId && known.Name == role)));
            }

            if (query.Disabled is { } disabled)
            {
                users = disabled
                    ? users.Where(user => user.LockoutEnd == UserDesk.ForEver)
                    : users.Where(user => user.LockoutEnd == null || user.LockoutEnd != UserDesk.ForEver);
            }

            return new UserList(
                await db.UserRows(users).OrderBy(user => user.UserName).PageOf(query).ToListAsync(cancellationToken),
                await users.CountAsync(cancellationToken));
        }
    }
}

/// <summary>A page of users.</summary>
/// <param name="Users">The page.</param>
/// <param name="Total">How many there are on all pages together.</param>
public sealed record UserList(IReadOnlyList<UserRow> Users, int Total);

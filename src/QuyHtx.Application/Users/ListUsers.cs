using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Danh sách người dùng, by user name.</summary>
/// <param name="Page">Trang, from 1.</param>
/// <param name="PageSize">Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</param>
[Needs(Permission.ManageUsers)]
public sealed record ListUsers(int Page = 1, int PageSize = 50) : IQuery<UserList>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListUsers>
    {
        public Validator() => Include(new Paging.Rule());
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListUsers, UserList>
    {
        public async Task<UserList> Handle(ListUsers query, CancellationToken cancellationToken) => new(
            await db.UserRows().OrderBy(user => user.UserName).PageOf(query).ToListAsync(cancellationToken),
            await db.Users.CountAsync(cancellationToken));
    }
}

/// <summary>A page of users.</summary>
/// <param name="Users">The page.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record UserList(IReadOnlyList<UserRow> Users, int Total);

using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Users;

/// <summary>Danh sách người dùng, by user name.</summary>
/// <param name="Page">Trang, from 1.</param>
/// <param name="PageSize">Số dòng một trang.</param>
[Needs(Permission.ManageUsers)]
public sealed record ListUsers(int Page = 1, int PageSize = 50) : IQuery<UserList>
{
    internal sealed class Validator : AbstractValidator<ListUsers>
    {
        public Validator()
        {
            RuleFor(query => query.Page).GreaterThan(0).WithErrorCode("page-out-of-range");
            RuleFor(query => query.PageSize).InclusiveBetween(1, 200).WithErrorCode("page-out-of-range");
        }
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListUsers, UserList>
    {
        public async Task<UserList> Handle(ListUsers query, CancellationToken cancellationToken) => new(
            await db.UserRows().OrderBy(user => user.UserName).Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).ToListAsync(cancellationToken),
            await db.Users.CountAsync(cancellationToken));
    }
}

/// <summary>A page of users.</summary>
/// <param name="Users">The page.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record UserList(IReadOnlyList<UserRow> Users, int Total);

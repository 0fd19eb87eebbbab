using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Application.Policies;

/// <summary>Các phiên bản chính sách cho vay, the latest first, with the one in force on the business date marked.</summary>
/// <param name="Page">Trang, from 1.</param>
/// <param name="PageSize">Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</param>
[Needs(Permission.ReadFund)]
public sealed record ListPolicies(int Page = 1, int PageSize = 50) : IQuery<PolicyList>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListPolicies>
    {
        public Validator() => Include(new Paging.Rule());
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListPolicies, PolicyList>
    {
        public async Task<PolicyList> Handle(ListPolicies list, CancellationToken cancellationToken)
        {
            var today = await db.BusinessDateAsync(cancellationToken);
            var versions = db.Policies.AsNoTracking();
            var page = await versions.OrderByDescending(version => version.EffectiveFrom).PageOf(list)
                .Select(version => new PolicyVersion(
                    version.Id,
                    version.EffectiveFrom,
                    version.EffectiveFrom <= today
                        && !db.Policies.Any(later => later.EffectiveFrom <= today && later.EffectiveFrom > version.EffectiveFrom),
                    version.Basis,
                    version.Limits,
                    version.Repayment,
                    version.DebtGroups))
                .ToListAsync(cancellationToken);
            return new PolicyList(today, page, await versions.CountAsync(cancellationToken));
        }
    }
}

/// <summary>A page of the versions of the lending policy.</summary>
/// <param name="BusinessDate">Ngày nghiệp vụ.</param>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many there are on all pages together.</param>
public sealed record PolicyList(LocalDate BusinessDate, IReadOnlyList<PolicyVersion> Rows, int Total);

/// <summary>Một phiên bản chính sách cho vay.</summary>
/// <param name="Id">The version.</param>
/// <param name="EffectiveFrom">Ngày hiệu lực.</param>
/// <param name="InForce">Đang có hiệu lực on the business date.</param>
/// <param name="Basis">Căn cứ.</param>
/// <param name="Limits">Giới hạn.</param>
/// <param name="Repayment">Quy tắc thu nợ.</param>
/// <param name="DebtGroups">Bảng phân loại nợ.</param>
public sealed record PolicyVersion(
    Guid Id, LocalDate EffectiveFrom, bool InForce, string Basis, LendingLimits Limits, RepaymentRules Repayment, string DebtGroups);

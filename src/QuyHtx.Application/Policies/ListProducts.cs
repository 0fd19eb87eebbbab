using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Policies;

/// <summary>Danh sách sản phẩm cho vay by code, of each its versions with the latest first; those in force on the business date are marked.</summary>
/// <param name="Code">Mã sản phẩm, or all.</param>
/// <param name="InForceOnly">Only what can be applied for on the business date.</param>
/// <param name="Page">Trang, from 1.</param>
/// <param name="PageSize">Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</param>
[Needs(Permission.ReadFund)]
public sealed record ListProducts(string? Code = null, bool InForceOnly = false, int Page = 1, int PageSize = 50) : IQuery<ProductList>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListProducts>
    {
        public Validator() => Include(new Paging.Rule());
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListProducts, ProductList>
    {
        public async Task<ProductList> Handle(ListProducts list, CancellationToken cancellationToken)
        {
            var today = await db.BusinessDateAsync(cancellationToken);
            var versions = db.Products.AsNoTracking().Select(version => new
            {
                Product = version,
                InForce = version.EffectiveFrom <= today && !db.Products.Any(later =>
                    later.Code == version.Code && later.EffectiveFrom <= today && later.EffectiveFrom > version.EffectiveFrom),
            });
            if (list.Code is { } code)
            {
                versions = versions.Where(version => version.Product.Code == code);
            }

            if (list.InForceOnly)
            {
                versions = versions.Where(version => version.InForce);
            }

            var page = await versions.OrderBy(version => version.Product.Code).ThenByDescending(version => version.Product.EffectiveFrom).PageOf(list)
                .Select(version => new ProductVersion(
                    version.Product.Id,
                    version.Product.Code,
                    version.Product.Name,
                    version.Product.EffectiveFrom,
                    version.InForce,
                    version.Product.Rate,
                    version.Product.LeastAmount,
                    version.Product.MostAmount,
                    version.Product.MostMonths,
                    version.Product.MostGraceMonths,
                    version.Product.Methods))
                .ToListAsync(cancellationToken);
            return new ProductList(today, page, await versions.CountAsync(cancellationToken));
        }
    }
}

/// <summary>A page of the versions of products.</summary>
/// <param name="BusinessDate">Ngày nghiệp vụ.</param>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many there are on all pages together.</param>
public sealed record ProductList(LocalDate BusinessDate, IReadOnlyList<ProductVersion> Rows, int Total);

/// <summary>Một phiên bản sản phẩm cho vay.</summary>
/// <param name="Id">The version; an application names it.</param>
/// <param name="Code">Mã.</param>
/// <param name="Name">Tên.</param>
/// <param name="EffectiveFrom">Ngày hiệu lực.</param>
/// <param name="InForce">Đang có hiệu lực on the business date.</param>
/// <param name="Rate">Lãi suất.</param>
/// <param name="LeastAmount">Mức vay tối thiểu.</param>
/// <param name="MostAmount">Mức vay tối đa.</param>
/// <param name="MostMonths">Thời hạn tối đa, months.</param>
/// <param name="MostGraceMonths">Ân hạn tối đa, months.</param>
/// <param name="Methods">Phương thức trả gốc được dùng.</param>
public sealed record ProductVersion(
    Guid Id, string Code, string Name, LocalDate EffectiveFrom, bool InForce, InterestRate Rate, Dong LeastAmount, Dong MostAmount, int MostMonths,
    int MostGraceMonths, IReadOnlyList<RepaymentMethod> Methods);

using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Application.Policies;

/// <summary>Ban hành sản phẩm cho vay: a version of a product in force from a day that has not been closed.</summary>
/// <param name="CommandId">The key, and the version's id.</param>
/// <param name="Code">Mã.</param>
/// <param name="Name">Tên.</param>
/// <param name="EffectiveFrom">Ngày hiệu lực.</param>
/// <param name="Rate">Lãi suất.</param>
/// <param name="LeastAmount">Mức vay tối thiểu.</param>
/// <param name="MostAmount">Mức vay tối đa.</param>
/// <param name="MostMonths">Thời hạn tối đa.</param>
/// <param name="MostGraceMonths">Ân hạn tối đa.</param>
/// <param name="Methods">Phương thức trả gốc.</param>
[Needs(Permission.SetPolicy)]
public sealed record DefineProduct(
    Guid CommandId, string Code, string Name, LocalDate EffectiveFrom, InterestRate Rate, Dong LeastAmount, Dong MostAmount, int MostMonths,
    int MostGraceMonths, IReadOnlyList<RepaymentMethod> Methods) : ICommand<Created>
{
    internal sealed class Handler(FundDbContext db) : IRequestHandler<DefineProduct, Created>
    {
        public async Task<Created> Handle(DefineProduct product, CancellationToken cancellationToken)
        {
            var others = db.Products.Where(version => version.Code == product.Code).Select(version => version.EffectiveFrom);
            await EffectiveDates.CheckAsync(db, product.EffectiveFrom, others, cancellationToken);
            db.Products.Add(new LoanProduct(
                product.CommandId, product.Code, product.Name, product.EffectiveFrom, product.Rate, product.LeastAmount, product.MostAmount,
                product.MostMonths, product.MostGraceMonths, product.Methods));
            return new Created(product.CommandId);
        }
    }
}

using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Fund;

/// <summary>Lập Quỹ: begins the books of a fund on its first business date. Once in the life of a database.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="Name">Tên Quỹ.</param>
/// <param name="Province">Tỉnh, thành phố.</param>
/// <param name="BusinessDate">Ngày nghiệp vụ đầu tiên.</param>
/// <param name="CapitalTarget">Mục tiêu vốn.</param>
/// <param name="CapitalTargetOn">Ngày đạt mục tiêu.</param>
[Needs(Permission.RunSystem)]
public sealed record FoundFund(
    Guid CommandId, string Name, string Province, LocalDate BusinessDate, Dong CapitalTarget, LocalDate CapitalTargetOn) : ICommand<Done>
{
    internal sealed class Validator : AbstractValidator<FoundFund>
    {
        public Validator()
        {
            RuleFor(fund => fund.Name).NotEmpty().WithErrorCode("text-missing");
            RuleFor(fund => fund.Province).NotEmpty().WithErrorCode("text-missing");
            RuleFor(fund => fund.CapitalTarget).Must(target => target > Dong.Zero).WithErrorCode("amount-not-positive");
        }
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<FoundFund, Done>
    {
        public async Task<Done> Handle(FoundFund fund, CancellationToken cancellationToken)
        {
            if (await db.Funds.AnyAsync(cancellationToken))
            {
                throw new RuleViolationException(new("fund-founded-already", null));
            }

            db.Funds.Add(new FundState
            {
                Name = fund.Name,
                Province = fund.Province,
                BusinessDate = fund.BusinessDate,
                CapitalTarget = fund.CapitalTarget,
                CapitalTargetOn = fund.CapitalTargetOn,
            });
            db.Accounts.AddRange(ChartOfAccounts.Circular99.Accounts);
            return Done.Answer;
        }
    }
}

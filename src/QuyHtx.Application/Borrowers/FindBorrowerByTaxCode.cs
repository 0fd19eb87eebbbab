using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Borrowers;

/// <summary>Ai có mã số thuế này, however it is written.</summary>
/// <param name="TaxCode">Mã số thuế.</param>
[Needs(Permission.ReadFund)]
public sealed record FindBorrowerByTaxCode(string TaxCode) : IQuery<BorrowerWithTaxCode>
{
    internal sealed class Validator : AbstractValidator<FindBorrowerByTaxCode>
    {
        public Validator() => RuleFor(query => query.TaxCode).MaximumLength(20).WithErrorCode("text-too-long");
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<FindBorrowerByTaxCode, BorrowerWithTaxCode>
    {
        public async Task<BorrowerWithTaxCode> Handle(FindBorrowerByTaxCode query, CancellationToken cancellationToken)
        {
            var digits = Domain.Borrowers.TaxCode.DigitsOf(query.TaxCode);
            return await db.Borrowers.AsNoTracking()
                .Where(borrower => EF.Property<string?>(borrower, BorrowerMapping.TaxDigitsColumn) == digits)
                .Select(borrower => new BorrowerWithTaxCode(borrower.Id, borrower.Profile.Name))
                .FirstOrDefaultAsync(cancellationToken) ?? new BorrowerWithTaxCode(null, "");
        }
    }
}

/// <summary>Whoever has a tax code.</summary>
/// <param name="BorrowerId">The borrower; null where nobody has it.</param>
/// <param name="Name">Its name.</param>
public sealed record BorrowerWithTaxCode(Guid? BorrowerId, string Name);

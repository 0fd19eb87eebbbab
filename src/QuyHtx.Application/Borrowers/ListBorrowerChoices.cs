using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Borrowers;

/// <summary>Xã, phường và lĩnh vực đã dùng: what filters offer and forms propose.</summary>
[Needs(Permission.ReadFund)]
public sealed record ListBorrowerChoices : IQuery<BorrowerChoices>
{
    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListBorrowerChoices, BorrowerChoices>
    {
        public async Task<BorrowerChoices> Handle(ListBorrowerChoices query, CancellationToken cancellationToken)
        {
            var used = await db.Borrowers.AsNoTracking()
                .Select(borrower => new { borrower.Profile.Address.Commune, borrower.Profile.Address.Province, borrower.Profile.Sector })
                .Distinct()
                .ToListAsync(cancellationToken);
            return new BorrowerChoices(
                Sorted(used.Select(row => row.Commune)), Sorted(used.Select(row => row.Province)), Sorted(used.Select(row => row.Sector)));
        }

        private static IReadOnlyList<string> Sorted(IEnumerable<string> texts) =>
            [.. texts.Where(text => text.Length > 0).Distinct().OrderBy(text => SearchText.Of(text), StringComparer.Ordinal).ThenBy(text => text, StringComparer.Ordinal)];
    }
}

/// <summary>Texts that profiles already have, as they read without accents.</summary>
/// <param name="Communes">Xã, phường.</param>
/// <param name="Provinces">Tỉnh, thành phố.</param>
/// <param name="Sectors">Lĩnh vực.</param>
public sealed record BorrowerChoices(IReadOnlyList<string> Communes, IReadOnlyList<string> Provinces, IReadOnlyList<string> Sectors);

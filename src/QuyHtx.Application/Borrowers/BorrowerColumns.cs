using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Domain;
using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Application.Borrowers;

/// <summary>What stands beside a profile in columns of its own, written by the commands that write the profile.</summary>
internal static class BorrowerColumns
{
    /// <exception cref="RuleViolationException"><c>tax-code-taken</c>: another borrower has this tax code.</exception>
    public static async Task WriteAsync(FundDbContext db, Borrower borrower, CancellationToken cancellation)
    {
        var profile = borrower.Profile;
        var digits = TaxCode.DigitsOf(profile.TaxCode);
        if (digits.Length > 0 && await db.OtherWithTaxCodeAsync(borrower.Id, digits, cancellation) is { } other)
        {
            throw new RuleViolationException(new("tax-code-taken", "taxCode", profile.TaxCode, other));
        }

        var columns = db.Entry(borrower);
        columns.Property(BorrowerMapping.SearchColumn).CurrentValue =
            SearchText.Of(profile.Name, profile.TaxCode, profile.Representative, profile.Address.Commune);
        columns.Property(BorrowerMapping.TaxDigitsColumn).CurrentValue = digits.Length > 0 ? digits : null;
    }
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.Loans;

/// <summary>A loan with what lists show beside it; only ever translated to SQL, never loaded whole.</summary>
internal sealed class LoanJoin
{
    public required Loan Loan { get; init; }

    public required LoanStatus Status { get; init; }

    public required Borrower Borrower { get; init; }

    public required LoanApplication Application { get; init; }

    /// <summary>The number of the group to sort by; it is stored as a word, whose letters are in no order.</summary>
    public static readonly Expression<Func<LoanJoin, int>> GroupNumber = row =>
        row.Status.Group == DebtGroup.Standard ? 1
        : row.Status.Group == DebtGroup.Watch ? 2
        : row.Status.Group == DebtGroup.Substandard ? 3
        : row.Status.Group == DebtGroup.Doubtful ? 4 : 5;

    public static IQueryable<LoanJoin> Of(FundDbContext db, IQueryable<Loan> loans) =>
        from loan in loans
        join status in db.LoanStatuses.AsNoTracking() on loan.Id equals status.LoanId
        join borrower in db.Borrowers.AsNoTracking() on loan.BorrowerId equals borrower.Id
        join application in db.Applications.AsNoTracking() on loan.ApplicationId equals application.Id
        select new LoanJoin { Loan = loan, Status = status, Borrower = borrower, Application = application };
}

internal static class LoanSearch
{
    /// <summary>Loans of which every word that was typed stands in the contract number or in what is known of the borrower.</summary>
    public static IQueryable<LoanJoin> Found(this IQueryable<LoanJoin> loans, string typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return loans;
        }

        var words = SearchText.Of(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? loans.Where(_ => false) : words.Aggregate(loans, (found, word) =>
        {
            var ofNumber = word.ToUpperInvariant();
            return found.Where(row =>
                row.Loan.ContractNumber.Contains(ofNumber) || EF.Property<string>(row.Borrower, BorrowerMapping.SearchColumn).Contains(word));
        });
    }
}

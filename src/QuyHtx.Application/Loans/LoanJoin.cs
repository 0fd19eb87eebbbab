using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Loans;

/// <summary>A loan with what lists show beside it; only ever translated to SQL, never loaded whole.</summary>
internal sealed class LoanJoin
{
    public required Loan Loan { get; init; }

    public required LoanStatus Status { get; init; }

    public required Borrower Borrower { get; init; }

    public required LoanApplication Application { get; init; }

    public static IQueryable<LoanJoin> Of(FundDbContext db, IQueryable<Loan> loans) =>
        from loan in loans
        join status in db.LoanStatuses.AsNoTracking() on loan.Id equals status.LoanId
        join borrower in db.Borrowers.AsNoTracking() on loan.BorrowerId equals borrower.Id
        join application in db.Applications.AsNoTracking() on loan.ApplicationId equals application.Id
        select new LoanJoin { Loan = loan, Status = status, Borrower = borrower, Application = application };
}

internal static class LoanSearch
{
    /// <summary>Loans whose contract number or borrower holds what was typed.</summary>
    public static IQueryable<LoanJoin> Found(this IQueryable<LoanJoin> loans, string typed)
    {
        var text = SearchText.Of(typed);
        var number = typed.Trim().ToUpperInvariant();
        return number.Length == 0 ? loans : loans.Where(row =>
            row.Loan.ContractNumber.Contains(number)
            || (text != "" && EF.Property<string>(row.Borrower, BorrowerMapping.SearchColumn).Contains(text)));
    }
}

using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Loans;

/// <summary>Which loans a person may read: the fund's people all, a borrower's user its own. Another's loan is as if it were not there.</summary>
internal static class LoansToRead
{
    /// <summary>The loans that a person may read.</summary>
    public static IQueryable<Loan> LoansToReadBy(this FundDbContext db, CurrentUser user)
    {
        var loans = db.Loans.AsNoTracking();
        var own = user.BorrowerId;
        return user.May(Permission.ReadFund) ? loans : loans.Where(loan => loan.BorrowerId == own);
    }

    /// <summary>A loan with all its transactions, to be replayed and not changed.</summary>
    public static async Task<Loan> LoanToReadAsync(this FundDbContext db, Guid id, CurrentUser user, CancellationToken cancellation) =>
        await db.LoansToReadBy(user).Include(loan => loan.Transactions.OrderBy(entered => entered.No)).SingleOrDefaultAsync(loan => loan.Id == id, cancellation)
            ?? throw Loaders.NotThere();

    /// <summary>A proposal.</summary>
    public static async Task<LoanProposal> ProposalAsync(this FundDbContext db, Guid id, CancellationToken cancellation) =>
        await db.Proposals.SingleOrDefaultAsync(proposal => proposal.Id == id, cancellation) ?? throw Loaders.NotThere();
}

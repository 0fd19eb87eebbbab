using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Papers;

/// <summary>A transaction and its loan as it was known when it had just been entered.</summary>
/// <param name="Entered">The transaction.</param>
/// <param name="Then">Its loan with nothing that was entered after it.</param>
/// <param name="Reversal">What took it back later, or null.</param>
internal sealed record TransactionThen(LoanTransaction Entered, LoanThen Then, LoanTransaction? Reversal)
{
    /// <summary>A transaction of one of these kinds. Another's is as if it were not there, and so is one of another kind.</summary>
    public static async Task<TransactionThen> OfAsync(
        FundDbContext db, CurrentUser user, Guid transactionId, IReadOnlyList<LoanTransactionKind> kinds, CancellationToken cancellation)
    {
        var entered = await db.LoanTransactions.AsNoTracking()
            .Where(transaction => transaction.Id == transactionId && kinds.Contains(transaction.Kind)).SingleOrDefaultAsync(cancellation)
                ?? throw Loaders.NotThere();
        var loan = await db.LoanToReadAsync(entered.LoanId, user, cancellation);
        var then = await LoanThen.OnAsync(db, user, loan.Id, entered.EnteredOn, cancellation);
        return new TransactionThen(
            entered,
            then with { Loan = loan.WithHistory(loan.Transactions.Where(other => other.No <= entered.No)) },
            loan.Transactions.SingleOrDefault(other => other.ReversesId == entered.Id));
    }
}

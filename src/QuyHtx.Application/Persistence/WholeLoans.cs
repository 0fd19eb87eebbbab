using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Persistence;

/// <summary>Whole loans with their transactions, to be replayed and not changed, ordered by contract number; and those that cannot be read.</summary>
/// <param name="Loans">Those read.</param>
/// <param name="Unreadable">Those whose stored text means nothing: somebody has been at it, or a disk has failed.</param>
public sealed record WholeLoans(IReadOnlyList<Loan> Loans, IReadOnlyList<UnreadableLoan> Unreadable)
{
    /// <summary>
    /// Reads a set of loans in two reads, one of the loans and one of their transactions: half the time that an Include takes. Where one of
    /// them cannot be read the set is read in halves, again and again, until that one stands alone and all the others are there.
    /// </summary>
    public static async Task<WholeLoans> ReadAsync(FundDbContext db, IQueryable<Loan> loans, CancellationToken cancellation)
    {
        var reader = new Reader(db, loans.AsNoTracking().OrderBy(loan => loan.ContractNumber), cancellation);
        await reader.ReadAllAsync();
        return new WholeLoans(reader.Loans, reader.Unreadable);
    }

    private sealed class Reader(FundDbContext db, IQueryable<Loan> ordered, CancellationToken cancellation)
    {
        public List<Loan> Loans { get; } = [];

        public List<UnreadableLoan> Unreadable { get; } = [];

        public async Task ReadAllAsync()
        {
            try
            {
                Loans.AddRange(await WholeAsync(ordered));
            }
            catch (Exception problem) when (IsOfTheData(problem))
            {
                await HalveAsync(0, await ordered.CountAsync(cancellation));
            }
        }

        private async Task HalveAsync(int from, int count)
        {
            foreach (var (start, some) in new[] { (from, count / 2), (from + (count / 2), count - (count / 2)) }.Where(half => half.Item2 > 0))
            {
                var part = ordered.Skip(start).Take(some);
                try
                {
                    Loans.AddRange(await WholeAsync(part));
                }
                catch (Exception problem) when (IsOfTheData(problem))
                {
                    if (some > 1)
                    {
                        await HalveAsync(start, some);
                    }
                    else
                    {
                        var one = await part.Select(loan => new { loan.Id, loan.ContractNumber, loan.BorrowerId }).SingleAsync(cancellation);
                        Unreadable.Add(new UnreadableLoan(one.Id, one.ContractNumber, one.BorrowerId, new("loan-unreadable", null, problem.Message)));
                    }
                }
            }
        }

        private async Task<IEnumerable<Loan>> WholeAsync(IQueryable<Loan> some)
        {
            var loans = await some.ToListAsync(cancellation);
            var transactions = await db.LoanTransactions.AsNoTracking().Where(entered => some.Any(loan => loan.Id == entered.LoanId))
                .OrderBy(entered => entered.LoanId).ThenBy(entered => entered.No).ToListAsync(cancellation);
            var history = transactions.ToLookup(entered => entered.LoanId);
            return loans.Select(loan => loan.WithHistory(history[loan.Id]));
        }

        /// <summary>A database that is gone is nobody's data.</summary>
        private static bool IsOfTheData(Exception problem) => problem is not (DbException or TimeoutException or OperationCanceledException)
            && problem.InnerException is not DbException;
    }
}

/// <summary>A loan whose stored text cannot be read: who it is, its columns still tell.</summary>
/// <param name="Id">Khoản vay.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="BorrowerId">Khách hàng.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record UnreadableLoan(Guid Id, string ContractNumber, Guid BorrowerId, RuleViolation Problem);

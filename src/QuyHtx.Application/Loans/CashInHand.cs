using QuyHtx.Application.Ledger;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Loans;

/// <summary>Tiền có tại ngân hàng: a fund lends what it has, by its own books.</summary>
internal static class CashInHand
{
    /// <summary>True for what leaves the fund.</summary>
    public static bool IsPaidOut(LoanTransactionKind kind) => kind is LoanTransactionKind.Disbursement or LoanTransactionKind.AdvanceRefund;

    /// <summary>The balance of the bank account.</summary>
    public static async Task<Dong> OfAsync(FundDbContext db, CancellationToken cancellation) =>
        await db.BalanceAsync((await db.ChartAsync(cancellation))[AccountUse.Bank], cancellation);

    /// <summary>Refuses to pay out what is not there.</summary>
    /// <exception cref="RuleViolationException"><c>cash-short</c>.</exception>
    public static async Task RefuseWithoutAsync(FundDbContext db, LoanTransaction transaction, CancellationToken cancellation)
    {
        if (IsPaidOut(transaction.Kind) && await OfAsync(db, cancellation) is var cash && cash < transaction.Amount)
        {
            throw new RuleViolationException(new("cash-short", "amount", cash, transaction.Amount));
        }
    }
}

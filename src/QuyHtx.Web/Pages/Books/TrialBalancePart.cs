using QuyHtx.Application.Ledger;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages.Books;

/// <summary>Accounts that balance among themselves, with the sum of each column.</summary>
/// <param name="Title">What they are called.</param>
/// <param name="Rows">The accounts.</param>
public sealed record TrialBalancePart(string Title, IReadOnlyList<TrialBalanceRow> Rows)
{
    public Dong OpeningDebit => Sum(row => DebitSide(row.Opening));

    public Dong OpeningCredit => Sum(row => CreditSide(row.Opening));

    public Dong Debit => Sum(row => row.Debit);

    public Dong Credit => Sum(row => row.Credit);

    public Dong ClosingDebit => Sum(row => DebitSide(row.Closing));

    public Dong ClosingCredit => Sum(row => CreditSide(row.Closing));

    /// <summary>Cân: debits are credits, before, in and after the period.</summary>
    public bool IsBalanced => OpeningDebit == OpeningCredit && Debit == Credit && ClosingDebit == ClosingCredit;

    /// <summary>A balance on the debit side.</summary>
    public static Dong DebitSide(Dong balance) => Dong.Max(balance, Dong.Zero);

    /// <summary>A balance on the credit side.</summary>
    public static Dong CreditSide(Dong balance) => Dong.Max(Dong.Zero - balance, Dong.Zero);

    private Dong Sum(Func<TrialBalanceRow, Dong> figure) => Rows.Aggregate(Dong.Zero, (sum, row) => sum + figure(row));
}

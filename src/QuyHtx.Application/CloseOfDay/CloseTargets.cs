using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.CloseOfDay;

/// <summary>Số dư phải có cuối ngày: where a close brings the accounts that change by the mere passing of days.</summary>
internal static class CloseTargets
{
    /// <summary>The balance each account is to have, from all loans together.</summary>
    public static IReadOnlyDictionary<AccountUse, Dong> Of(IReadOnlyList<LoanAtClose> loans) => new Dictionary<AccountUse, Dong>
    {
        [AccountUse.LoansOverdue] = Sum(loans.Where(loan => loan.IsOnBalance), loan => loan.OverduePrincipal),
        [AccountUse.InterestReceivable] = Sum(loans.Where(AccruesIntoIncome), loan => loan.UnpaidInterest),
        [AccountUse.InterestOffBalance] = Sum(loans.Where(loan => !AccruesIntoIncome(loan)), loan => loan.UnpaidInterest),
    };

    /// <summary>Circular 52/2022/TT-BTC art. 5: interest of group-1 loans is income as it accrues.</summary>
    public static bool AccruesIntoIncome(LoanAtClose loan) => loan.IsOnBalance && loan.Status.Group == DebtGroup.Standard;

    private static Dong Sum(IEnumerable<LoanAtClose> loans, Func<LoanAtClose, Dong> figure) =>
        loans.Aggregate(Dong.Zero, (sum, loan) => sum + figure(loan));
}

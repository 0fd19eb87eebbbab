using NodaTime;
using QuyHtx.Application.Tests.CloseOfDay;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Ledger;

/// <summary>Books with something of everything: loans paid on time, late, ahead and not at all, a late entry, a write-off with a recovery, and closed days.</summary>
internal static class LedgerLife
{
    /// <summary>The last day closed.</summary>
    public static readonly LocalDate LastClosed = new(2026, 4, 30);

    private static readonly LoanTerms Monthly = new()
    {
        Rate = new InterestRate(0.5m, RateUnit.PercentPerMonth),
        TermMonths = 12,
        Method = RepaymentMethod.EqualPrincipal,
        InterestEveryMonths = 1,
        PrincipalEveryMonths = 1,
    };

    public static async Task<TestFund> OfAsync(DatabaseProvider provider, Func<TestFund, Task>? first = null)
    {
        var fund = await TestFund.FoundedAsync(provider);
        await (first?.Invoke(fund) ?? Task.CompletedTask);
        var loans = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            loans.Add(await fund.SignedLoan(Monthly, new Dong(600_000_000)));
            await fund.Enter(loans[i], LoanTransactionKind.Disbursement, 600_000_000);
        }

        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 4));
        await fund.Enter(loans[0], LoanTransactionKind.Repayment, 53_057_534);
        await fund.Enter(loans[1], LoanTransactionKind.Repayment, 60_000_000);
        await fund.Enter(loans[2], LoanTransactionKind.Prepayment, 200_000_000);
        await Closer.CloseAsync(fund, new LocalDate(2026, 3, 20));
        await fund.Enter(loans[3], LoanTransactionKind.Repayment, 20_000_000, new LocalDate(2026, 3, 10));
        await Closer.CloseAsync(fund, new LocalDate(2026, 4, 10));
        await fund.Enter(loans[4], LoanTransactionKind.WriteOff, 0);
        await Closer.CloseAsync(fund, new LocalDate(2026, 4, 20));
        await fund.Enter(loans[4], LoanTransactionKind.Repayment, 30_000_000);
        await Closer.CloseAsync(fund, LastClosed);
        await fund.Enter(loans[3], LoanTransactionKind.Repayment, 40_000_000);
        return fund;
    }
}

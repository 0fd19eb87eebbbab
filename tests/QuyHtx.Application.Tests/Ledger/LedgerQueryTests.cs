using NodaTime;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Tests.CloseOfDay;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Ledger;

public sealed class LedgerQueryTests
{
    private static readonly LocalDate First = TestFund.FirstDay;

    private static readonly LoanTerms TwoYears = new()
    {
        Rate = new InterestRate(0.4m, RateUnit.PercentPerMonth),
        TermMonths = 24,
        Method = RepaymentMethod.EqualPrincipal,
        InterestEveryMonths = 3,
        PrincipalEveryMonths = 6,
    };

    [Theory]
    [OnEveryDatabase]
    public async Task The_trial_balance_shows_every_account_before_in_and_after_a_period(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await Lend(fund);
        await Closer.CloseAsync(fund, First.PlusDays(1));

        var rows = await fund.Send(new TrialBalance(First.PlusDays(1), First.PlusDays(1)), Person.Auditor);

        // 20 tỷ of capital less 500 triệu lent on the first day; 65,753 and 65,754 accrued on the first and second.
        Assert.Equal(
            [
                "112 19.500.000.000 0 0 19.500.000.000", "12831 500.000.000 0 0 500.000.000", "1388 65.753 65.754 0 131.507",
                "4111 -20.000.000.000 0 0 -20.000.000.000", "515 -65.753 0 65.754 -131.507",
            ],
            rows.Where(row => !row.Closing.IsZero).Select(row => $"{row.Code} {row.Opening} {row.Debit} {row.Credit} {row.Closing}"));
        Assert.Equal(13, rows.Count);
        Assert.Equal(Dong.Zero, rows.Aggregate(Dong.Zero, (sum, row) => sum + row.Closing));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => fund.Send(new TrialBalance(First, First.PlusDays(-1)), Person.Auditor));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_journal_is_listed_by_day_account_kind_and_loan_in_pages_with_totals(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await Lend(fund);
        await Closer.CloseAsync(fund, First.PlusDays(2));

        var all = await fund.Send(new ListJournal(PageSize: 2, Page: 2), Person.Auditor);
        Assert.Equal((5, new Dong(20_500_000_000 + 197_260), "3 4"), (all.Count, all.Total, string.Join(' ', all.Rows.Select(row => row.No))));
        var ofLoan = Assert.Single((await fund.Send(new ListJournal(LoanId: loanId), Person.Auditor)).Rows);
        Assert.Equal(("HD-2026-0001", 2), (ofLoan.ContractNumber, ofLoan.Lines.Count));
        Assert.Equal(3, (await fund.Send(new ListJournal(Kind: EntryKind.Accrual), Person.Auditor)).Count);
        Assert.Equal(ofLoan.Id, Assert.Single((await fund.Send(new ListJournal(No: ofLoan.No), Person.Auditor)).Rows).Id);
        Assert.Equal(ofLoan.Id, Assert.Single((await fund.Send(new ListJournal(Contract: "hd-2026"), Person.Auditor)).Rows).Id);
        Assert.Equal("5 4", string.Join(' ', (await fund.Send(new ListJournal(LatestFirst: true, PageSize: 2), Person.Auditor)).Rows.Select(row => row.No)));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => fund.Send(new ListJournal(First, First.PlusDays(-1)), Person.Auditor));
        Assert.Equal(2, (await fund.Send(new ListJournal(Account: "112"), Person.Auditor)).Count);
        Assert.Equal(1, (await fund.Send(new ListJournal(First.PlusDays(1), First.PlusDays(1)), Person.Auditor)).Count);
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => fund.Send(new ListJournal(Page: 0), Person.Auditor));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task An_account_is_read_line_by_line_with_the_balance_after_each(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await Lend(fund);
        await Closer.CloseAsync(fund, First.PlusDays(3));

        var page = await fund.Send(new AccountLedger("1388", First.PlusDays(1), First.PlusDays(3), Page: 2, PageSize: 2), Person.Auditor);

        // 65,753.42 a day, rounded as a whole: 65,753, 131,507, 197,260, 263,014.
        Assert.Equal((new Dong(65_753), new Dong(197_261), 3, new Dong(263_014)), (page.Opening, page.Debit, page.Count, page.Closing));
        var row = Assert.Single(page.Rows);
        Assert.Equal((new Dong(65_754), new Dong(263_014)), (row.Debit, row.Balance));
        Assert.Equal(("515", null), (Assert.Single(row.OtherAccounts), row.ContractNumber));
        Assert.Equal("HD-2026-0001", Assert.Single((await fund.Send(new AccountLedger("12831", First, First), Person.Auditor)).Rows).ContractNumber);
        Assert.Equal(0, (await fund.Send(new AccountLedger("711", First, First), Person.Auditor)).Count);
        Assert.Equal("account-unknown", (await Assert.ThrowsAsync<RuleViolationException>(
            () => fund.Send(new AccountLedger("999", First, First), Person.Auditor))).Violation.Code);
    }

    private static async Task<Guid> Lend(TestFund fund)
    {
        var loanId = await fund.SignedLoan(TwoYears, new Dong(500_000_000));
        await fund.Enter(loanId, LoanTransactionKind.Disbursement, 500_000_000);
        return loanId;
    }
}

using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Tests.Loans;

namespace QuyHtx.Domain.Tests.Ledger;

/// <summary>What a loan of 100 million in five equal parts from 15/1/2026 posts.</summary>
public sealed class LoanPostingsTests
{
    private static readonly ChartOfAccounts Chart = ChartOfAccounts.Circular99;

    private static readonly Loan Loan = MakeLoan.Running();

    [Fact]
    public void A_disbursement_moves_money_into_loans_in_term() => Assert.Equal(
        ["112 C 100.000.000", "12831 N 100.000.000"], Shown(LoanPostings.Between(LoanBooks.Empty, Books("2026-01-15"), Chart, true)));

    [Fact]
    public void A_payment_of_an_overdue_row_lowers_both_accounts_as_they_were_and_its_interest_what_was_accrued()
    {
        // 20.352.868 on 1/3 is all that is owed: 20 million overdue, 42.000 + 310.000 + 868 of interest.
        var after = Books("2026-03-01", Make.Received("2026-03-01", 20_352_868));

        Assert.Equal(
            ["112 N 20.352.868", "12832 C 20.000.000", "1388 C 352.868"], Shown(LoanPostings.Between(Books("2026-03-01"), after, Chart, true)));
        Assert.Equal(
            ["112 N 20.352.868", "12832 C 20.000.000", "515 C 352.868"], Shown(LoanPostings.Between(Books("2026-03-01"), after, Chart, false)));
    }

    [Fact]
    public void What_is_not_owed_yet_is_an_advance() => Assert.Equal(
        ["112 N 5.000.000", "3388 C 5.000.000"],
        Shown(LoanPostings.Between(Books("2026-01-20"), Books("2026-01-20", Make.Received("2026-01-20", 5_000_000)), Chart, true)));

    [Fact]
    public void A_waiver_moves_no_money_and_posts_nothing() => Assert.Empty(Shown(LoanPostings.Between(
        Books("2026-03-01"), Books("2026-03-01", new InterestWaiver(Make.Day("2026-03-01"), new Dong(352_868))), Chart, true)));

    [Fact]
    public void A_restructuring_takes_overdue_principal_back_into_term() => Assert.Equal(
        ["12831 N 20.000.000", "12832 C 20.000.000"],
        Shown(LoanPostings.Between(
            Books("2026-03-01"),
            Books("2026-03-01", new Restructuring(Make.Day("2026-03-01"), Make.Terms(RepaymentMethod.Bullet, 6))),
            Chart,
            true)));

    [Fact]
    public void A_write_off_uses_a_provision_and_is_followed_beside_the_books() => Assert.Equal(
        [
            "6426 N 100.000.000", "2293 C 100.000.000", "2293 N 100.000.000", "12831 C 80.000.000", "12832 C 20.000.000", "N02 N 100.000.000",
            "N99 C 100.000.000",
        ],
        Shown(LoanPostings.WriteOff(Books("2026-03-01"), Chart)));

    [Fact]
    public void A_recovery_is_other_income_and_lowers_what_is_followed_beside_the_books()
    {
        // 20.100.000: 20 million of principal, 100.000 of interest.
        var after = Books("2026-03-01", Make.Received("2026-03-01", 20_100_000));

        Assert.Equal(
            ["112 N 20.100.000", "711 C 20.100.000", "N02 C 20.000.000", "N99 N 20.000.000"],
            Shown(LoanPostings.BetweenWrittenOff(Books("2026-03-01"), after, Chart)));
    }

    [Fact]
    public void Whatever_happens_its_entry_balances_and_the_way_back_is_its_mirror() => EveryLife.Keeps(loan =>
    {
        var events = loan.EventsWithRelief();
        var before = LoanBooks.Of(LoanReplay.AsOf(loan.Contract, [.. events.Take(1)], loan.AsOf), events.Take(1));
        var after = LoanBooks.Of(LoanReplay.AsOf(loan.Contract, events, loan.AsOf), events);

        foreach (var accrues in new[] { true, false })
        {
            AssertMirrored(
                LoanPostings.Between(before, after, Chart, accrues), LoanPostings.Between(after, before, Chart, accrues));
        }

        AssertMirrored(
            LoanPostings.BetweenWrittenOff(before, after, Chart), LoanPostings.BetweenWrittenOff(after, before, Chart));
        AssertBalanced(LoanPostings.WriteOff(after, Chart));
    });

    private static LoanBooks Books(string date, params LoanEvent[] more)
    {
        IReadOnlyList<LoanEvent> events = [.. Loan.Events, .. more];
        return LoanBooks.Of(LoanReplay.AsOf(Loan.Contract(MakeLoan.Calendar), events, Make.Day(date)), events);
    }

    private static void AssertMirrored(IReadOnlyList<JournalLine> there, IReadOnlyList<JournalLine> back)
    {
        AssertBalanced(there);
        Assert.Equal(there.Select(line => line with { Debit = line.Credit, Credit = line.Debit }), back);
    }

    private static void AssertBalanced(IReadOnlyList<JournalLine> lines)
    {
        // On and off the balance sheet, each by itself.
        foreach (var side in lines.GroupBy(line => line.Account.StartsWith('N')))
        {
            Assert.Equal(Int128.Zero, side.Aggregate(Int128.Zero, (sum, line) => sum + line.Debit.Value - line.Credit.Value));
        }
    }

    private static IEnumerable<string> Shown(IReadOnlyList<JournalLine> lines) => lines.Where(line => line.Debit != line.Credit)
        .Select(line => line.Debit.IsZero ? $"{line.Account} C {line.Credit}" : $"{line.Account} N {line.Debit}");
}

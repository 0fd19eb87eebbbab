using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.CloseOfDay;

public sealed class CloseDayTests
{
    internal static readonly LoanTerms TwoYears = new()
    {
        Rate = new InterestRate(0.4m, RateUnit.PercentPerMonth),
        TermMonths = 24,
        Method = RepaymentMethod.EqualPrincipal,
        InterestEveryMonths = 3,
        PrincipalEveryMonths = 6,
    };

    /// <summary>Disbursed on Monday 5 January, all of it falls due on Thursday 5 February.</summary>
    internal static readonly LoanTerms OneMonth = TwoYears with
    {
        TermMonths = 1, Method = RepaymentMethod.Bullet, InterestEveryMonths = 1, PrincipalEveryMonths = 1,
    };

    [Theory]
    [OnEveryDatabase]
    public async Task Each_open_day_is_closed_once_in_order_and_accrues_to_the_dong(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await Disbursed(fund, TwoYears);
        var told = new List<LocalDate>();

        var run = await Closer.CloseAsync(fund, TestFund.FirstDay.PlusDays(1), progress: new Direct(day => told.Add(day.Date)));
        var again = await Closer.CloseAsync(fund, TestFund.FirstDay.PlusDays(1));

        Assert.Equal([TestFund.FirstDay, TestFund.FirstDay.PlusDays(1)], told);
        Assert.Equal(told, run.Closed.Select(day => day.Date));
        Assert.Equal(TestFund.FirstDay.PlusDays(2), run.BusinessDate);
        Assert.Empty(again.Closed);

        // 500,000,000 × 4.8 % / 365 = 65,753.42 a day: 65,753 after the first, 131,507 after the second.
        Assert.Equal(["1388 65.753 0", "1388 65.754 0"], await LinesOn(fund, "1388"));
        Assert.Equal(["515 0 65.753", "515 0 65.754"], await LinesOn(fund, "515"));
        var closes = await fund.Look(db => db.DayCloses.OrderBy(close => close.Date).ToListAsync());
        Assert.Equal([(DaySeal.First, 3), (closes[0].Seal, 1)], closes.Select(close => (close.PreviousSeal, close.Entries)));
        foreach (var close in closes)
        {
            var entries = await fund.Look(db => db.JournalEntries.Where(entry => entry.Date == close.Date).OrderBy(entry => entry.No).ToListAsync());
            Assert.Equal(DaySeal.Of(close.PreviousSeal, close.Date, entries), close.Seal);
        }
    }

    [Theory]
    [OnEveryDatabase]
    public async Task An_unpaid_loan_ages_takes_its_borrowers_other_loan_with_it_and_accrues_off_balance(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var late = await Disbursed(fund, OneMonth, borrower);
        var other = await Disbursed(fund, TwoYears, borrower);

        // Due on 5 February: overdue principal once that day has closed, and still in group 1 nine days later.
        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 5));
        Assert.Equal(new Dong(500_000_000), await Balance(fund, "12832"));
        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 14));
        Assert.Equal((DebtGroup.Standard, DebtGroup.Standard), await Groups(fund, other));
        Assert.Equal(Dong.Zero, await Balance(fund, "N01"));

        // Circular 14/2024: from 10 days past due a loan is in group 2, and with it every loan of the borrower.
        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 15));
        Assert.Equal((DebtGroup.Watch, DebtGroup.Watch), await Groups(fund, late));
        Assert.Equal((DebtGroup.Standard, DebtGroup.Watch), await Groups(fund, other));

        // The late loan: 31 days in term 2,038,356; overdue 500,000,000 × 7.2 % × 11/365 = 1,084,932 (5 to 15 February);
        // late payment 2,038,356 × 10 % × 11/365 = 6,143. The other: 42 days, 500,000,000 × 4.8 % × 42/365 = 2,761,644.
        Assert.Equal(Dong.Zero, await Balance(fund, "1388"));
        Assert.Equal(new Dong(2_038_356 + 1_084_932 + 6_143 + 2_761_644), await Balance(fund, "N01"));
        Assert.Equal(Dong.Zero, await Balance(fund, "515"));
        Assert.Equal(new LocalDate(2026, 2, 5), await fund.Look(db => db.LoanStatuses.Where(row => row.LoanId == late).Select(row => row.OldestUnpaidDueDate).SingleAsync()));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_loan_written_off_stays_in_group_five_with_its_borrowers_others_while_anything_is_owed(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var lost = await Disbursed(fund, TwoYears, borrower);
        var other = await Disbursed(fund, TwoYears, borrower);
        await fund.Enter(lost, LoanTransactionKind.WriteOff, 0);

        // Nothing is past due on the first day, yet it was written off.
        await Closer.CloseAsync(fund, TestFund.FirstDay);
        Assert.Equal(((DebtGroup.Loss, DebtGroup.Loss), (DebtGroup.Standard, DebtGroup.Loss)), (await Groups(fund, lost), await Groups(fund, other)));

        // One day's interest of 65,753 is owed with the principal; all of it comes back.
        await fund.Enter(lost, LoanTransactionKind.Prepayment, 500_065_753);
        await Closer.CloseAsync(fund, TestFund.FirstDay.PlusDays(1));
        Assert.Equal(
            ((DebtGroup.Standard, DebtGroup.Standard), (DebtGroup.Standard, DebtGroup.Standard)), (await Groups(fund, lost), await Groups(fund, other)));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Interest_paid_by_a_loan_in_group_one_takes_down_what_was_accrued(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await Disbursed(fund, OneMonth);
        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 4));

        // 5 February: 500,000,000 and 31 days' interest of 2,038,356 are paid on the day, all of which was accrued by the evening before.
        Assert.Equal(new Dong(2_038_356), await Balance(fund, "1388"));
        await fund.Enter(loanId, LoanTransactionKind.Repayment, 502_038_356);
        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 5));

        Assert.Equal(Dong.Zero, await Balance(fund, "1388"));
        Assert.Equal(new Dong(-2_038_356), await Balance(fund, "515"));
        Assert.Equal(LoanStage.Settled, await fund.Look(db => db.LoanStatuses.Select(row => row.Stage).SingleAsync()));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task An_advance_pays_the_row_that_falls_due_on_the_morning_of_that_day(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await Disbursed(fund, OneMonth);
        await fund.Enter(loanId, LoanTransactionKind.Repayment, 503_000_000);
        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 4));

        // The evening before all of the 2,038,356 is accrued; on the morning of 5 February the advance pays it and the principal.
        var morning = await fund.Look(db => db.JournalEntries.SingleAsync(entry => entry.Date == new LocalDate(2026, 2, 5)));
        Assert.Equal(
            ["12831 0 500.000.000", "3388 502.038.356 0", "1388 0 2.038.356"], morning.Lines.Select(line => $"{line.Account} {line.Debit} {line.Credit}"));
        Assert.Equal(loanId, morning.LoanId);
        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 6));
        Assert.Equal((Dong.Zero, new Dong(-2_038_356), new Dong(-961_644)), (await Balance(fund, "1388"), await Balance(fund, "515"), await Balance(fund, "3388")));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Each_row_is_reminded_of_on_the_days_of_the_policy_once_in_Vietnamese(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await Disbursed(fund, OneMonth);

        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 28));
        await Closer.CloseAsync(fund, new LocalDate(2026, 3, 31));

        var messages = await fund.Look(db => db.Messages.OrderBy(message => message.DayOffset).ToListAsync());
        Assert.Equal(
            [(-7, new LocalDate(2026, 1, 28)), (-3, new(2026, 2, 1)), (0, new(2026, 2, 4)), (1, new(2026, 2, 5)), (7, new(2026, 2, 11)), (30, new(2026, 3, 6))],
            messages.Select(message => (message.DayOffset, message.QueuedOn)));
        Assert.All(messages, message => Assert.Equal((MessageStatus.Queued, "htx@example.vn"), (message.Status, message.Recipient)));
        Assert.Equal("Thông báo nợ sắp đến hạn ngày 05/02/2026, hợp đồng HD-2026-0001", messages[0].Subject);
        Assert.Contains("- Nợ gốc: 500.000.000 đồng\n- Lãi trong hạn: 2.038.356 đồng\n- Cộng: 502.038.356 đồng", messages[0].Body, StringComparison.Ordinal);
        Assert.Contains("(đã quá hạn 7 ngày)", messages[4].Body, StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Two_closes_at_once_close_each_day_once(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await Disbursed(fund, TwoYears);

        await Task.WhenAll(new[] { Person.Accountant, Person.Administrator, Person.Accountant }.Select(
            person => Task.Run(() => Closer.CloseAsync(fund, TestFund.FirstDay.PlusDays(19), person))));

        Assert.Equal(20, await fund.Look(db => db.DayCloses.CountAsync()));
        Assert.Equal(TestFund.FirstDay.PlusDays(20), await fund.Look(db => db.Funds.Select(row => row.BusinessDate).SingleAsync()));
        Assert.Equal(20, (await LinesOn(fund, "1388")).Count);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task What_is_entered_between_two_days_of_a_run_is_seen_by_the_next(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await Disbursed(fund, TwoYears);
        var second = await fund.SignedLoan(TwoYears, new Dong(500_000_000));

        // The second loan is paid out when the first day has been closed, by a command of somebody else.
        var progress = new Direct(day =>
        {
            if (day.Date == TestFund.FirstDay)
            {
                fund.Send(new Application.Fund.RecordContribution(Guid.NewGuid(), Domain.Fund.CapitalSource.Members, new Dong(1), "x"), Person.Accountant)
                    .GetAwaiter().GetResult();
                fund.Enter(second, LoanTransactionKind.Disbursement, 500_000_000).GetAwaiter().GetResult();
            }
        });
        await Closer.CloseAsync(fund, TestFund.FirstDay.PlusDays(1), progress: progress);

        // 131,507 of the first, one day's 65,753 of the second.
        Assert.Equal(new Dong(131_507 + 65_753), await Balance(fund, "1388"));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Only_the_open_day_is_closed_and_only_by_who_may(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var tomorrow = TestFund.FirstDay.PlusDays(1);

        var refused = await Assert.ThrowsAsync<RuleViolationException>(
            () => fund.Send(new CloseDay(DayCloser.KeyOf(tomorrow), tomorrow), Person.Accountant));

        Assert.Equal("day-not-open", refused.Violation.Code);
        await Assert.ThrowsAsync<NotAllowedException>(() => Closer.CloseAsync(fund, tomorrow, Person.Officer));
    }

    internal static async Task<Guid> Disbursed(TestFund fund, LoanTerms terms, Guid? borrower = null)
    {
        var loanId = await fund.SignedLoan(terms, new Dong(500_000_000), borrower);
        await fund.Enter(loanId, LoanTransactionKind.Disbursement, 500_000_000);
        return loanId;
    }

    internal static Task<(DebtGroup Own, DebtGroup Group)> Groups(TestFund fund, Guid loanId) => fund.Look(async db =>
    {
        var status = await db.LoanStatuses.SingleAsync(row => row.LoanId == loanId);
        return (status.OwnGroup, status.Group);
    });

    private static Task<List<string>> LinesOn(TestFund fund, string account) => fund.Look(async db =>
    {
        var entries = await db.JournalEntries.OrderBy(entry => entry.No).ToListAsync();
        return entries.SelectMany(entry => entry.Lines).Where(line => line.Account == account).Select(line => $"{line.Account} {line.Debit} {line.Credit}").ToList();
    });

    internal static Task<Dong> Balance(TestFund fund, string account) => fund.Look(async db =>
    {
        var entries = await db.JournalEntries.ToListAsync();
        return entries.SelectMany(entry => entry.Lines).Where(line => line.Account == account)
            .Aggregate(Dong.Zero, (sum, line) => sum + line.Debit - line.Credit);
    });

    /// <summary>Progress on the spot; the framework's own hands it to another thread.</summary>
    private sealed class Direct(Action<DayClosed> told) : IProgress<DayClosed>
    {
        public void Report(DayClosed value) => told(value);
    }
}

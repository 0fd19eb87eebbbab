using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Verification;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.CloseOfDay;

/// <summary>Loans that cannot be computed or read, and what becomes of the days they keep open.</summary>
public sealed class CloseFailureTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task A_loan_that_fails_stops_its_day_alone_until_it_computes_again_or_is_set_aside_by_name(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var broken = await CloseDayTests.Disbursed(fund, CloseDayTests.TwoYears);
        await CloseDayTests.Disbursed(fund, CloseDayTests.TwoYears);
        await Damage(fund, broken, "\"termMonths\":24,", "\"termMonths\":0,");

        var stopped = await Closer.CloseAsync(fund, TestFund.FirstDay.PlusDays(3));

        var failure = Assert.Single(stopped.Failures);
        Assert.Equal(("HD-2026-0001", broken), (failure.ContractNumber, failure.LoanId));
        Assert.Equal((TestFund.FirstDay, 0), (stopped.BusinessDate, await fund.Look(db => db.DayCloses.CountAsync())));
        var row = Assert.Single(await fund.Send(new ListCloseFailures(), Person.Auditor));
        Assert.Equal((TestFund.FirstDay, failure.Error, (Guid?)null), (row.Date, row.Error, row.SetAsideBy));
        Assert.StartsWith("0 tháng", failure.Error, StringComparison.Ordinal);

        // Set aside by name: this day and those after it close without it.
        var setAside = new SetAsideFailure(Guid.NewGuid(), broken, TestFund.FirstDay, "Chờ sửa dữ liệu");
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(setAside, Person.Officer));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => fund.Send(setAside with { Reason = "" }, Person.Accountant));
        await fund.Send(setAside, Person.Accountant);
        Assert.Equal("failure-set-aside-already", (await Assert.ThrowsAsync<RuleViolationException>(
            () => fund.Send(setAside with { CommandId = Guid.NewGuid() }, Person.Accountant))).Violation.Code);
        Assert.Equal("not-there", (await Assert.ThrowsAsync<RuleViolationException>(
            () => fund.Send(setAside with { CommandId = Guid.NewGuid(), Date = TestFund.FirstDay.PlusDays(1) }, Person.Accountant))).Violation.Code);
        var without = await Closer.CloseAsync(fund, TestFund.FirstDay.PlusDays(2));
        Assert.Equal((TestFund.FirstDay.PlusDays(3), 3), (without.BusinessDate, without.Closed.Count));

        // 500,000,000 × 4.8 % × 3/365 = 197,260 of the other loan alone.
        Assert.Equal(new Dong(197_260), await CloseDayTests.Balance(fund, "1388"));
        Assert.Equal(["verify-loan-fails"], await Findings(fund));

        // Resolved: the accounts catch up by themselves with the four days of both, and the failure is listed as what was.
        await Damage(fund, broken, "\"termMonths\":0,", "\"termMonths\":24,");
        Assert.Empty(await Findings(fund));
        var resolved = await Closer.CloseAsync(fund, TestFund.FirstDay.PlusDays(3));
        Assert.Empty(resolved.Failures);
        Assert.Equal(new Dong(2 * 263_014), await CloseDayTests.Balance(fund, "1388"));
        var past = Assert.Single(await fund.Send(new ListCloseFailures(), Person.Auditor));
        Assert.Equal((TestFund.FirstDay, TestFund.FirstDay.PlusDays(3)), (past.Date, past.ResolvedOn));
        Assert.Empty(await Findings(fund));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_loan_that_cannot_even_be_read_is_named_and_keeps_no_other_from_being_told(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var late = await CloseDayTests.Disbursed(fund, CloseDayTests.OneMonth, borrower);
        var other = await CloseDayTests.Disbursed(fund, CloseDayTests.TwoYears, borrower);
        var zero = await CloseDayTests.Disbursed(fund, CloseDayTests.TwoYears);
        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 15));
        await Damage(fund, late, "{", "#");
        await Damage(fund, zero, "\"termMonths\":24,", "\"termMonths\":0,");

        var stopped = await Closer.CloseAsync(fund, new LocalDate(2026, 2, 16));

        Assert.Equal([late, zero], stopped.Failures.Select(loan => loan.LoanId));
        Assert.StartsWith("dữ liệu đã lưu của khoản vay không đọc được", stopped.Failures[0].Error, StringComparison.Ordinal);
        Assert.Equal(["verify-loan-fails", "verify-loan-fails"], (await Findings(fund)).Where(code => code == "verify-loan-fails"));

        // Both set aside: the group of the one that was late is held, and with it that of its borrower's other loan.
        foreach (var loan in stopped.Failures)
        {
            await fund.Send(new SetAsideFailure(Guid.NewGuid(), loan.LoanId, new LocalDate(2026, 2, 16), "Chờ sửa dữ liệu"), Person.Accountant);
        }

        Assert.Empty((await Closer.CloseAsync(fund, new LocalDate(2026, 2, 17))).Failures);
        Assert.Equal((DebtGroup.Standard, DebtGroup.Watch), await CloseDayTests.Groups(fund, other));
        Assert.Equal(["verify-loan-fails", "verify-loan-fails"], await Findings(fund));

        await Damage(fund, late, "#", "{");
        await Damage(fund, zero, "\"termMonths\":0,", "\"termMonths\":24,");
        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 18));
        Assert.Empty(await Findings(fund));
    }

    /// <summary>The advance test of <see cref="CloseDayTests"/>, with the loan away on the morning of 5 February when its row falls due.</summary>
    [Theory]
    [OnEveryDatabase]
    public async Task What_an_advance_paid_while_a_loan_was_set_aside_is_posted_when_it_returns(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await CloseDayTests.Disbursed(fund, CloseDayTests.OneMonth);
        await fund.Enter(loanId, LoanTransactionKind.Repayment, 503_000_000);
        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 2));
        await SetAside(fund, loanId, new LocalDate(2026, 2, 3), "\"termMonths\":1,");
        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 5));
        Assert.Equal((new Dong(500_000_000), new Dong(-503_000_000)), (await CloseDayTests.Balance(fund, "12831"), await CloseDayTests.Balance(fund, "3388")));

        await Damage(fund, loanId, "\"termMonths\":0,", "\"termMonths\":1,");
        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 6));

        // 31 days of 500,000,000 at 4.8 % are 2,038,356; of the advance 961,644 is left.
        Assert.Equal((Dong.Zero, new Dong(-961_644)), (await CloseDayTests.Balance(fund, "12831"), await CloseDayTests.Balance(fund, "3388")));
        Assert.Equal((Dong.Zero, new Dong(-2_038_356)), (await CloseDayTests.Balance(fund, "1388"), await CloseDayTests.Balance(fund, "515")));
        Assert.Empty(await Findings(fund));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_loan_that_is_set_aside_keeps_no_holiday_off_the_list_and_has_the_new_dates_when_it_returns(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await CloseDayTests.Disbursed(fund, CloseDayTests.TwoYears);
        await SetAside(fund, loanId, TestFund.FirstDay, "\"termMonths\":24,");
        await Closer.CloseAsync(fund, TestFund.FirstDay);

        // 5 April is a Sunday; the first row falls due on the 6th, or on the 7th once the 6th is off.
        await fund.Send(new SetHolidays(Guid.NewGuid(), 2026, [new HolidayOfYear(new LocalDate(2026, 4, 6), "Nghỉ bù")]), Person.Administrator);
        Assert.Equal(new LocalDate(2026, 4, 6), await FirstPlanned(fund));
        await Damage(fund, loanId, "\"termMonths\":0,", "\"termMonths\":24,");
        await Closer.CloseAsync(fund, TestFund.FirstDay.PlusDays(1));

        Assert.Equal(new LocalDate(2026, 4, 7), await FirstPlanned(fund));
        Assert.Empty(await Findings(fund));
    }

    private static Task<LocalDate> FirstPlanned(TestFund fund) => fund.Look(db => db.PlannedRows.OrderBy(row => row.No).Select(row => row.DueDate).FirstAsync());

    /// <summary>Makes a loan one that cannot be computed, and sets it aside on the day it keeps open.</summary>
    private static async Task SetAside(TestFund fund, Guid loanId, LocalDate on, string months)
    {
        await Damage(fund, loanId, months, "\"termMonths\":0,");
        Assert.Equal([loanId], (await Closer.CloseAsync(fund, on)).Failures.Select(loan => loan.LoanId));
        await fund.Send(new SetAsideFailure(Guid.NewGuid(), loanId, on, "Chờ sửa dữ liệu"), Person.Accountant);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Failures_are_recorded_only_by_who_may_close_days(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var record = new RecordCloseFailures(Guid.NewGuid(), TestFund.FirstDay, [new FailedLoan(Guid.NewGuid(), "HD-2026-0001", "lỗi")]);

        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(record, Person.Officer));
        Assert.Empty(await fund.Send(new ListCloseFailures(), Person.Accountant));
    }

    /// <summary>Behind the application's back: other words in the stored terms.</summary>
    private static Task<int> Damage(TestFund fund, Guid loanId, string words, string others) => fund.Look(db => db.Database.ExecuteSqlAsync(
        $"UPDATE loans SET terms = REPLACE(terms, {words}, {others}) WHERE id = {loanId}"));

    private static async Task<IReadOnlyList<string>> Findings(TestFund fund) =>
        [.. (await fund.Send(new VerifyBooks(), Person.Auditor)).Findings.Select(finding => finding.Code)];
}

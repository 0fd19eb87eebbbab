using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Verification;
using QuyHtx.Domain;
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

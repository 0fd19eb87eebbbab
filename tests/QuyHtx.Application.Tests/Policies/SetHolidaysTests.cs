using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Language;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Policies;
using QuyHtx.Application.Tests.CloseOfDay;
using QuyHtx.Application.Tests.Loans;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;
using static QuyHtx.Application.Tests.Policies.HolidayDesk;

namespace QuyHtx.Application.Tests.Policies;

/// <summary>The loan of most tests is that of <see cref="Serving"/>: 100 million on 5/1/2026, five parts, one đồng earns 0.0001 a day.</summary>
public sealed class SetHolidaysTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task A_row_that_falls_on_a_new_holiday_moves_with_its_interest_and_moves_back_when_the_day_is_taken_off(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();

        // 5/2 is a Thursday: to Friday 6/2, so 32 days × 10.000 and then 27 × 8.000; the other rows stay.
        await Set(fund, Day(2, 5));
        Assert.Equal(["1 06/02 320.000", "2 05/03 216.000", "3 06/04 192.000", "4 05/05 116.000", "5 05/06 62.000"], await Planned(fund, loanId));
        Assert.Equal(Day(2, 6), (await Status(fund, loanId)).NextDueDate);
        await Verify(fund);

        await Closer.CloseAsync(fund, Day(1, 20));
        await Set(fund);
        Assert.Equal(["1 05/02 310.000", "2 05/03 224.000", "3 06/04 192.000", "4 05/05 116.000", "5 05/06 62.000"], await Planned(fund, loanId));
        Assert.Equal(Day(2, 5), (await Status(fund, loanId)).NextDueDate);
        await Verify(fund);

        await Closer.CloseAsync(fund, Day(2, 5));
        Assert.Equal(new Dong(310_000), (await Status(fund, loanId)).InterestDue);
        await Verify(fund);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Days_that_have_begun_stay_as_they_are_stored_and_the_next_day_may_change(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        await Set(fund, Day(1, 20), Day(2, 2));
        await Closer.CloseAsync(fund, Day(2, 3));

        // 4/2 is open: it and the days before it can neither come, go nor be named anew.
        Assert.Equal(("holiday-date-closed", Day(2, 4)), await RefusedWith(fund, Day(1, 20), Day(2, 2), Day(2, 4)));
        Assert.Equal(("holiday-date-closed", Day(2, 3)), await RefusedWith(fund, Day(1, 20), Day(2, 2), Day(2, 3)));
        Assert.Equal(("holiday-date-closed", Day(1, 20)), await RefusedWith(fund, Day(2, 2), Day(2, 5)));
        Assert.Equal(("holiday-date-closed", Day(2, 2)), await RefusedWith(fund, Day(1, 20), Day(2, 5)));
        var renamed = await Assert.ThrowsAsync<RuleViolationException>(() => fund.Send(
            new SetHolidays(Guid.NewGuid(), 2026, [new(Day(1, 20), "Ngày khác"), new(Day(2, 2), "Nghỉ")]), Person.Administrator));
        Assert.Equal("holiday-date-closed", renamed.Violation.Code);
        Assert.Equal("1 05/02 310.000", (await Planned(fund, loanId))[0]);

        // Tomorrow may still become a day off: the row that would have fallen due then waits for Friday.
        await Set(fund, Day(1, 20), Day(2, 2), Day(2, 5));
        Assert.Equal("1 06/02 320.000", (await Planned(fund, loanId))[0]);
        await Verify(fund);
        await Closer.CloseAsync(fund, Day(2, 4));
        Assert.Equal(Dong.Zero, (await Status(fund, loanId)).InterestDue);
        await Closer.CloseAsync(fund, Day(2, 5));
        Assert.Equal((new Dong(20_000_000), new Dong(320_000)), await Due(fund, loanId));
        await Verify(fund);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_day_may_go_and_come_again_and_only_what_a_close_has_known_is_remembered(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        await Set(fund, Day(2, 5));
        await Closer.CloseAsync(fund, Day(1, 9));

        await Set(fund);
        await Set(fund, Day(2, 5));
        Assert.Equal(["05/02 05/01 –"], await History());
        await Set(fund);
        await Closer.CloseAsync(fund, Day(1, 19));
        await Set(fund, Day(2, 5), Day(2, 6));
        await Set(fund, Day(2, 5));
        Assert.Equal(["05/02 05/01 10/01", "05/02 20/01 –"], await History());
        Assert.Equal("1 06/02 320.000", (await Planned(fund, loanId))[0]);
        await Verify(fund);

        Task<List<string>> History() => fund.Look(async db => (await db.Holidays.AsNoTracking().ToListAsync())
            .OrderBy(day => day.SetOn).Select(day => $"{day.Date:dd/MM} {day.SetOn:dd/MM} {day.DroppedOn?.ToString("dd/MM", null) ?? "–"}").ToList());
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_row_whose_nominal_date_has_passed_still_moves_when_days_off_follow_its_weekend(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(Serving.FiveParts with { FirstDueDate = Day(2, 7) }, new Dong(100_000_000));
        await fund.Enter(loanId, LoanTransactionKind.Disbursement, 100_000_000);
        await Closer.CloseAsync(fund, Day(2, 7));

        // Saturday 7/2 is past, it is Sunday: not Monday 9/2 but Wednesday 11/2, 37 days × 10.000.
        await Set(fund, Day(2, 9), Day(2, 10));
        Assert.Equal(["1 11/02 370.000", "2 09/03 208.000"], (await Planned(fund, loanId)).Take(2));
        await Verify(fund);
        await Closer.CloseAsync(fund, Day(2, 9));
        Assert.Equal((Dong.Zero, Dong.Zero), await Due(fund, loanId));
        await Closer.CloseAsync(fund, Day(2, 11));
        Assert.Equal((new Dong(20_000_000), new Dong(370_000)), await Due(fund, loanId));
        await Verify(fund);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task What_an_advance_paid_this_morning_stays_paid(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        await Closer.CloseAsync(fund, Day(2, 3));
        await fund.Pay(loanId, Day(2, 4), 25_310_000);
        await Closer.CloseAsync(fund, Day(2, 4));
        var ledger = await fund.Ledger(loanId);

        // Row 1 took 20.310.000 this morning. Row 2 moves from Thursday 5/3 to Friday 6/3: 29 × 8.000, and row 3 has 31 × 6.000.
        await Set(fund, Day(2, 6), Day(3, 5));
        var status = await Status(fund, loanId);
        Assert.Equal((new Dong(80_000_000), new Dong(5_000_000), Day(3, 6)), (status.PrincipalOutstanding, status.Advance, status.NextDueDate));
        Assert.Equal(["2 06/03 232.000", "3 06/04 186.000"], (await Planned(fund, loanId)).Take(2));
        Assert.Equal(ledger, await fund.Ledger(loanId));
        await Verify(fund);
        await Closer.CloseAsync(fund, Day(3, 6));
        Assert.Equal((new Dong(15_000_000), new Dong(232_000)), await Due(fund, loanId));
        await Verify(fund);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_level_payment_stays_as_it_was_planned(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(Serving.FiveParts with { Method = RepaymentMethod.Annuity }, new Dong(100_000_000));
        await fund.Enter(loanId, LoanTransactionKind.Disbursement, 100_000_000);
        await Closer.CloseAsync(fund, Day(2, 5));
        var (planned, owed) = (await Principal(fund, loanId), await Due(fund, loanId));

        await Set(fund, Day(3, 5));

        // The level payment was formed from all due dates as they stood then. Row 1, due and posted, keeps its part; row 2 earns a 29th day.
        Assert.Equal(planned, await Principal(fund, loanId));
        Assert.Equal(owed, await Due(fund, loanId));
        var interest = decimal.Round((100_000_000 - owed.Principal.Value) * 29 / 10_000m, MidpointRounding.AwayFromZero);
        Assert.Equal($"2 06/03 {new Dong((long)interest)}", (await Planned(fund, loanId))[0]);
        await Verify(fund);
        await Closer.CloseAsync(fund, Day(3, 6));
        await Verify(fund);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Whole_months_spread_over_the_new_days_and_the_next_close_catches_up(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(Serving.FiveParts with { DayCount = DayCount.WholeMonths }, new Dong(100_000_000));
        await fund.Enter(loanId, LoanTransactionKind.Disbursement, 100_000_000);

        // A twelfth of 3,65 % of 100 million is 304.166,67: 16 days of 31 are 156.989,25, 17 days of 32 are 161.588,54.
        await Closer.CloseAsync(fund, Day(1, 20));
        Assert.Equal(156_989, await Receivable(fund));
        await Set(fund, Day(2, 5));
        await Verify(fund);
        await Closer.CloseAsync(fund, Day(1, 21));
        Assert.Equal(161_589, await Receivable(fund));
        await Verify(fund);
        await Closer.CloseAsync(fund, Day(2, 6));
        Assert.Equal(new Dong(304_167), (await Status(fund, loanId)).InterestDue);
        await Verify(fund);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_settlement_of_an_earlier_day_stays_settled_and_one_of_today_keeps_the_calendar_until_tomorrow(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(Serving.FiveParts with { DayCount = DayCount.WholeMonths }, new Dong(100_000_000));
        await fund.Enter(loanId, LoanTransactionKind.Disbursement, 100_000_000);
        await Closer.CloseAsync(fund, Day(1, 19));

        // 15 days of 31: 147.177,42.
        await fund.Enter(loanId, LoanTransactionKind.Prepayment, 100_147_177);
        Assert.Equal(LoanStage.Settled, (await Status(fund, loanId)).Stage);
        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => Set(fund, Day(2, 5)));
        Assert.Equal(("holiday-moves-today", "HD-2026-0001"), (refused.Violation.Code, refused.Violation.Values[0]));
        Assert.Empty(await Stored(fund));

        await Closer.CloseAsync(fund, Day(1, 20));
        await Set(fund, Day(2, 5));
        Assert.Equal([Day(2, 5)], await Stored(fund));
        await Verify(fund);
        await Closer.CloseAsync(fund, Day(2, 6));
        await Verify(fund);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_loan_that_cannot_be_computed_keeps_the_calendar_as_it_is(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var sound = await fund.RunningLoan();
        var broken = await fund.RunningLoan();
        await Damage("\"termMonths\":5,", "\"termMonths\":0,");
        var uncomputed = (await Assert.ThrowsAsync<RuleViolationException>(() => Set(fund, Day(2, 5)))).Violation;
        await Damage("{", "#");
        var unread = (await Assert.ThrowsAsync<RuleViolationException>(() => Set(fund, Day(2, 5)))).Violation;

        Assert.StartsWith(
            "khoản vay HD-2026-0002 không tính lại được theo lịch nghỉ mới: 0 tháng", Sentences.Of(uncomputed, Sentences.Vietnamese), StringComparison.Ordinal);
        Assert.Equal(("holiday-loan-fails", "HD-2026-0002"), (unread.Code, unread.Values[0]));
        Assert.Empty(await Stored(fund));
        Assert.Equal("1 05/02 310.000", (await Planned(fund, sound))[0]);

        Task<int> Damage(string words, string others) =>
            fund.Look(db => db.Database.ExecuteSqlAsync($"UPDATE loans SET terms = REPLACE(terms, {words}, {others}) WHERE id = {broken}"));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Only_what_may_be_a_list_of_holidays_is_taken_and_only_from_an_administrator(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        SetHolidays Of(params HolidayOfYear[] days) => new(Guid.NewGuid(), 2026, days);
        var forty = Enumerable.Range(0, 40).Select(i => new HolidayOfYear(Day(3, 1).PlusDays(i), "Nghỉ")).ToArray();

        Assert.Equal("not-allowed", await fund.Refused(Of(), Person.Manager));
        Assert.Equal("holiday-outside-year", await fund.Refused(Of(new HolidayOfYear(new(2027, 1, 1), "Tết Dương lịch")), Person.Administrator));
        Assert.Equal("holiday-outside-year", await fund.Refused(Of(new HolidayOfYear(new(2025, 12, 31), "Nghỉ")), Person.Administrator));
        Assert.Equal("holiday-twice", await fund.Refused(Of(new(Day(4, 30), "Một"), new(Day(4, 30), "Hai")), Person.Administrator));
        Assert.Equal("text-missing", await fund.Refused(Of(new HolidayOfYear(Day(4, 30), " ")), Person.Administrator));
        Assert.Equal("text-too-long", await fund.Refused(Of(new HolidayOfYear(Day(4, 30), new string('a', 201))), Person.Administrator));
        Assert.Equal("field-missing", await fund.Refused(Of([null!]), Person.Administrator));
        Assert.Equal("holidays-too-many", await fund.Refused(Of([.. forty, new(Day(12, 31), "Nghỉ")]), Person.Administrator));
        Assert.Equal("year-out-of-range", await fund.Refused(new SetHolidays(Guid.NewGuid(), 1967, []), Person.Administrator));
        Assert.Empty(await Stored(fund));

        // Saturdays and Sundays among forty days, and the last day of the year.
        await fund.Send(Of([.. forty[1..], new(Day(12, 31), "Nghỉ")]), Person.Administrator);
        Assert.Equal(40, (await Stored(fund)).Count);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_audit_tells_the_list_before_and_after(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await Set(fund, Day(4, 30));
        await Set(fund, Day(5, 1));

        var changes = await fund.Look(db => db.AuditRecords.Where(record => record.Command == nameof(SetHolidays)).OrderBy(record => record.No)
            .Select(record => record.Changes).ToListAsync());

        Assert.Contains("\"before\":[{\"date\":\"2026-04-30\",\"name\":\"Nghỉ\"}]", changes[1], StringComparison.Ordinal);
        Assert.Contains("\"after\":[{\"date\":\"2026-05-01\",\"name\":\"Nghỉ\"}]", changes[1], StringComparison.Ordinal);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Loans_that_nothing_moves_cost_no_command(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await fund.RunningLoan();
        var one = await fund.Commands.Count(() => Set(fund, Day(2, 3)));
        for (var i = 0; i < 3; i++)
        {
            await fund.RunningLoan();
        }

        Assert.Equal(one, await fund.Commands.Count(() => Set(fund, Day(2, 3), Day(2, 4))));
    }
}

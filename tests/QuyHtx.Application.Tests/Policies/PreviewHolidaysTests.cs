using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Policies;
using QuyHtx.Application.Tests.CloseOfDay;
using QuyHtx.Application.Tests.Loans;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Infrastructure.Persistence;
using static QuyHtx.Application.Tests.Policies.HolidayDesk;

namespace QuyHtx.Application.Tests.Policies;

/// <summary>On the loan of <see cref="Serving"/>: rows on 5/2, 5/3, 6/4 (5/4 is a Sunday), 5/5 and 5/6.</summary>
public sealed class PreviewHolidaysTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task The_rows_that_would_move_are_told_and_nothing_moves(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        await Set(fund, Day(5, 5), Day(5, 6));
        var before = await Planned(fund, loanId);
        var number = await fund.Look(db => db.Loans.Select(loan => loan.ContractNumber).SingleAsync());

        // 5/2 is put on: to Friday 6/2. 5/5 is taken off, 6/5 stays: back from 7/5 to 5/5. 5/3 is put on: to 6/3; the others stay.
        var preview = await Preview(fund, Day(2, 5), Day(3, 5), Day(5, 6));

        Assert.Equal([Day(2, 5), Day(3, 5)], preview.Added);
        Assert.Equal([Day(5, 5)], preview.Dropped);
        Assert.Equal(
            [$"{number} 1 05/02 06/02", $"{number} 2 05/03 06/03", $"{number} 4 07/05 05/05"],
            preview.Moved.Select(row => $"{row.ContractNumber} {row.No} {row.From:dd/MM} {row.To:dd/MM}"));
        Assert.Equal(before, await Planned(fund, loanId));
        Assert.Equal([Day(5, 5), Day(5, 6)], await Stored(fund));

        await Set(fund, Day(2, 5), Day(3, 5), Day(5, 6));
        Assert.Equal(["06/02", "06/03", "06/04", "05/05", "05/06"], (await Rows(fund, loanId)).Select(row => $"{row.DueDate:dd/MM}"));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task What_would_be_refused_is_refused_beforehand(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await fund.RunningLoan();
        await Closer.CloseAsync(fund, Day(1, 20));
        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => Preview(fund, Day(1, 19)));
        Assert.Equal("holiday-date-closed", refused.Violation.Code);
        Assert.Empty((await Preview(fund)).Moved);
    }

    private static Task<HolidayPreview> Preview(TestFund fund, params LocalDate[] days) => fund.Send(new PreviewHolidays(2026, days), Person.Administrator);
}

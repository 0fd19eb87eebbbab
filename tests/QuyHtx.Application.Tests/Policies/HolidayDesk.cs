using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Verification;
using QuyHtx.Domain;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Tests.Policies;

/// <summary>What tests of holidays do and look at, in one line each. All days are of 2026.</summary>
internal static class HolidayDesk
{
    public static LocalDate Day(int month, int day) => new(2026, month, day);

    public static Task<Done> Set(TestFund fund, params LocalDate[] days) =>
        fund.Send(new SetHolidays(Guid.NewGuid(), 2026, [.. days.Select(day => new HolidayOfYear(day, "Nghỉ"))]), Person.Administrator);

    public static async Task<(string Code, object Date)> RefusedWith(TestFund fund, params LocalDate[] days)
    {
        var refused = (await Assert.ThrowsAsync<RuleViolationException>(() => Set(fund, days))).Violation;
        return (refused.Code, refused.Values[0]);
    }

    public static async Task Verify(TestFund fund) => Assert.Empty((await fund.Send(new VerifyBooks(), Person.Auditor)).Findings);

    public static Task<List<LocalDate>> Stored(TestFund fund) =>
        fund.Look(db => db.Holidays.Where(holiday => holiday.DroppedOn == null).OrderBy(holiday => holiday.Date).Select(holiday => holiday.Date).ToListAsync());

    public static Task<LoanStatus> Status(TestFund fund, Guid loanId) => fund.Look(db => db.LoanStatuses.AsNoTracking().SingleAsync(row => row.LoanId == loanId));

    public static async Task<(Dong Principal, Dong Interest)> Due(TestFund fund, Guid loanId)
    {
        var status = await Status(fund, loanId);
        return (status.PrincipalDue, status.InterestDue);
    }

    public static async Task<IReadOnlyList<string>> Planned(TestFund fund, Guid loanId) =>
        [.. (await Rows(fund, loanId)).Select(row => $"{row.No} {row.DueDate:dd/MM} {row.Interest}")];

    public static async Task<IReadOnlyList<Dong>> Principal(TestFund fund, Guid loanId) => [.. (await Rows(fund, loanId)).Select(row => row.Principal)];

    public static Task<List<PlannedRow>> Rows(TestFund fund, Guid loanId) =>
        fund.Look(db => db.PlannedRows.AsNoTracking().Where(row => row.LoanId == loanId).OrderBy(row => row.No).ToListAsync());

    public static async Task<long> Receivable(TestFund fund)
    {
        var entries = await fund.Look(db => db.JournalEntries.AsNoTracking().ToListAsync());
        return entries.SelectMany(entry => entry.Lines).Where(line => line.Account == "1388").Sum(line => line.Debit.Value - line.Credit.Value);
    }
}

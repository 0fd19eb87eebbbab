using QuyHtx.Application.Tests.CloseOfDay;
using QuyHtx.Application.Tests.Loans;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;
using static QuyHtx.Application.Tests.Policies.HolidayDesk;

namespace QuyHtx.Application.Tests.Policies;

/// <summary>Holidays set on a day on which a loan has been restructured.</summary>
public sealed class SetHolidaysAfterRestructuringTests
{
    /// <summary>15 days of 31 carry 147,177 of the month's 304,167 into the new rows; 15 of 32 would carry 142,578.</summary>
    [Theory]
    [OnEveryDatabase]
    public async Task A_restructuring_of_today_keeps_what_it_carried(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var terms = Serving.FiveParts with { DayCount = DayCount.WholeMonths };
        var loanId = await fund.SignedLoan(terms, new Dong(100_000_000));
        await fund.Enter(loanId, LoanTransactionKind.Disbursement, 100_000_000);
        await Closer.CloseAsync(fund, Day(1, 19));
        await fund.Carry(
            Serving.Proposal(loanId, LoanTransactionKind.Restructuring) with
            {
                RestructuringKind = RestructuringKind.Reschedule, NewTerms = terms with { TermMonths = 4 },
            },
            Person.Manager);

        Assert.Equal("holiday-moves-today", await Refusals.Refused(() => Set(fund, Day(2, 5))));
        await Closer.CloseAsync(fund, Day(1, 20));
        await Set(fund, Day(2, 5));
        Assert.Equal(new Dong(147_177), (await fund.Statement(loanId)).Rows.First(row => row.Actual is { HasFallenDue: false }).Actual!.CarriedInterest);
        await Verify(fund);
    }
}

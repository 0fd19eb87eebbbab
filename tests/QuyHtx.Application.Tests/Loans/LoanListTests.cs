using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;
using QuyHtx.Domain.Risk;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Loans;

/// <summary>ListLoans and ListOverdueLoans.</summary>
public sealed class LoanListTests
{
    private static readonly LocalDate Today = new(2026, 12, 31);

    /// <summary>Rows fall due on weekends too.</summary>
    private static readonly RepaymentRules AnyDay = RepaymentRules.Default with { BusinessDayConvention = BusinessDayConvention.Unadjusted };

    [Theory]
    [OnEveryDatabase]
    public async Task Loans_are_filtered_found_sorted_paged_and_added_up(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative("Hợp tác xã Cà phê Đắk Mil");
        var (first, second, signed) = (
            await fund.RunningLoan(borrower), await fund.RunningLoan(), await fund.SignedLoan(Serving.FiveParts, new Dong(50_000_000)));
        await fund.Send(
            new ReceivePayment(Guid.NewGuid(), second, Serving.FirstDay, new Dong(30_000_000), IsPrepayment: true, "Trả trước"), Person.Accountant);

        async Task<Guid[]> Listed(ListLoans list) => [.. (await fund.Send(list, Person.Auditor)).Rows.Select(row => row.Id)];

        var all = await fund.Send(new ListLoans(), Person.Officer);
        Assert.Equal([first, second, signed], all.Rows.Select(row => row.Id));
        Assert.Equal(new LoanTotals(3, 170_000_000, 0, 0, 0), all.Totals);
        Assert.Equal(
            ("HD-2026-0001", "Hợp tác xã Cà phê Đắk Mil", LoanStage.Open, DebtGroup.Standard, new LocalDate(2026, 2, 5), Person.Officer.Id),
            (all.Rows[0].ContractNumber, all.Rows[0].BorrowerName, all.Rows[0].Stage, all.Rows[0].Group, all.Rows[0].NextDueDate, all.Rows[0].OfficerId));
        Assert.Equal<Guid[]>([signed], await Listed(new ListLoans { Stage = LoanStage.Signed }));
        Assert.Equal<Guid[]>([], await Listed(new ListLoans { Group = DebtGroup.Watch }));
        Assert.Equal<Guid[]>([first], await Listed(new ListLoans { BorrowerId = borrower }));
        Assert.Equal<Guid[]>([], await Listed(new ListLoans { OfficerId = Guid.NewGuid() }));
        Assert.Equal<Guid[]>([first, second], await Listed(new ListLoans { NextDueBy = new LocalDate(2026, 2, 5) }));
        Assert.Equal<Guid[]>([], await Listed(new ListLoans { NextDueBy = new LocalDate(2026, 2, 4) }));
        Assert.Equal<Guid[]>([first], await Listed(new ListLoans { Search = "CA PHE dak mil" }));
        Assert.Equal<Guid[]>([second], await Listed(new ListLoans { Search = "hd-2026-0002" }));
        Assert.Equal<Guid[]>([first], await Listed(new ListLoans { Search = "phê hd-2026 cà" }));
        Assert.Equal<Guid[]>([], await Listed(new ListLoans { Search = "%_" }));
        Assert.Equal<Guid[]>([first, second, signed], await Listed(new ListLoans { Sort = LoanSort.PrincipalOutstanding, Descending = true }));
        Assert.Equal<Guid[]>([signed, second, first], await Listed(new ListLoans { Sort = LoanSort.PrincipalOutstanding }));
        Assert.Equal<Guid[]>([first, second, signed], await Listed(new ListLoans { Sort = LoanSort.NextDueDate, Descending = true }));
        Assert.Equal<Guid[]>([first, second, signed], await Listed(new ListLoans { Sort = LoanSort.NextDueDate }));
        Assert.Equal<Guid[]>([first, second, signed], await Listed(new ListLoans { Sort = LoanSort.SignedOn }));
        Assert.Equal(3, (await Listed(new ListLoans { Sort = LoanSort.BorrowerName })).Length);

        // On 10/2 the first loan has paid one đồng of the row of 5/2, the second all of it.
        await fund.MoveTo(new LocalDate(2026, 2, 10));
        await fund.Pay(first, new LocalDate(2026, 2, 10), 1);
        await fund.Pay(second, new LocalDate(2026, 2, 5), 30_000_000);
        Assert.Equal<Guid[]>([first], await Listed(new ListLoans { Overdue = true }));
        Assert.Equal<Guid[]>([second, signed], await Listed(new ListLoans { Overdue = false }));
        Assert.Equal<Guid[]>([first, second, signed], await Listed(new ListLoans { Sort = LoanSort.DaysPastDue, Descending = true }));
        Assert.Equal<Guid[]>([second, signed, first], await Listed(new ListLoans { Sort = LoanSort.DaysPastDue }));
        Assert.Equal<int[]>([5, 0, 0], [.. (await fund.Send(new ListLoans(), Person.Officer)).Rows.Select(row => row.DaysPastDue)]);

        // Groups are stored as words: Doubtful, Standard, Watch by the alphabet.
        await fund.Look(db => db.LoanStatuses.Where(status => status.LoanId == first).ExecuteUpdateAsync(status => status.SetProperty(row => row.Group, DebtGroup.Doubtful)));
        await fund.Look(db => db.LoanStatuses.Where(status => status.LoanId == second).ExecuteUpdateAsync(status => status.SetProperty(row => row.Group, DebtGroup.Watch)));
        Assert.Equal<Guid[]>([first, second, signed], await Listed(new ListLoans { Sort = LoanSort.Group, Descending = true }));

        var page = await fund.Send(new ListLoans { Page = 2, PageSize = 2 }, Person.Officer);
        Assert.Equal((signed, 3), (Assert.Single(page.Rows).Id, page.Totals.Count));
        Assert.Equal(LoanTotals.None, (await fund.Send(new ListLoans { Search = "không có" }, Person.Officer)).Totals);
        Assert.Equal("page-out-of-range", await fund.Refused(new ListLoans { PageSize = 201 }, Person.Officer));
        Assert.Equal("page-out-of-range", await fund.Refused(new ListLoans { Page = 0 }, Person.Officer));
        Assert.Equal("text-too-long", await fund.Refused(new ListLoans { Search = new string('a', 101) }, Person.Officer));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Overdue_loans_are_aged_by_the_days_since_their_oldest_unpaid_row(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider, rules: AnyDay);

        // The borders of each band; a row due today is not overdue.
        int[] days = [0, 1, 9, 10, 29, 30, 89, 90, 179, 180, 320];
        foreach (var late in days)
        {
            await LoanWithRowDueOn(fund, Today.PlusDays(-late));
        }

        var list = await fund.Send(new ListOverdueLoans(), Person.Officer);

        Assert.Equal([320, 180, 179, 90, 89, 30, 29, 10, 9, 1], list.Rows.Select(row => row.DaysPastDue));
        Assert.Equal(
            [
                (OverdueBand.Days1To9, 2), (OverdueBand.Days10To29, 2), (OverdueBand.Days30To89, 2), (OverdueBand.Days90To179, 2),
                (OverdueBand.Days180AndMore, 2),
            ],
            list.Aged.Select(band => (band.Band, band.Count)));
        Assert.All(list.Aged, band => Assert.Equal((20_000_000, 20_000_000), (band.PrincipalOutstanding, band.PrincipalDue)));
        Assert.Equal<int[]>([90, 179], await Late(new ListOverdueLoans { Band = OverdueBand.Days90To179, Descending = false }));
        Assert.Equal<int[]>([], await Late(new ListOverdueLoans { Group = DebtGroup.Loss }));
        Assert.Equal(10, (await Late(new ListOverdueLoans { Group = DebtGroup.Standard })).Length);
        Assert.Equal<int[]>([1], await Late(new ListOverdueLoans { Sort = OverdueSort.Group, PageSize = 1 })); // equal ones by contract
        Assert.Equal(10, (await Late(new ListOverdueLoans { Sort = OverdueSort.AmountDue })).Length);
        Assert.Equal(10, (await Late(new ListOverdueLoans { Sort = OverdueSort.BorrowerName, Descending = false })).Length);
        Assert.Equal("Nguyễn Văn An", list.Rows[0].Representative);
        Assert.Equal<int[]>([9, 1], await Late(new ListOverdueLoans { Band = OverdueBand.Days1To9 }));
        Assert.Equal<int[]>([29, 10], await Late(new ListOverdueLoans { Band = OverdueBand.Days10To29 }));
        Assert.Equal<int[]>([89, 30], await Late(new ListOverdueLoans { Band = OverdueBand.Days30To89 }));
        Assert.Equal<int[]>([320, 180], await Late(new ListOverdueLoans { Band = OverdueBand.Days180AndMore }));
        Assert.Equal<int[]>([179, 90], await Late(new ListOverdueLoans { Page = 2, PageSize = 2 }));
        Assert.Equal<int[]>([320], await Late(new ListOverdueLoans { Search = "HD-2026-0011" }));
        Assert.Equal<int[]>([], await Late(new ListOverdueLoans { OfficerId = Guid.NewGuid() }));
        Assert.Equal("page-out-of-range", await fund.Refused(new ListOverdueLoans { PageSize = 0 }, Person.Officer));
        Assert.Equal("not-allowed", await fund.Refused(new ListOverdueLoans(), Person.BorrowerOf(Guid.NewGuid())));

        // The longest overdue is written off: it is followed elsewhere.
        await fund.Carry(Serving.Proposal(list.Rows[0].Id, LoanTransactionKind.WriteOff), Person.Manager);
        Assert.Equal(180, (await Late(new ListOverdueLoans()))[0]);

        async Task<int[]> Late(ListOverdueLoans query) => [.. (await fund.Send(query, Person.Officer)).Rows.Select(row => row.DaysPastDue)];
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_number_of_SQL_commands_does_not_grow_with_the_lists(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider, rules: AnyDay);
        await Grow(1);
        var few = await Counts();
        await Grow(5);

        Assert.Equal(few, await Counts());
        Assert.Equal([3, 5, 3], few); // business date, totals and page; contacts and payments too; count, page and names

        async Task Grow(int loans)
        {
            for (var i = 0; i < loans; i++)
            {
                var loanId = await LoanWithRowDueOn(fund, new LocalDate(2026, 12, 1));
                await fund.Send(Serving.Proposal(loanId, LoanTransactionKind.WriteOff), Person.Officer);
                await fund.Send(
                    new RecordContact(Guid.NewGuid(), loanId, Today, ContactChannel.Call, "Bà Lan", "Hẹn trả", new PaymentPromise(Today, new Dong(1))), Person.Officer);
            }
        }

        async Task<int[]> Counts() =>
        [
            await fund.Commands.Count(() => fund.Send(new ListLoans { Search = "hop tac" }, Person.Officer)),
            await fund.Commands.Count(() => fund.Send(new ListOverdueLoans(), Person.Officer)),
            await fund.Commands.Count(() => fund.Send(new ListProposals(), Person.Officer)),
        ];
    }

    /// <summary>10 million in one row that falls due on a day, signed on the first day and seen on <see cref="Today"/>.</summary>
    private static async Task<Guid> LoanWithRowDueOn(TestFund fund, LocalDate due)
    {
        await fund.MoveTo(Serving.FirstDay);
        var loanId = await fund.SignedLoan(Serving.FiveParts with { Method = RepaymentMethod.Bullet, TermMonths = 1, FirstDueDate = due }, new Dong(10_000_000));
        await fund.MoveTo(Today);
        await fund.Enter(loanId, LoanTransactionKind.Disbursement, 10_000_000, due.PlusDays(-1));
        return loanId;
    }
}

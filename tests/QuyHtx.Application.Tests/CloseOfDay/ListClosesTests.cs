using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Loans;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Users;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.CloseOfDay;

/// <summary>ListCloses, PreviewClose: the days that were closed, and the one that would be.</summary>
public sealed class ListClosesTests
{
    private static readonly LocalDate First = TestFund.FirstDay;

    [Theory]
    [OnEveryDatabase]
    public async Task Closed_days_are_listed_the_latest_first_with_who_closed_them_and_their_seals(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var made = await fund.Send(new CreateUser(Guid.NewGuid(), "ketoan", "Hoàng Văn Em", null, [Roles.Accountant], null), Person.Administrator);
        await Closer.CloseAsync(fund, First.PlusDays(1), Person.Accountant with { Id = made.UserId });
        await Closer.CloseAsync(fund, First.PlusDays(9), new Person(CurrentUser.SystemId, "x", Roles.Accountant));

        var page = await fund.Send(new ListCloses(PageSize: 3), Person.Auditor);
        var early = await fund.Send(new ListCloses(To: First.PlusDays(2)), Person.Officer);

        Assert.Equal((10, 3), (page.Total, early.Total));
        Assert.Equal(["14/01 Hệ thống", "13/01 Hệ thống", "12/01 Hệ thống"], page.Rows.Select(Shown));
        Assert.Equal(["07/01 Hệ thống", "06/01 Hoàng Văn Em", "05/01 Hoàng Văn Em"], early.Rows.Select(Shown));
        Assert.Equal(page.Rows[1].Seal, page.Rows[0].PreviousSeal);
        Assert.Equal(1, early.Rows[2].Entries);
        Assert.Equal(3, (await fund.Send(new ListCloses(First.PlusDays(1), First.PlusDays(3)), Person.Auditor)).Total);
        Assert.Equal("period-empty", await fund.Refused(new ListCloses(First, First.PlusDays(-1)), Person.Auditor));
        Assert.Equal("not-allowed", await fund.Refused(new ListCloses(), Person.BorrowerOf(Guid.NewGuid())));
        Assert.Equal(
            await fund.Commands.Count(() => fund.Send(new ListCloses(PageSize: 1), Person.Auditor)),
            await fund.Commands.Count(() => fund.Send(new ListCloses(), Person.Auditor)));

        static string Shown(ListedClose close) => $"{close.Date:dd/MM} {close.ClosedBy}";
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_preview_says_what_the_close_then_does_and_changes_nothing(DatabaseProvider provider)
    {
        // 100 million at 3.65 %: 10,000 a day. Row 1 of 5 February, 20 million and 310,000, is overdue when that day closes: 80 million then earn 8,000,
        // 20 million half as much again, 3,000, and 310,000 at 10 % a year 85.
        await using var fund = await TestFund.FoundedAsync(provider);
        await fund.RunningLoan();
        await fund.Send(Serving.Proposal(await fund.SignedLoan(Serving.FiveParts, new Dong(50_000_000)), LoanTransactionKind.Disbursement, 50_000_000), Person.Officer);
        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 3));
        var turn = await fund.Look(db => db.Funds.Select(row => row.Turn).SingleAsync());

        var preview = await fund.Send(new PreviewClose(), Person.Auditor);

        Assert.Equal(turn, await fund.Look(db => db.Funds.Select(row => row.Turn).SingleAsync()));
        // On the morning after the 4th row 1 is due, so the status changes; the day after that nothing more falls due.
        Assert.Equal((new LocalDate(2026, 2, 4), 1, 1, 1), (preview.Date, preview.Loans, preview.StatusesChanged, preview.OpenProposals));
        Assert.Empty(preview.Failing);
        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 4));
        preview = await fund.Send(new PreviewClose(), Person.Accountant);
        Assert.Equal((new LocalDate(2026, 2, 5), 0), (preview.Date, preview.StatusesChanged));
        Assert.Equal(
            ["12832 0 20.000.000 20.000.000", "1388 310.000 321.085 11.085", "N01 0 0 0"],
            preview.Movements.Select(move => $"{move.Account} {move.Posted} {move.Target} {move.Amount}"));
        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 5));
        Assert.Equal((new Dong(20_000_000), new Dong(321_085)), (await CloseDayTests.Balance(fund, "12832"), await CloseDayTests.Balance(fund, "1388")));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_preview_names_the_loans_that_would_stop_the_day_and_those_that_no_longer_do(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var broken = await fund.RunningLoan();
        await fund.RunningLoan();
        await fund.Look(db => db.Database.ExecuteSqlAsync($"UPDATE loans SET terms = REPLACE(terms, {"\"termMonths\":5,"}, {"\"termMonths\":0,"}) WHERE id = {broken}"));

        Assert.Equal(("HD-2026-0001", false), await Stop());
        await Closer.CloseAsync(fund, First);
        await fund.Send(new SetAsideFailure(Guid.NewGuid(), broken, First, "Chờ sửa dữ liệu"), Person.Accountant);
        Assert.Equal(("HD-2026-0001", true), await Stop());

        async Task<(string, bool)> Stop()
        {
            var stop = Assert.Single((await fund.Send(new PreviewClose(), Person.Accountant)).Failing);
            Assert.StartsWith("0 tháng", stop.Error, StringComparison.Ordinal);
            return (stop.ContractNumber, stop.SetAside);
        }
    }
}

using NodaTime;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Loans;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Loans;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Fund;

public sealed class ListExpectedInflowTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task A_month_is_listed_row_by_row_and_comes_to_what_the_position_says(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var none = await fund.Commands.Count(() => fund.Send(new ListExpectedInflow(TestFund.FirstDay), Person.Manager));
        var first = await fund.RunningLoan(await fund.RegisterCooperative("Hợp tác xã Cư Jút"));
        var second = await fund.RunningLoan();
        var lost = await fund.RunningLoan();
        await fund.Carry(Serving.Proposal(lost, LoanTransactionKind.WriteOff), Person.Manager);

        // Each: 20 triệu a month; interest at 0.0001 a day on 100 over the 31 days to 5/2, on 80 over the 28 to 5/3. What is written off is not
        // counted on.
        ExpectedInflow march = null!;
        var sent = await fund.Commands.Count(async () => march = await fund.Send(new ListExpectedInflow(new LocalDate(2026, 3, 31)), Person.Manager));
        Assert.Equal(new InflowTotals(2, 40_000_000, 448_000), march.Totals);
        Assert.Equal(
            [(first, new LocalDate(2026, 3, 5), "HD-2026-0001", 2, 20_000_000, 224_000), (second, new LocalDate(2026, 3, 5), "HD-2026-0002", 2, 20_000_000, 224_000)],
            march.Rows.Select(row => (row.LoanId, row.DueDate, row.ContractNumber, row.No, row.Principal.Value, row.Interest.Value)));
        Assert.Equal(("Hợp tác xã Cư Jút", false, new LocalDate(2026, 3, 1)), (march.Rows[0].BorrowerName, march.Rows[0].IsInArrears, march.Month));
        var february = (await fund.Send(new GetFundPosition(), Person.Manager)).Inflow[1];
        Assert.Equal(
            (new LocalDate(2026, 2, 1), 40_000_000, 620_000, 0),
            (february.Month, february.Principal.Value, february.Interest.Value, february.OfBadDebt.Value));

        // Date, sums, page.
        Assert.Equal((3, 3), (none, sent));

        var page = await fund.Send(new ListExpectedInflow(new LocalDate(2026, 3, 1), 2, 1), Person.Manager);
        Assert.Equal((second, 2), (Assert.Single(page.Rows).LoanId, page.Totals.Count));

        // After the due date nothing of that month is to come, whether or not it was paid; a month past is empty, and so is one after the last row.
        await fund.MoveTo(new LocalDate(2026, 3, 6));
        foreach (var month in new[] { new LocalDate(2026, 3, 1), new LocalDate(2026, 2, 1), new LocalDate(2026, 7, 1), new LocalDate(1, 1, 1), new LocalDate(9999, 12, 31) })
        {
            Assert.Equal(InflowTotals.None, (await fund.Send(new ListExpectedInflow(month), Person.Manager)).Totals);
        }

        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new ListExpectedInflow(TestFund.FirstDay), Person.BorrowerOf(Guid.NewGuid())));
    }
}

using NodaTime;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.CloseOfDay;

/// <summary>What a day costs the database.</summary>
public sealed class CloseDayWritesTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task The_writes_of_a_day_do_not_grow_with_the_loans(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var counts = new List<(int Reads, int Writes)>();
        for (var loans = 0; loans < 2; loans++)
        {
            for (var i = 0; i < 5; i++)
            {
                await CloseDayTests.Disbursed(fund, CloseDayTests.TwoYears);
            }

            var closer = new Closer();
            Assert.Equal(0, (await closer.RunAsync(fund, TestFund.FirstDay.PlusDays(loans))).Closed.Sum(day => day.StatusesChanged));
            counts.Add(closer.Commands);
        }

        // Turn, fund, day, command, audit, planned rows; one entry of two lines.
        Assert.Equal(9, counts[0].Writes);
        Assert.Equal(counts[0], counts[1]);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_loan_whose_row_falls_due_costs_one_write_and_its_reminder_one(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        for (var i = 0; i < 3; i++)
        {
            await CloseDayTests.Disbursed(fund, CloseDayTests.OneMonth);
        }

        await Closer.CloseAsync(fund, new LocalDate(2026, 2, 3));
        var closer = new Closer();
        var run = await closer.RunAsync(fund, new LocalDate(2026, 2, 4));

        Assert.Equal((3, 3), (run.Closed[0].StatusesChanged, run.Closed[0].Messages));
        Assert.Equal(9 + 3 + 3, closer.Commands.Writes);
    }
}

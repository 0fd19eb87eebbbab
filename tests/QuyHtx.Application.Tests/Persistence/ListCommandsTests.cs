using MediatR;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Application.Tests.CloseOfDay;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Users;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Persistence;

/// <summary>What the lists that have no test of their own for it cost the database, with few rows and with more.</summary>
public sealed class ListCommandsTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task A_list_sends_the_same_few_commands_however_much_it_holds(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var made = await fund.Send(new CreateUser(Guid.NewGuid(), "kiemtoan", "Kiểm toán", null, [Roles.Auditor], null), Person.Administrator);
        var auditor = new Person(made.UserId, "Kiểm toán", Roles.Auditor);
        await Grow(fund, auditor, 1, days: 0);
        var few = await Counts(fund, auditor);
        await Grow(fund, auditor, 6, days: 9);

        Assert.All(few, list => Assert.InRange(list.Commands, 1, 4));
        Assert.Equal(few, await Counts(fund, auditor));
    }

    private static async Task Grow(TestFund fund, Person auditor, int more, int days)
    {
        for (var i = 0; i < more; i++)
        {
            await CloseDayTests.Disbursed(fund, CloseDayTests.TwoYears);
            await fund.Send(new CreateUser(Guid.NewGuid(), $"user{Guid.NewGuid():N}"[..20], "Người dùng", null, [Roles.Officer], null), Person.Administrator);
            await fund.Send(new CreateApiToken(Guid.NewGuid(), "Bảng tính", ReadOnly: true, 30), auditor);
        }

        await Closer.CloseAsync(fund, TestFund.FirstDay.PlusDays(days));
    }

    private static async Task<List<(string List, int Commands)>> Counts(TestFund fund, Person auditor)
    {
        var (first, last) = (TestFund.FirstDay, TestFund.FirstDay.PlusDays(30));
        var counts = new List<(string, int)>();
        await Count(new AccountLedger("112", first, last));
        await Count(new ListAccounts());
        await Count(new ListApiTokens());
        await Count(new ListCloseFailures());
        await Count(new ListHolidays(2026));
        await Count(new ListJournal());
        await Count(new ListUsers(), Person.Administrator);
        await Count(new TrialBalance(first, last));
        return counts;

        async Task Count<T>(IRequest<T> list, Person? person = null) =>
            counts.Add((list.GetType().Name, await fund.Commands.Count(() => fund.Send(list, person ?? auditor))));
    }
}

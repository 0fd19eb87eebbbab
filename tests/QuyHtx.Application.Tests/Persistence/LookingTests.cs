using System.Data;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Persistence;

public sealed class LookingTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task Whoever_looks_at_the_whole_keeps_nobody_from_writing_and_sees_one_moment(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await fund.Look(async db =>
        {
            await using var look = await db.Database.BeginTransactionAsync(IsolationLevel.Snapshot);
            Assert.Equal(1, await db.Contributions.CountAsync());

            // SQLite would wait a minute for a writer's place that is taken, and then refuse.
            await fund.Send(new RecordContribution(Guid.NewGuid(), CapitalSource.Members, new Dong(1), "Góp thêm"), Person.Accountant);

            Assert.Equal(1, await db.Contributions.CountAsync());
            return true;
        });
        Assert.Equal(2, await fund.Look(db => db.Contributions.CountAsync()));
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Fund;

public sealed class FoundFundTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task A_fund_is_founded_once(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);

        var again = new FoundFund(Guid.NewGuid(), "Quỹ khác", "Đắk Nông", TestFund.FirstDay, new Dong(1), new LocalDate(2030, 1, 1));
        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => fund.Send(again, Person.Administrator));

        Assert.Equal("fund-founded-already", refused.Violation.Code);
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(again, Person.Officer));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_contribution_sent_twenty_times_at_once_is_posted_once(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var contribution = new RecordContribution(Guid.NewGuid(), CapitalSource.CentralFund, new Dong(5_000_000_000), "Quỹ trung ương");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => fund.Send(contribution, Person.Accountant))));

        Assert.Single(answers.Distinct());
        Assert.Equal(2, await fund.Look(db => db.Contributions.CountAsync()));
        Assert.Equal([1L, 2L], await fund.Look(db => db.JournalEntries.OrderBy(entry => entry.No).Select(entry => entry.No).ToListAsync()));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task What_is_posted_cannot_be_changed_or_deleted_even_by_the_owner_of_the_database(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        foreach (var sql in new[]
                 {
                     "UPDATE journal_lines SET debit = debit + 1", "DELETE FROM journal_lines", "DELETE FROM journal_entries",
                     "UPDATE audit_records SET user_name = 'x'", "DELETE FROM commands",
                 })
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => fund.Look(db => db.Database.ExecuteSqlRawAsync(sql)));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Loans;

/// <summary>RecordContact, ListContacts, and what the overdue list shows of them.</summary>
public sealed class ContactTests
{
    private static readonly LocalDate DueDate = new(2026, 2, 5);

    [Theory]
    [OnEveryDatabase]
    public async Task Contacts_are_listed_with_what_became_of_each_promise(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        await fund.MoveTo(DueDate.PlusDays(5));
        await fund.Send(Call(loanId, DueDate.PlusDays(1), Promise(DueDate.PlusDays(4), 20_310_000)), Person.Officer);
        await fund.Send(Call(loanId, DueDate.PlusDays(5), Promise(DueDate.PlusDays(10), 20_000_000)), Person.Accountant);
        await fund.Send(Call(loanId, DueDate.PlusDays(3)) with { Channel = ContactChannel.Letter }, Person.Officer);

        var list = await fund.Send(new ListContacts { LoanId = loanId }, Person.Auditor);

        Assert.Equal(3, list.Count);
        Assert.Equal(
            [(5, ContactChannel.Call, PromiseOutcome.Awaited), (3, ContactChannel.Letter, null), (1, ContactChannel.Call, PromiseOutcome.Broken)],
            list.Rows.Select(row => (Period.DaysBetween(DueDate, row.Date), row.Channel, row.Outcome)));
        Assert.Equal(
            ("Bà Lan, kế toán", "Đã nhắc nợ", new PaymentPromise(DueDate.PlusDays(10), new Dong(20_000_000)), DueDate.PlusDays(5)),
            (list.Rows[0].Person, list.Rows[0].Said, list.Rows[0].Promise, list.Rows[0].RecordedOn));

        // A payment that is taken back keeps no promise.
        await fund.MoveTo(DueDate.PlusDays(8));
        var payment = await fund.Pay(loanId, DueDate.PlusDays(8), 20_000_000);
        Assert.Equal(PromiseOutcome.Kept, (await fund.Send(new ListContacts { LoanId = loanId }, Person.Officer)).Rows[0].Outcome);
        await fund.Carry(Serving.Proposal(loanId, LoanTransactionKind.Reversal) with { ReversesId = payment.TransactionId }, Person.Accountant);
        Assert.Equal(PromiseOutcome.Awaited, (await fund.Send(new ListContacts { LoanId = loanId, PageSize = 1 }, Person.Officer)).Rows[0].Outcome);
        Assert.Empty((await fund.Send(new ListContacts { LoanId = Guid.NewGuid() }, Person.Officer)).Rows);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_overdue_list_shows_the_last_contact_and_the_last_promise(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var (called, silent) = (await fund.RunningLoan(), await fund.RunningLoan());
        await fund.MoveTo(DueDate.PlusDays(20));
        await fund.Pay(called, DueDate.PlusDays(20), 1);
        await fund.Pay(silent, DueDate.PlusDays(20), 1);
        foreach (var contact in new[]
                 {
                     Call(called, DueDate.PlusDays(2), Promise(DueDate.PlusDays(3), 1)), Call(called, DueDate.PlusDays(6), Promise(DueDate.PlusDays(9), 2)),
                     Call(called, DueDate.PlusDays(12)), Call(called, DueDate.PlusDays(11)),
                 })
        {
            await fund.Send(contact, Person.Officer);
        }

        var rows = (await fund.Send(new ListOverdueLoans(), Person.Officer)).Rows.ToDictionary(row => row.Id);

        Assert.Equal(
            (DueDate.PlusDays(12), DueDate.PlusDays(6), PromiseOutcome.Broken),
            (rows[called].LastContact!.Date, rows[called].LastPromise!.Date, rows[called].LastPromise!.Outcome));
        Assert.Equal((null, null), (rows[silent].LastContact, rows[silent].LastPromise));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_contact_that_cannot_have_been_is_refused_and_none_is_ever_changed(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        var contact = Call(loanId, Serving.FirstDay);

        Assert.Equal("not-allowed", await fund.Refused(contact, Person.Manager));
        Assert.Equal("not-allowed", await fund.Refused(new ListContacts { LoanId = loanId }, Person.BorrowerOf(Guid.NewGuid())));
        Assert.Equal("not-there", await fund.Refused(contact with { LoanId = Guid.NewGuid() }, Person.Officer));
        Assert.Equal("text-missing", await fund.Refused(contact with { Said = " " }, Person.Officer));
        Assert.Equal("text-too-long", await fund.Refused(contact with { Said = new string('a', 1001) }, Person.Officer));
        Assert.Equal("amount-not-positive", await fund.Refused(contact with { Promise = Promise(Serving.FirstDay, 0) }, Person.Officer));
        Assert.Equal("date-after-business-date", await fund.Refused(contact with { Date = Serving.FirstDay.PlusDays(1) }, Person.Officer));
        Assert.Equal("promise-before-contact", await fund.Refused(contact with { Promise = Promise(Serving.FirstDay.PlusDays(-1), 1) }, Person.Officer));

        await fund.Send(contact, Person.Officer);
        await fund.Send(contact, Person.Officer);
        Assert.Equal(1, await fund.Look(db => db.Contacts.CountAsync()));
        Assert.Equal(loanId, (await fund.Look(db => db.AuditRecords.SingleAsync(record => record.Command == nameof(RecordContact)))).LoanId);
        foreach (var sql in new[] { "UPDATE contact_records SET said = 'x'", "DELETE FROM contact_records" })
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => fund.Look(db => db.Database.ExecuteSqlRawAsync(sql)));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }
    }

    private static RecordContact Call(Guid loanId, LocalDate date, PaymentPromise? promise = null) =>
        new(Guid.NewGuid(), loanId, date, ContactChannel.Call, "Bà Lan, kế toán", "Đã nhắc nợ", promise);

    private static PaymentPromise Promise(LocalDate date, long amount) => new(date, new Dong(amount));
}

using NodaTime;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Messages;

public sealed class ListMessagesTests
{
    private static readonly LocalDate Day = TestFund.FirstDay;

    [Theory]
    [OnEveryDatabase]
    public async Task Messages_are_found_by_status_loan_and_borrower_and_counted_by_status(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var ((coffee, coffeeLoan), (pepper, pepperLoan)) = (await fund.LoanOf("Hợp tác xã Cà phê"), await fund.LoanOf("Hợp tác xã Hồ tiêu"));
        var sent = await fund.Queue(coffeeLoan, Day);
        await fund.Record(sent, 1, DeliveryResult.Sent);
        var counted = await fund.Commands.Count(() => fund.Send(new ListMessages(), Person.Officer));
        var failed = await fund.Queue(coffeeLoan, Day.PlusDays(1), "không phải địa chỉ");
        await fund.Record(failed, 1, DeliveryResult.Refused, "địa chỉ sai");
        var waits = await fund.Queue(pepperLoan, Day.PlusDays(2));
        var waitsToo = await fund.Queue(coffeeLoan, Day.PlusDays(3));

        Assert.Equal<Guid[]>([waitsToo, waits, failed, sent], await Found(new ListMessages()));
        Assert.Equal<Guid[]>([sent, failed, waits, waitsToo], await Found(new ListMessages { OldestFirst = true }));
        Assert.Equal<Guid[]>([waitsToo, waits], await Found(new ListMessages { Status = MessageStatus.Queued }));
        Assert.Equal<Guid[]>([waits], await Found(new ListMessages { LoanId = pepperLoan }));
        Assert.Equal<Guid[]>([waitsToo, failed, sent], await Found(new ListMessages { BorrowerId = coffee }));
        Assert.Empty(await Found(new ListMessages { BorrowerId = pepper, Status = MessageStatus.Sent }));
        Assert.Equal<Guid[]>([waitsToo, failed, sent], await Found(new ListMessages { Search = "ca phe" }));
        Assert.Equal<Guid[]>([waits], await Found(new ListMessages { Search = "hd-2026-0002" }));

        var page = await fund.Send(new ListMessages { Status = MessageStatus.Queued, Page = 2, PageSize = 1 }, Person.Officer);
        var row = Assert.Single(page.Rows);
        Assert.Equal((waits, "HD-2026-0002", pepper, "Hợp tác xã Hồ tiêu"), (row.Id, row.ContractNumber, row.BorrowerId, row.BorrowerName));
        Assert.Equal((Day.PlusDays(9), -7, Day.PlusDays(2)), (row.DueDate, row.DayOffset, row.QueuedOn));
        Assert.Equal(2, page.Total);
        Assert.Equal(
            [new(MessageStatus.Queued, 2), new(MessageStatus.Sent, 1), new MessagesOfStatus(MessageStatus.Failed, 1)],
            page.ByStatus);
        var ofCoffee = await fund.Send(new ListMessages { BorrowerId = coffee }, Person.Officer);
        Assert.Equal((3, 1), (ofCoffee.Total, ofCoffee.ByStatus.Single(of => of.Status == MessageStatus.Queued).Count));
        var wrong = Assert.Single((await fund.Send(new ListMessages { Status = MessageStatus.Failed }, Person.Officer)).Rows);
        Assert.Equal(("địa chỉ sai", 1, null), (wrong.Outcome, wrong.Attempts, wrong.Waits));

        // How many of each status, and the page.
        Assert.Equal((2, 2), (counted, await fund.Commands.Count(() => fund.Send(new ListMessages(), Person.Officer))));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new ListMessages(), Person.BorrowerOf(coffee)));

        async Task<Guid[]> Found(ListMessages query) => [.. (await fund.Send(query, Person.Officer)).Rows.Select(message => message.Id)];
    }

    [Theory]
    [OnEveryDatabase]
    public async Task What_waits_says_why(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var (_, loan) = await fund.LoanOf("Hợp tác xã Cà phê");
        var unaddressed = await fund.Queue(loan, Day, recipient: "");
        var later = await fund.Queue(loan, Day.PlusDays(1));
        await fund.Record(later, 1, DeliveryResult.TryAgain, "máy chủ bận");
        var next = await fund.Queue(loan, Day.PlusDays(2));

        Assert.Equal(
            [(next, MessageWait.NoMailServer), (later, MessageWait.NoMailServer), (unaddressed, MessageWait.NoAddress)], await Waiting());
        fund.Mail.IsSetUp = true;
        Assert.Equal([(next, MessageWait.NextRun), (later, MessageWait.RetryLater), (unaddressed, MessageWait.NoAddress)], await Waiting());

        // The first wait is one minute.
        fund.SetClock(TimeProvider.System.GetUtcNow().AddMinutes(2));
        Assert.Equal((later, MessageWait.NextRun), (await Waiting()).ElementAt(1));

        async Task<IEnumerable<(Guid, MessageWait?)>> Waiting() =>
            (await fund.Send(new ListMessages(), Person.Officer)).Rows.Select(message => (message.Id, message.Waits));
    }
}

using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Infrastructure.Persistence;
using static QuyHtx.Application.Tests.Testing.Refusals;

namespace QuyHtx.Application.Tests.Messages;

public sealed class RequeueMessageTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task A_message_that_failed_goes_to_the_address_of_now_and_is_tried_as_often_as_a_new_one(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var (borrower, loan) = await fund.LoanOf("Hợp tác xã Cà phê");
        var message = await fund.Queue(loan, TestFund.FirstDay, "htx@cũ.example");
        await fund.Record(message, 1, DeliveryResult.Refused, "không có hộp thư này");
        var profile = (await fund.Send(new GetBorrower(borrower), Person.Officer)).Profile;
        await fund.Send(new CorrectBorrower(Guid.NewGuid(), borrower, 0, profile with { Email = "" }), Person.Officer);
        Assert.Equal("message-without-address", await Refused(() => fund.Send(new RequeueMessage(Guid.NewGuid(), message), Person.Officer)));
        await fund.Send(new CorrectBorrower(Guid.NewGuid(), borrower, 1, profile with { Email = "moi@example.vn" }), Person.Officer);

        await fund.Send(new RequeueMessage(Guid.NewGuid(), message), Person.Officer);

        var queued = await Now();
        Assert.Equal((MessageStatus.Queued, "moi@example.vn", 1, null), (queued.Status, queued.Recipient, queued.Attempts, queued.NextAttemptAt));
        var audited = await fund.Look(db => db.AuditRecords.SingleAsync(record => record.Command == nameof(RequeueMessage)));
        Assert.Equal((borrower, loan), (audited.BorrowerId, audited.LoanId));
        Assert.Contains("htx@cũ.example", audited.Changes, StringComparison.Ordinal);
        Assert.Contains("moi@example.vn", audited.Changes, StringComparison.Ordinal);

        // Attempts are numbered on; the waits begin anew: after 1, 5, 30, 120 and 720 minutes it fails for good at the sixth.
        for (var attempt = 2; attempt <= 6; attempt++)
        {
            await fund.Record(message, attempt, DeliveryResult.TryAgain);
            Assert.Equal(MessageStatus.Queued, (await Now()).Status);
        }

        await fund.Record(message, 7, DeliveryResult.TryAgain);
        Assert.Equal((MessageStatus.Failed, 7), ((await Now()).Status, (await Now()).Attempts));

        Task<Message> Now() => fund.Look(db => db.Messages.AsNoTracking().SingleAsync());
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Only_what_failed_is_queued_again_and_only_by_who_serves_loans_or_runs_the_system(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var (_, loan) = await fund.LoanOf("Hợp tác xã Cà phê");
        var waiting = await fund.Queue(loan, TestFund.FirstDay);
        Assert.Equal("message-not-failed", await Refused(() => fund.Send(new RequeueMessage(Guid.NewGuid(), waiting), Person.Officer)));
        await fund.Record(waiting, 1, DeliveryResult.Sent);
        Assert.Equal("message-not-failed", await Refused(() => fund.Send(new RequeueMessage(Guid.NewGuid(), waiting), Person.Officer)));
        Assert.Equal("not-there", await Refused(() => fund.Send(new RequeueMessage(Guid.NewGuid(), Guid.NewGuid()), Person.Officer)));

        var failed = await fund.Queue(loan, TestFund.FirstDay.PlusDays(1));
        await fund.Record(failed, 1, DeliveryResult.Refused);
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new RequeueMessage(Guid.NewGuid(), failed), Person.Auditor));
        await fund.Send(new RequeueMessage(Guid.NewGuid(), failed), Person.Administrator);
        Assert.Equal("message-not-failed", await Refused(() => fund.Send(new RequeueMessage(Guid.NewGuid(), failed), Person.Accountant)));
    }
}

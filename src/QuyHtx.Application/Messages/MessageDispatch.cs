using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Application.Messages;

/// <summary>
/// Gửi tin nhắn: takes what is queued and due to the mail server, one letter after the other, outside any transaction, and records each
/// outcome; what has waited too long is told apart first. A process that dies between sending and recording sends that one letter again; none is lost.
/// </summary>
public sealed class MessageDispatch(FundDbContext db, IMediator mediator, IMailGateway mail, TimeProvider clock)
{
    /// <summary>As many as one run takes; the next run goes on.</summary>
    private const int AtOnce = 200;

    /// <summary>Sends what is due.</summary>
    /// <returns>How many were sent, and how many were not.</returns>
    public async Task<(int Sent, int NotSent)> SendDueAsync(CancellationToken cancellation)
    {
        if (!mail.IsSetUp)
        {
            return (0, 0);
        }

        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var first = LapseMessages.FirstWorthSending(VietnamTime.DateOf(now));
        if (await LapseMessages.Of(db, first).AnyAsync(cancellation))
        {
            await mediator.Send(new LapseMessages(Guid.CreateVersion7(), first), cancellation);
            db.ChangeTracker.Clear();
        }

        var due = await db.Messages.AsNoTracking()
            .Where(message => message.Status == MessageStatus.Queued && (message.NextAttemptAt == null || message.NextAttemptAt <= now) && message.Recipient != "")
            .OrderBy(message => message.QueuedOn).ThenBy(message => message.Id)
            .Select(message => new { message.Id, message.Recipient, message.Subject, message.Body, message.Attempts })
            .Take(AtOnce)
            .ToListAsync(cancellation);
        var sent = 0;
        foreach (var message in due)
        {
            var delivery = await mail.SendAsync(message.Recipient, message.Subject, message.Body, cancellation);
            var attempt = message.Attempts + 1;
            await mediator.Send(new RecordDelivery(RecordDelivery.KeyOf(message.Id, attempt), message.Id, attempt, delivery), cancellation);
            sent += delivery.Result == DeliveryResult.Sent ? 1 : 0;
            db.ChangeTracker.Clear();
        }

        return (sent, due.Count - sent);
    }
}

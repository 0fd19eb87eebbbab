using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Application.Messages;

/// <summary>
/// Bỏ tin đã cũ: reminders that waited so long (no mail server, a host that was off) that what they say is no longer so are not sent any more.
/// They stay in the list, and what is owed by then has reminders of its own.
/// </summary>
/// <param name="CommandId">The key.</param>
/// <param name="QueuedBefore">Those queued before this day; what somebody queued again is spared.</param>
[Needs(Permission.RunSystem)]
public sealed record LapseMessages(Guid CommandId, LocalDate QueuedBefore) : ICommand<Done>
{
    /// <summary>A reminder is of the morning after the day it was queued on; this many days later it is still sent.</summary>
    public const int DaysWorthSending = 3;

    /// <summary>The first day whose reminders are still sent on a day.</summary>
    public static LocalDate FirstWorthSending(LocalDate today) => today.PlusDays(-1 - DaysWorthSending);

    /// <summary>What is too old, of what nobody queued again.</summary>
    public static IQueryable<Message> Of(FundDbContext db, LocalDate queuedBefore) => db.Messages.Where(
        message => message.Status == MessageStatus.Queued && message.AttemptsBeforeRequeue == 0 && message.QueuedOn < queuedBefore);

    internal sealed class Handler(FundDbContext db, AuditTrail trail, TimeProvider clock) : IRequestHandler<LapseMessages, Done>
    {
        public async Task<Done> Handle(LapseMessages lapse, CancellationToken cancellationToken)
        {
            var today = VietnamTime.DateOf(Instant.FromDateTimeOffset(clock.GetUtcNow()));
            if (lapse.QueuedBefore > FirstWorthSending(today))
            {
                throw new RuleViolationException(new("message-still-worth-sending", "queuedBefore", lapse.QueuedBefore));
            }

            var lapsed = await Of(db, lapse.QueuedBefore)
                .ExecuteUpdateAsync(message => message.SetProperty(row => row.Status, MessageStatus.Lapsed), cancellationToken);
            trail.Concerns(null, after: new { Lapsed = lapsed });
            return Done.Answer;
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Messages;

/// <summary>Ghi kết quả gửi: writes down what became of one attempt, and when to try again.</summary>
/// <param name="CommandId">The key: made of message and attempt, so that an attempt is recorded once.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Attempt">Lần thử, from 1.</param>
/// <param name="Delivery">Kết quả.</param>
[Needs(Permission.RunSystem)]
public sealed record RecordDelivery(Guid CommandId, Guid MessageId, int Attempt, Delivery Delivery) : ICommand<Done>
{
    /// <summary>How long to wait after each attempt that failed; after the last there is no other.</summary>
    public static readonly IReadOnlyList<Duration> BackOff =
    [
        Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2), Duration.FromHours(12),
    ];

    /// <summary>The key of an attempt.</summary>
    public static Guid KeyOf(Guid messageId, int attempt) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"delivery {messageId} {attempt}")).AsSpan(0, 16));

    internal sealed class Handler(FundDbContext db, AuditTrail trail, TimeProvider clock) : IRequestHandler<RecordDelivery, Done>
    {
        public async Task<Done> Handle(RecordDelivery record, CancellationToken cancellationToken)
        {
            var message = await db.Messages.SingleOrDefaultAsync(row => row.Id == record.MessageId, cancellationToken) ?? throw Loaders.NotThere();
            if (message.Status != MessageStatus.Queued || message.Attempts != record.Attempt - 1)
            {
                throw new RuleViolationException(new("changed-meanwhile", null));
            }

            var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            message.Attempts = record.Attempt;
            var tries = record.Attempt - message.AttemptsBeforeRequeue;
            message.Outcome = record.Delivery.Outcome.Length <= 1000 ? record.Delivery.Outcome : record.Delivery.Outcome[..1000];
            (message.Status, message.SentAt, message.NextAttemptAt) = record.Delivery.Result switch
            {
                DeliveryResult.Sent => (MessageStatus.Sent, now, (Instant?)null),
                DeliveryResult.TryAgain when tries <= BackOff.Count => (MessageStatus.Queued, null, now + BackOff[tries - 1]),
                DeliveryResult.TryAgain or DeliveryResult.Refused => (MessageStatus.Failed, (Instant?)null, (Instant?)null),
            };
            trail.Concerns(null, message.LoanId);
            return Done.Answer;
        }
    }
}

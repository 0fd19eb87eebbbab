using System.Data;
using System.Security.Cryptography;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;

namespace QuyHtx.Application.Pipeline;

/// <summary>
/// Third: a command runs in one transaction that locks the fund's row first, so commands change the books one after the other. A key that
/// was used before is answered as it was then. The key is written with what the command changed, and all is committed once.
/// </summary>
public sealed class TransactionBehaviour<TRequest, TResponse>(FundDbContext db, CurrentUser user, AfterCommit after, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not ICommand<TResponse> command)
        {
            return await next();
        }

        try
        {
            // Named, because a pooled connection of SQL Server keeps the level of whoever had it before.
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
            await db.Funds.ExecuteUpdateAsync(fund => fund.SetProperty(row => row.Turn, row => row.Turn + 1), cancellationToken);
            var hash = HashOf(request);
            var done = await db.Commands.AsNoTracking().FirstOrDefaultAsync(record => record.Id == command.CommandId, cancellationToken);
            if (done is not null)
            {
                return AnswerOf(done, hash);
            }

            var answer = await next();
            Remember(command.CommandId, hash, answer);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await after.DoneAsync(cancellationToken);
            return answer;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleViolationException(new("changed-meanwhile", null));
        }
    }

    private static string HashOf(TRequest request) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<object>(request!, StoredJson.Options)));

    private TResponse AnswerOf(CommandRecord done, string hash)
    {
        if (done.ContentHash != hash || done.UserId != user.Id)
        {
            throw new RuleViolationException(new("command-key-used", "commandId", done.Id));
        }

        return JsonSerializer.Deserialize<TResponse>(done.Answer, StoredJson.Options)!;
    }

    private void Remember(Guid commandId, string hash, TResponse answer) => db.Commands.Add(new CommandRecord
    {
        Id = commandId,
        Command = typeof(TRequest).Name,
        ContentHash = hash,
        UserId = user.Id,
        At = Instant.FromDateTimeOffset(clock.GetUtcNow()),
        Answer = JsonSerializer.Serialize(answer, StoredJson.Options),
    });
}

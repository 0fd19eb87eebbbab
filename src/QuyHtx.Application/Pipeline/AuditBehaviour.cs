using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;

namespace QuyHtx.Application.Pipeline;

/// <summary>Fourth, inside the transaction: who did what, when, from where, and what it changed, written once the handler is done.</summary>
public sealed class AuditBehaviour<TRequest, TResponse>(FundDbContext db, CurrentUser user, AuditTrail trail, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var answer = await next();
        if (request is ICommand<TResponse> command)
        {
            // Before the fund is founded its first users are made; the books have no date yet.
            var at = Instant.FromDateTimeOffset(clock.GetUtcNow());
            var fund = db.Funds.Local.FirstOrDefault() ?? await db.Funds.SingleOrDefaultAsync(cancellationToken);
            db.AuditRecords.Add(new AuditRecord
            {
                At = at,
                BusinessDate = fund?.BusinessDate ?? at.InUtc().Date,
                UserId = user.Id,
                UserName = user.Name,
                UserSearch = SearchText.Of(user.Name),
                Origin = user.Origin,
                Command = typeof(TRequest).Name,
                CommandId = command.CommandId,
                BorrowerId = trail.BorrowerId,
                LoanId = trail.LoanId,
                Changes = JsonSerializer.Serialize(new { Command = (object)request, trail.Before, trail.After }, StoredJson.Options),
            });
        }

        return answer;
    }
}

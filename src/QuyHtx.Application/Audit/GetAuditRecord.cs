using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Audit;

/// <summary>Một dòng nhật ký: what was asked, what was before and after, what was answered, and the seal it lies under.</summary>
/// <param name="No">Its number.</param>
[Needs(Permission.ReadAudit)]
public sealed record GetAuditRecord(long No) : IQuery<AuditFile>
{
    internal sealed class Handler(FundDbContext db) : IRequestHandler<GetAuditRecord, AuditFile>
    {
        public async Task<AuditFile> Handle(GetAuditRecord query, CancellationToken cancellationToken)
        {
            var rows = await AuditReading.RowsAsync(db, db.AuditRecords.AsNoTracking().Where(record => record.No == query.No), cancellationToken);
            var record = rows.Count == 1 ? rows[0] : throw Loaders.NotThere();
            var answer = await db.Commands.AsNoTracking().Where(command => command.Id == record.CommandId).Select(command => command.Answer)
                .SingleOrDefaultAsync(cancellationToken);
            var close = await db.DayCloses.AsNoTracking().Where(close => close.LastAuditNo >= record.No).OrderBy(close => close.Date)
                .Select(close => new { close.Date, close.AuditSeal }).FirstOrDefaultAsync(cancellationToken);
            return new AuditFile(record, answer is null ? null : JsonSerializer.Deserialize<JsonElement>(answer), close?.Date, close?.AuditSeal);
        }
    }
}

/// <summary>A record of the audit.</summary>
/// <param name="Record">Who, what, when, from where, and what changed.</param>
/// <param name="Answer">What the command answered.</param>
/// <param name="SealedOn">The day whose close sealed it; null until the next close.</param>
/// <param name="Seal">Niêm phong nhật ký of that close.</param>
public sealed record AuditFile(ListedAuditRecord Record, JsonElement? Answer, LocalDate? SealedOn, string? Seal);

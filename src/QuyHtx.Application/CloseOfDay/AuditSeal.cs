using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Ledger;

namespace QuyHtx.Application.CloseOfDay;

/// <summary>
/// Niêm phong nhật ký: SHA-256 over what was done between two closes, each audit record with the key and answer of its command, in order, and the
/// audit's seal before it. It stands beside the seal of the ledger, so that the ledger's can be recomputed from the entries alone.
/// </summary>
internal sealed class AuditSeal(DayClose? previous) : IDisposable
{
    private readonly IncrementalHash hash = Begin(previous?.AuditSeal ?? DaySeal.First);

    /// <summary>The last record that is under the seal.</summary>
    public long LastNo { get; private set; } = previous?.LastAuditNo ?? 0;

    /// <summary>What was done since a record, in order; read while the database is open.</summary>
    public static IAsyncEnumerable<SealedAct> ActsAfter(FundDbContext db, long no) => db.AuditRecords.AsNoTracking()
        .Where(record => record.No > no)
        .LeftJoin(db.Commands.AsNoTracking(), record => record.CommandId, command => command.Id, (record, command) => new { Record = record, Command = command })
        .OrderBy(act => act.Record.No)
        .Select(act => new SealedAct(act.Record, act.Command))
        .AsAsyncEnumerable();

    /// <summary>The seal over all that was done since the last close. The command that closes is itself under the next seal.</summary>
    public static async Task<(string Seal, long LastNo)> OfAllSinceAsync(FundDbContext db, DayClose? previous, CancellationToken cancellation)
    {
        using var seal = new AuditSeal(previous);
        await foreach (var act in ActsAfter(db, seal.LastNo).WithCancellation(cancellation))
        {
            seal.Append(act);
        }

        return (seal.Finish(), seal.LastNo);
    }

    /// <summary>Takes the next record under the seal. Every field is written, as text in a JSON list, so that none can run into another.</summary>
    public void Append(SealedAct act)
    {
        var (record, command) = (act.Record, act.Command);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes<string?[]>(
        [
            record.No.ToString(CultureInfo.InvariantCulture), Text(record.At), LocalDatePattern.Iso.Format(record.BusinessDate), record.UserId.ToString(),
            record.UserName, record.Origin, record.Command, record.CommandId.ToString(), record.BorrowerId?.ToString(), record.LoanId?.ToString(),
            record.Changes, command?.Command, command?.ContentHash, command?.UserId.ToString(), command is null ? null : Text(command.At), command?.Answer,
        ]));
        LastNo = record.No;
    }

    /// <summary>The seal, in lower-case hexadecimal.</summary>
    public string Finish() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();

    private static IncrementalHash Begin(string previous)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(previous));
        return hash;
    }

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);
}

/// <summary>What was done: the audit's record of a command, and the command, which is missing only where somebody took it away.</summary>
internal sealed record SealedAct(AuditRecord Record, CommandRecord? Command);

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;

namespace QuyHtx.Application.Verification;

/// <summary>db/checks: each file is one invariant in SQL that every provider reads, and a row returned is something wrong. They are part of the assembly.</summary>
internal static class StoredChecks
{
    private const string Prefix = "checks/";

    public static async Task<IReadOnlyList<RuleViolation>> RunAsync(FundDbContext db, IDbContextTransaction transaction, CancellationToken cancellation)
    {
        var findings = new List<RuleViolation>();
        var assembly = typeof(StoredChecks).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = await text.ReadToEndAsync(cancellation);
            command.Transaction = transaction.GetDbTransaction();
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                findings.Add(new("verify-check", null, name[Prefix.Length..], rows.GetValue(0)));
            }
        }

        return findings;
    }
}

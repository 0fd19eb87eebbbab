using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;

namespace QuyHtx.Application.Tests.Testing;

/// <summary>Runs db/checks/*.sql: each is one invariant, and a row returned is something wrong.</summary>
internal static class DatabaseChecks
{
    public static async Task<IReadOnlyList<string>> FindAsync(FundDbContext db)
    {
        var found = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var file in Directory.GetFiles(Path.Combine(Checkout.Root, "db", "checks"), "*.sql").Order())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = await File.ReadAllTextAsync(file);
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                found.Add($"{Path.GetFileName(file)}: {rows.GetValue(0)}");
            }
        }

        return found;
    }
}

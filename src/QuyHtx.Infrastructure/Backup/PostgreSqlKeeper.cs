using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Infrastructure.Backup;

/// <summary>
/// PostgreSQL: its own pg_dump and pg_restore, of the server's version. The manifest and the dump read one snapshot. What is brought back is a database
/// beside, renamed at the end; one without tables is filled where it is, which takes no right to make databases.
/// </summary>
internal sealed class PostgreSqlKeeper(DatabaseOptions database) : DatabaseKeeper(database)
{
    /// <summary>The longest name PostgreSQL takes.</summary>
    private const int LongestName = 63;

    /// <summary>The database that every server has, to connect to while others are renamed.</summary>
    private const string Always = "postgres";

    public override string Part => "database.pgdump";

    public override async Task<BackupManifest> CopyAsync(string file, Func<FundDbContext, Task<BackupManifest>> describe, CancellationToken cancellation)
    {
        await using var db = Open(Unpooled(Target));
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var manifest = await describe(db);
        var snapshot = await db.Database.SqlQueryRaw<string>("SELECT pg_export_snapshot() AS \"Value\"").SingleAsync(cancellation);
        await PostgreSqlProgram.Of("pg_dump", ServerOf(db)).RunAsync(
            new NpgsqlConnectionStringBuilder(Target.ConnectionString),
            ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={snapshot}", $"--file={file}"],
            cancellation);
        return manifest;
    }

    public override async Task<DatabaseOptions> BringBackAsync(string file, CancellationToken cancellation)
    {
        var there = await LookAsync(cancellation);
        var beside = Unpooled(Target, there == Occupant.None ? null : Named("restoring"));
        await using var db = Open(beside);
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (there != Occupant.None)
        {
            await db.Database.EnsureDeletedAsync(cancellation);
        }

        if (!await creator.ExistsAsync(cancellation))
        {
            await creator.CreateAsync(cancellation);
        }

        await db.Database.OpenConnectionAsync(cancellation);
        var server = ServerOf(db);
        await db.Database.CloseConnectionAsync();
        var connection = new NpgsqlConnectionStringBuilder(beside.ConnectionString);
        await PostgreSqlProgram.Of("pg_restore", server).RunAsync(
            connection, ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", $"--dbname={connection.Database}", file], cancellation);
        return beside;
    }

    public override async Task<string?> PutInPlaceAsync(DatabaseOptions broughtBack, string stamp, CancellationToken cancellation)
    {
        var (target, beside) = (NameOf(Target), NameOf(broughtBack));
        if (target == beside)
        {
            return null;
        }

        var kept = Named(stamp);
        try
        {
            await RenameAsync(target, kept, cancellation);
        }
        catch (PostgresException inUse) when (inUse.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            throw new RuleViolationException(new("restore-database-in-use", null));
        }

        await RenameAsync(beside, target, cancellation);
        return kept;
    }

    public override async Task DiscardAsync(DatabaseOptions broughtBack, CancellationToken cancellation)
    {
        if (NameOf(broughtBack) != NameOf(Target))
        {
            await using var db = Open(broughtBack);
            await db.Database.EnsureDeletedAsync(cancellation);
        }
    }

    private async Task RenameAsync(string from, string to, CancellationToken cancellation)
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(Unpooled(Target, Always).ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand($"ALTER DATABASE {Quoted(from)} RENAME TO {Quoted(to)}", connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private string Named(string ending) => $"{NameOf(Target)[..Math.Min(NameOf(Target).Length, LongestName - 1 - ending.Length)]}_{ending}";

    private static Version ServerOf(FundDbContext db) => ((NpgsqlConnection)db.Database.GetDbConnection()).PostgreSqlVersion;

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string NameOf(DatabaseOptions database) => new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;

    private static DatabaseOptions Unpooled(DatabaseOptions database, string? name = null) => new()
    {
        Provider = DatabaseProvider.PostgreSql,
        ConnectionString = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, Database = name ?? NameOf(database) }.ConnectionString,
    };
}

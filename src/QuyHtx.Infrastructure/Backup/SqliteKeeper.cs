using Microsoft.Data.Sqlite;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Infrastructure.Backup;

/// <summary>SQLite: its online backup copies page by page from one snapshot; what is brought back is a file beside, renamed at the end.</summary>
internal sealed class SqliteKeeper(DatabaseOptions database) : DatabaseKeeper(database)
{
    private const string BesideExtension = ".restoring";

    public override string Part => "database.sqlite";

    private string TargetFile => FileOf(Target);

    public override async Task<BackupManifest> CopyAsync(string file, Func<FundDbContext, Task<BackupManifest>> describe, CancellationToken cancellation)
    {
        SqliteNative.Prepare();
        if (!File.Exists(TargetFile))
        {
            throw new RuleViolationException(new("backup-nothing-there", null));
        }

        await using (var source = new SqliteConnection(Unpooled(TargetFile, SqliteOpenMode.ReadWrite)))
        await using (var copy = new SqliteConnection(Unpooled(file, SqliteOpenMode.ReadWriteCreate)))
        {
            await source.OpenAsync(cancellation);
            await copy.OpenAsync(cancellation);
            source.BackupDatabase(copy);
        }

        BackupManifest manifest;
        await using (var db = Open(new DatabaseOptions { ConnectionString = Unpooled(file, SqliteOpenMode.ReadWrite) }))
        {
            manifest = await describe(db);
        }

        await FoldAsync(file, cancellation);
        return manifest;
    }

    public override Task<DatabaseOptions> BringBackAsync(string file, CancellationToken cancellation)
    {
        var beside = TargetFile + BesideExtension;
        Directory.CreateDirectory(Path.GetDirectoryName(beside)!);
        File.Move(file, beside, overwrite: true);
        return Task.FromResult(new DatabaseOptions { ConnectionString = Unpooled(beside, SqliteOpenMode.ReadWrite) });
    }

    public override async Task<string?> PutInPlaceAsync(DatabaseOptions broughtBack, string stamp, CancellationToken cancellation)
    {
        var kept = File.Exists(TargetFile) ? $"{TargetFile}.{stamp}" : null;
        if (kept is not null)
        {
            // Our own looks at it are over too.
            SqliteConnection.ClearAllPools();
            try
            {
                await FoldAsync(TargetFile, cancellation);
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
            {
                throw new RuleViolationException(new("restore-database-in-use", null));
            }
            catch (SqliteException notADatabase) when (notADatabase.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
            {
                // Whatever it is, it is kept as it is.
            }

            File.Move(TargetFile, kept);
        }

        await FoldAsync(FileOf(broughtBack), cancellation);
        File.Move(FileOf(broughtBack), TargetFile);
        return kept;
    }

    public override Task DiscardAsync(DatabaseOptions broughtBack, CancellationToken cancellation)
    {
        foreach (var part in new[] { "", "-wal", "-shm" })
        {
            File.Delete(FileOf(broughtBack) + part);
        }

        return Task.CompletedTask;
    }

    /// <summary>Puts everything into the one file. That takes nobody else having it open, which is what tells that nobody has.</summary>
    private static async Task FoldAsync(string file, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(Unpooled(file, SqliteOpenMode.ReadWrite));
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = DELETE;";
        await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>Closed when it is closed, and not waiting long for others.</summary>
    private static string Unpooled(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 2 }.ConnectionString;

    private static string FileOf(DatabaseOptions database) => new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
}

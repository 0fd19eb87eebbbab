using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Infrastructure.Backup;

/// <summary>
/// SQL Server: its own BACKUP and RESTORE, sent over a connection. The server writes and reads the file itself, so it lies in a folder that both the
/// server and this program reach.
/// </summary>
internal sealed class SqlServerKeeper(DatabaseOptions database, BackupOptions options) : DatabaseKeeper(database)
{
    /// <summary>What says that somebody else has the database open.</summary>
    private const int NotExclusive = 5030;

    /// <summary>The database that every server has, to connect to while others are made and renamed.</summary>
    private const string Always = "master";

    public override string Part => "database.bak";

    public override async Task<BackupManifest> CopyAsync(string file, Func<FundDbContext, Task<BackupManifest>> describe, CancellationToken cancellation)
    {
        // Whatever is committed while the server copies is in the copy too; what is described is the least that has to be in it.
        await using var db = Open(Unpooled(NameOf(Target)));
        var manifest = await describe(db);
        await using var server = await ConnectAsync(cancellation);
        var shared = await SharedFileAsync(server, Path.GetFileName(file), cancellation);
        await RunAsync(server, SqlServerScripts.Backup(NameOf(Target), shared), cancellation);
        Reach(shared, () => File.Copy(shared, file));
        File.Delete(shared);
        return manifest;
    }

    public override async Task<DatabaseOptions> BringBackAsync(string file, CancellationToken cancellation)
    {
        var beside = await LookAsync(cancellation) == Occupant.None && !await ExistsAsync(cancellation) ? NameOf(Target) : $"{NameOf(Target)}_restoring";
        await using var server = await ConnectAsync(cancellation);
        var shared = await SharedFileAsync(server, $"{beside}.bak", cancellation);
        Reach(shared, () => File.Copy(file, shared, overwrite: true));
        try
        {
            var moves = await MovesAsync(server, shared, beside, cancellation);
            await RunAsync(server, SqlServerScripts.Restore(beside, shared, moves), cancellation);
        }
        finally
        {
            File.Delete(shared);
        }

        return Unpooled(beside);
    }

    public override async Task<string?> PutInPlaceAsync(DatabaseOptions broughtBack, string stamp, CancellationToken cancellation)
    {
        var (target, beside) = (NameOf(Target), NameOf(broughtBack));
        if (target == beside)
        {
            return null;
        }

        SqlConnection.ClearAllPools();
        await using var server = await ConnectAsync(cancellation);
        try
        {
            await RunAsync(server, SqlServerScripts.Rename(target, $"{target}_{stamp}"), cancellation);
        }
        catch (SqlException inUse) when (inUse.Number == NotExclusive)
        {
            throw new RuleViolationException(new("restore-database-in-use", null));
        }

        await RunAsync(server, SqlServerScripts.Rename(beside, target), cancellation);
        return $"{target}_{stamp}";
    }

    public override async Task DiscardAsync(DatabaseOptions broughtBack, CancellationToken cancellation)
    {
        await using var db = Open(broughtBack);
        await db.Database.EnsureDeletedAsync(cancellation);
    }

    private async Task<bool> ExistsAsync(CancellationToken cancellation)
    {
        await using var db = Open(Target);
        return await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellation);
    }

    /// <summary>A file in the folder of the settings, or in the server's own for backups; with the separator of the server's system.</summary>
    private async Task<string> SharedFileAsync(SqlConnection server, string name, CancellationToken cancellation)
    {
        var folder = options.SqlServerFolder;
        if (folder.Length == 0)
        {
            await using var ask = new SqlCommand("SELECT CONVERT(nvarchar(4000), SERVERPROPERTY('InstanceDefaultBackupPath'))", server);
            folder = await ask.ExecuteScalarAsync(cancellation) as string ?? throw new RuleViolationException(new("backup-folder-unreachable", null, "Backup:SqlServerFolder"));
        }

        return SqlServerScripts.FileIn(folder, name);
    }

    /// <summary>Does something with the shared file, which this program may not reach.</summary>
    private static void Reach(string shared, Action work)
    {
        try
        {
            work();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RuleViolationException(new("backup-folder-unreachable", null, shared));
        }
    }

    /// <summary>The files in the backup, each with where it goes on this server.</summary>
    private static async Task<IReadOnlyList<(string Logical, string File)>> MovesAsync(SqlConnection server, string shared, string name, CancellationToken cancellation)
    {
        await using var ask = new SqlCommand(
            "SELECT CONVERT(nvarchar(4000), SERVERPROPERTY('InstanceDefaultDataPath')), CONVERT(nvarchar(4000), SERVERPROPERTY('InstanceDefaultLogPath'))", server);
        string data, log;
        await using (var paths = await ask.ExecuteReaderAsync(cancellation))
        {
            await paths.ReadAsync(cancellation);
            (data, log) = (paths.GetString(0), paths.GetString(1));
        }

        await using var list = new SqlCommand(SqlServerScripts.FileList(shared), server) { CommandTimeout = 0 };
        await using var files = await list.ExecuteReaderAsync(cancellation);
        var moves = new List<(string, string)>();
        while (await files.ReadAsync(cancellation))
        {
            var (logical, isLog) = (files.GetString(files.GetOrdinal("LogicalName")), files.GetString(files.GetOrdinal("Type")) == "L");
            moves.Add((logical, SqlServerScripts.FileIn(isLog ? log : data, $"{name}_{moves.Count}.{(isLog ? "ldf" : "mdf")}")));
        }

        return moves;
    }

    private async Task<SqlConnection> ConnectAsync(CancellationToken cancellation)
    {
        var connection = new SqlConnection(Unpooled(Always).ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    /// <summary>A backup takes as long as it takes.</summary>
    private static async Task RunAsync(SqlConnection server, string script, CancellationToken cancellation)
    {
        await using var command = new SqlCommand(script, server) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string NameOf(DatabaseOptions database) => new SqlConnectionStringBuilder(database.ConnectionString).InitialCatalog;

    private DatabaseOptions Unpooled(string name) => new()
    {
        Provider = DatabaseProvider.SqlServer,
        ConnectionString = new SqlConnectionStringBuilder(Target.ConnectionString) { Pooling = false, InitialCatalog = name }.ConnectionString,
    };
}

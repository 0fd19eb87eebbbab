using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using QuyHtx.Application.Persistence;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Infrastructure.Backup;

/// <summary>
/// How a kind of database is copied into a file and brought back from it. It is brought back under another name and put in place when it is whole; what
/// was in its place is kept beside.
/// </summary>
internal abstract class DatabaseKeeper(DatabaseOptions database)
{
    private const int SqlServerColumnUnknown = 207;
    private const int SqlServerTableUnknown = 208;

    /// <summary>The database that the settings name.</summary>
    protected DatabaseOptions Target { get; } = database;

    /// <summary>What its copy is called in an archive.</summary>
    public abstract string Part { get; }

    public static DatabaseKeeper Of(DatabaseOptions database, BackupOptions options) => database.Provider switch
    {
        DatabaseProvider.Sqlite => new SqliteKeeper(database),
        DatabaseProvider.PostgreSql => new PostgreSqlKeeper(database),
        DatabaseProvider.SqlServer => new SqlServerKeeper(database, options),
    };

    /// <summary>Copies the database as it is at one moment, while others write, and describes it as it was at that moment.</summary>
    public abstract Task<BackupManifest> CopyAsync(string file, Func<FundDbContext, Task<BackupManifest>> describe, CancellationToken cancellation);

    /// <summary>Brings a copy back, beside what is there.</summary>
    /// <returns>Where it is now.</returns>
    public abstract Task<DatabaseOptions> BringBackAsync(string file, CancellationToken cancellation);

    /// <summary>Puts what was brought back in its place.</summary>
    /// <returns>Under which name the former one is kept; null when there was none.</returns>
    public abstract Task<string?> PutInPlaceAsync(DatabaseOptions broughtBack, string stamp, CancellationToken cancellation);

    /// <summary>Throws away what was brought back.</summary>
    public abstract Task DiscardAsync(DatabaseOptions broughtBack, CancellationToken cancellation);

    /// <summary>What is where the settings point.</summary>
    public async Task<Occupant> LookAsync(CancellationToken cancellation)
    {
        await using var db = Open(Target);
        var creator = db.GetService<IRelationalDatabaseCreator>();
        try
        {
            return !await creator.ExistsAsync(cancellation) || !await creator.HasTablesAsync(cancellation) ? Occupant.None
                : await db.Funds.AnyAsync(cancellation) || await db.Users.AnyAsync(cancellation) ? Occupant.Fund
                : Occupant.Unfounded;
        }
        catch (DbException problem) when (IsForeign(problem))
        {
            return Occupant.Other;
        }
    }

    /// <summary>A look at a database.</summary>
    public static FundDbContext Open(DatabaseOptions database)
    {
        var options = new DbContextOptionsBuilder<FundDbContext>();
        options.UseFundDatabase(database);
        return new FundDbContext(options.Options);
    }

    /// <summary>Tables of somebody else's, or a file that is no database at all; anything else is a fault that is told as what it is.</summary>
    private static bool IsForeign(DbException problem) => problem is
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_ERROR }
        or PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn }
        or SqlException { Number: SqlServerColumnUnknown or SqlServerTableUnknown };
}

/// <summary>What is in a place.</summary>
internal enum Occupant
{
    /// <summary>Nothing, or a database without tables.</summary>
    None,

    /// <summary>Our tables, without a fund and without users.</summary>
    Unfounded,

    /// <summary>A fund, or users.</summary>
    Fund,

    /// <summary>Something that is not ours.</summary>
    Other,
}

using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace QuyHtx.Infrastructure.Persistence;

/// <summary>Points a context at a provider. The migrations of all three live in this assembly, each in its own namespace.</summary>
public static class Providers
{
    /// <summary>Long enough for a report, short enough that a person does not wait for nothing.</summary>
    private const int CommandTimeoutSeconds = 60;

    /// <summary>Uses the database that the settings name.</summary>
    public static DbContextOptionsBuilder UseFundDatabase(this DbContextOptionsBuilder builder, DatabaseOptions database)
    {
        var assembly = typeof(Providers).Assembly.GetName().Name;
        switch (database.Provider)
        {
            case DatabaseProvider.Sqlite:
                SqliteNative.Prepare();
                builder.UseSqlite(database.ConnectionString, sqlite => sqlite.MigrationsAssembly(assembly).CommandTimeout(CommandTimeoutSeconds));
                builder.AddInterceptors(SqlitePragmas.Instance, SqliteLooks.Instance);
                break;
            case DatabaseProvider.SqlServer:
                builder.UseSqlServer(database.ConnectionString, server => server.MigrationsAssembly(assembly).CommandTimeout(CommandTimeoutSeconds));
                break;
            case DatabaseProvider.PostgreSql:
                builder.UseNpgsql(database.ConnectionString, server => server.MigrationsAssembly(assembly).CommandTimeout(CommandTimeoutSeconds));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(database), database.Provider, null);
        }

        return builder.ReplaceService<Microsoft.EntityFrameworkCore.Migrations.IMigrationsAssembly, ProviderMigrations>();
    }

    /// <summary>SQLite as this application needs it: readers beside a writer, foreign keys, and a writer that waits for its turn.</summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        public static readonly SqlitePragmas Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(DbConnection connection)
        {
            if (connection is SqliteConnection { State: ConnectionState.Open } sqlite)
            {
                using var command = sqlite.CreateCommand();

                // Looking whether the file is there opens it to read only; the journal is chosen by whoever may write.
                var journal = new SqliteConnectionStringBuilder(sqlite.ConnectionString).Mode == SqliteOpenMode.ReadOnly ? "" : "PRAGMA journal_mode = WAL; ";
                command.CommandText = $"{journal}PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 60000;";
                command.ExecuteNonQuery();
            }
        }
    }

    /// <summary>
    /// A transaction that only looks asks for a snapshot; SQLite gives it one without the place of the one writer, which every
    /// other transaction takes at once.
    /// </summary>
    private sealed class SqliteLooks : DbTransactionInterceptor
    {
        public static readonly SqliteLooks Instance = new();

        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
            CancellationToken cancellationToken = default) => ValueTask.FromResult(
            eventData.IsolationLevel == IsolationLevel.Snapshot && connection is SqliteConnection sqlite
                ? InterceptionResult<DbTransaction>.SuppressWithResult(sqlite.BeginTransaction(deferred: true))
                : result);
    }
}

using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using QuyHtx.Application.Persistence;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Testing;

/// <summary>
/// Real databases for tests, each test its own: a copy of one that the real migrations made. tests/run starts PostgreSQL in a private
/// folder and says where it is.
/// </summary>
internal static class TestDatabases
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplate);
    private static readonly Lazy<Task<string>> PostgreSqlTemplate = new(MakePostgreSqlTemplate);

    public static string? SqlServer => Environment.GetEnvironmentVariable("QUYHTX_TEST_SQLSERVER");

    private static string PostgreSql => Environment.GetEnvironmentVariable("QUYHTX_TEST_POSTGRESQL")
        ?? throw new InvalidOperationException("QUYHTX_TEST_POSTGRESQL is not set: run the tests with ./quyhtx test, or source tests/postgresql first.");

    /// <summary>A new, migrated, empty database.</summary>
    public static async Task<DatabaseOptions> CreateAsync(DatabaseProvider provider) => new()
    {
        Provider = provider,
        ConnectionString = provider switch
        {
            DatabaseProvider.Sqlite => await CopySqlite(),
            DatabaseProvider.PostgreSql => await CopyPostgreSql(),
            DatabaseProvider.SqlServer => await MakeSqlServer(),
        },
    };

    public static FundDbContext Open(DatabaseOptions database)
    {
        var options = new DbContextOptionsBuilder<FundDbContext>();
        options.UseFundDatabase(database);
        return new FundDbContext(options.Options);
    }

    public static async Task DropAsync(DatabaseOptions database)
    {
        switch (database.Provider)
        {
            case DatabaseProvider.Sqlite:
                SqliteConnection.ClearAllPools();
                var file = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
                foreach (var part in new[] { file, $"{file}-wal", $"{file}-shm" })
                {
                    File.Delete(part);
                }

                break;
            case DatabaseProvider.PostgreSql:
                NpgsqlConnection.ClearPool(new NpgsqlConnection(database.ConnectionString));
                var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
                var name = server.Database;
                server.Database = "postgres";
                await OnServer($"DROP DATABASE {name} WITH (FORCE)", server.ConnectionString);
                break;
            default:
                await using (var db = Open(database))
                {
                    await db.Database.EnsureDeletedAsync();
                }

                break;
        }
    }

    private static async Task<string> CopySqlite()
    {
        var file = NewSqliteFile();
        File.Copy(await SqliteTemplate.Value, file);
        return $"Data Source={file}";
    }

    private static async Task<string> CopyPostgreSql()
    {
        var name = NewName();
        await OnServer($"CREATE DATABASE {name} TEMPLATE {await PostgreSqlTemplate.Value}");
        return new NpgsqlConnectionStringBuilder(PostgreSql) { Database = name, MaxPoolSize = 30 }.ConnectionString;
    }

    private static async Task<string> MakeSqlServer()
    {
        var connection = new SqlConnectionStringBuilder(SqlServer) { InitialCatalog = NewName() }.ConnectionString;
        await Migrate(new DatabaseOptions { Provider = DatabaseProvider.SqlServer, ConnectionString = connection });
        return connection;
    }

    private static async Task<string> MakeSqliteTemplate()
    {
        var file = NewSqliteFile();
        await Migrate(new DatabaseOptions { Provider = DatabaseProvider.Sqlite, ConnectionString = $"Data Source={file};Pooling=false" });
        return file;
    }

    private static async Task<string> MakePostgreSqlTemplate()
    {
        var name = $"template_{Environment.ProcessId}";
        await OnServer($"DROP DATABASE IF EXISTS {name}");
        var connection = new NpgsqlConnectionStringBuilder(PostgreSql) { Database = name, Pooling = false }.ConnectionString;
        await Migrate(new DatabaseOptions { Provider = DatabaseProvider.PostgreSql, ConnectionString = connection });
        return name;
    }

    public static async Task Migrate(DatabaseOptions database)
    {
        await using var db = Open(database);
        await db.Database.MigrateAsync();
    }

    private static async Task OnServer(string sql, string? server = null)
    {
        await using var connection = new NpgsqlConnection(server ?? PostgreSql);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public static string NewName() => $"test_{Guid.NewGuid():N}";

    private static string NewSqliteFile() => Path.Combine(Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "quyhtx-tests")).FullName, $"{NewName()}.db");
}

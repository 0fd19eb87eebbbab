using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Web.Tests.Faults;

/// <summary>A PostgreSQL server that belongs to one test, which may take it away and bring it back.</summary>
internal sealed class PrivatePostgreSql : IAsyncDisposable
{
    private readonly string port = FreePort().ToString(CultureInfo.InvariantCulture);

    /// <summary>An empty, migrated database on it.</summary>
    public DatabaseOptions Database { get; private set; } = new();

    /// <summary>The same, for the test's own looks at it: with connections of its own.</summary>
    public DatabaseOptions DatabaseOfTest => new()
    {
        Provider = Database.Provider,
        ConnectionString = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { ApplicationName = "test" }.ConnectionString,
    };

    public static async Task<PrivatePostgreSql> StartAsync()
    {
        var server = new PrivatePostgreSql();
        try
        {
            var connection = await server.Do("start");
            server.Database = new DatabaseOptions
            {
                Provider = DatabaseProvider.PostgreSql,
                ConnectionString = new NpgsqlConnectionStringBuilder(connection) { Database = TestDatabases.NewName() }.ConnectionString,
            };
            await TestDatabases.Migrate(server.Database);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>It is gone, in the middle of whatever it was doing.</summary>
    public Task Crash() => Do("crash");

    /// <summary>It is there again. What the test itself looks with is connected anew; the program under test finds out by itself.</summary>
    public async Task Resume()
    {
        await Do("resume");
        NpgsqlConnection.ClearPool(new NpgsqlConnection(DatabaseOfTest.ConnectionString));
    }

    public async ValueTask DisposeAsync() => await Do("stop");

    private async Task<string> Do(string what)
    {
        var start = new ProcessStartInfo(Path.Combine(Checkout.Root, "tests", "postgresql"), [what])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["QUYHTX_TEST_POSTGRESQL_HOME"] = Path.Combine(Checkout.Root, "artifacts", $"postgresql-{port}"),
                ["QUYHTX_TEST_POSTGRESQL_PORT"] = port,
            },
        };

        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await complained);
        return (await said).Trim();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

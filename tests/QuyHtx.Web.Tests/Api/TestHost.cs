using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using QuyHtx.Application.Persistence;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Hosting;

namespace QuyHtx.Web.Tests.Api;

/// <summary>The real host on a real port of this machine, on a real database of its own; db/checks find nothing wrong when it is done.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    public const string AdministratorPassword = "bốn con ngựa trắng";

    private readonly DatabaseOptions database;
    private readonly WebApplication app;
    private readonly string folder;

    private TestHost(DatabaseOptions database, WebApplication app, string folder) => (this.database, this.app, this.folder) = (database, app, folder);

    public IServiceProvider Services => app.Services;

    /// <summary>Its database, for what a test does behind the host.</summary>
    public DatabaseOptions Database => database;

    /// <summary>An empty, migrated database, and the host that serves it.</summary>
    public static async Task<TestHost> StartAsync(DatabaseProvider provider, params (string Name, string Value)[] settings)
    {
        var database = await TestDatabases.CreateAsync(provider);
        var folder = Directory.CreateTempSubdirectory("quyhtx-host").FullName;
        var all = new Dictionary<string, string?>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Database:Provider"] = provider.ToString(),
            ["Database:ConnectionString"] = database.ConnectionString,
            ["Logging:LogLevel:Default"] = "None",
            ["Security:SignInsPerMinute"] = "1000",

            // Jobs have tests of their own.
            ["Jobs:Engine"] = "None",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        var app = FundHost.Build(folder, all);
        await app.StartAsync();
        return new TestHost(database, app, folder);
    }

    /// <summary>With the first administrator, who is called quantri.</summary>
    public static async Task<(TestHost Host, TestClient Administrator)> WithAdministratorAsync(
        DatabaseProvider provider, params (string Name, string Value)[] settings)
    {
        var host = await StartAsync(provider, settings);
        var link = await FirstStart.OfferLinkAsync(host.Services, CancellationToken.None);
        var client = host.NewClient();
        var made = await client.Send("POST", "/api/v1/set-up", new { link, userName = "quantri", fullName = "Bùi Thị Lan", password = AdministratorPassword });
        Assert.Equal(201, made.Status);
        Assert.Equal(200, (await client.SignIn("quantri", AdministratorPassword)).Status);
        return (host, client);
    }

    public TestClient NewClient() => new(new Uri(app.Urls.Single()));

    /// <summary>Looks into the database.</summary>
    public async Task<T> Look<T>(Func<FundDbContext, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<FundDbContext>());
    }

    public async ValueTask DisposeAsync()
    {
        var wrong = await Look(DatabaseChecks.FindAsync);
        await app.StopAsync();
        await app.DisposeAsync();
        await TestDatabases.DropAsync(database);
        Directory.Delete(folder, recursive: true);
        Assert.Empty(wrong);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Infrastructure.DemoFund;
using QuyHtx.Web.Hosting;

namespace QuyHtx.Web.Tests.Api;

/// <summary>
/// The real host on a small demo fund of its own: fourteen months, every state of applications and loans, an account for each role. The fund is made once
/// in a run of the tests and copied, with the keys its host made.
/// </summary>
internal sealed class DemoHost : IAsyncDisposable
{
    /// <summary>The business date of the fund: a Thursday three months back, so that there are days to close and a first instalment to pay.</summary>
    public static readonly LocalDate Today = new(2026, 8, 20);

    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private readonly WebApplication app;
    private readonly string folder;

    private DemoHost(WebApplication app, string folder) => (this.app, this.folder) = (app, folder);

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.Single());

    public static async Task<DemoHost> StartAsync(params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("quyhtx-demo").FullName;
        Copy(await Template.Value, folder);
        var app = Build(folder, settings);
        await app.StartAsync();
        return new DemoHost(app, folder);
    }

    public TestClient NewClient() => new(Address);

    /// <summary>Somebody of the demo, signed in: canbo, thamdinh, quyetdinh, ketoan, ketoan2, lanhdao, kiemtoan, quantri, htx.</summary>
    public async Task<TestClient> SignedIn(string userName)
    {
        var client = NewClient();
        Assert.Equal(200, (await client.SignIn(userName, DemoFundMaker.Password)).Status);
        return client;
    }

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
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        Assert.Empty(wrong);
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("quyhtx-demo-template").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var app = Build(folder, []);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FundDbContext>();
        await db.Database.MigrateAsync();
        var (profile, problems) = DemoProfileReader.Read(SmallProfile.Bytes());
        Assert.Empty(problems);
        await new DemoFundMaker(app.Services.GetRequiredService<IServiceScopeFactory>(), db).MakeAsync(new DemoOrder(profile!, 7, Today), null, CancellationToken.None);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        return folder;
    }

    private static WebApplication Build(string folder, (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Database:Provider"] = "Sqlite",
            ["Database:ConnectionString"] = $"Data Source={Path.Combine(folder, "quyhtx.db")}",
            ["Logging:LogLevel:Default"] = "None",
            ["Security:SignInsPerMinute"] = "1000",
            ["Security:RequestsPerMinute"] = "100000",
            ["Jobs:Engine"] = "None",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return FundHost.Build(folder, all);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

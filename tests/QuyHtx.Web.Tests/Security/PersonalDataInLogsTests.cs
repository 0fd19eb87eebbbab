using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Security;

/// <summary>Nothing personal is logged, though everything of ours is and all that the framework says at its usual level.</summary>
public sealed class PersonalDataInLogsTests
{
    /// <summary>What is known again wherever it turns up: a name, a tax code, a personal number, a telephone number, an address of mail, an account name.</summary>
    private static readonly string[] Personal =
    [
        "Zoãnh", "zoanh", "5800000015", "066188000123", "0905777333", "thu-rieng", "nguoidungbimat", "bốn con ngựa trắng", "Ngõ Bí Mật",
    ];

    [Fact]
    public async Task Names_codes_numbers_addresses_and_words_searched_for_are_in_no_line()
    {
        var lines = new Lines();
        await using var host = await TestHost.StartAsync(
            DatabaseProvider.Sqlite, ("Logging:LogLevel:Default", "Information"), ("Logging:LogLevel:QuyHtx", "Trace"), ("Logging:Console:LogLevel:Default", "None"));
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);
        var client = host.NewClient();
        var link = await QuyHtx.Web.Hosting.FirstStart.OfferLinkAsync(host.Services, CancellationToken.None);
        Assert.Equal(201, (await client.Send("POST", "/api/v1/set-up", new { link, userName = "nguoidungbimat", fullName = "Zoãnh", password = TestHost.AdministratorPassword })).Status);
        Assert.Equal(401, (await client.SignIn("nguoidungbimat", "thu-rieng sai mật khẩu")).Status);
        Assert.Equal(200, (await client.SignIn("nguoidungbimat", TestHost.AdministratorPassword)).Status);
        var people = await Journey.FoundedAsync(host, client, "2026-01-05");

        var profile = new
        {
            kind = "CooperativeMember", name = "Nguyễn Thị Zoãnh", taxCode = "5800000015", representative = "Nguyễn Thị Zoãnh", bornOn = "1988-01-01",
            phone = "0905777333", email = "thu-rieng@example.vn", address = new { text = "Ngõ Bí Mật", commune = "Xã Đắk Mil", province = "Đắk Nông" },
        };
        Assert.Equal(201, (await people.Officer.Send("POST", "/api/v1/borrowers", new { profile })).Status);
        (await people.Officer.Send("POST", "/api/v1/borrowers", new { profile })).AssertProblem(409, "tax-code-taken");
        await people.Officer.Send("POST", "/api/v1/borrowers", "{\"profile\": {\"name\": \"Zoãnh\", \"taxCode\": 5800000015, \"personalNumber\": \"066188000123\"}}");
        await people.Officer.Send("POST", "/api/v1/borrowers", "{\"name\": \"Zoãnh thu-rieng");
        foreach (var word in Personal)
        {
            var written = Uri.EscapeDataString(word);
            Assert.Equal(200, (await people.Officer.Get($"/api/v1/borrowers?search={written}")).Status);

            // A hit that is alone is gone to at once.
            Assert.InRange((await people.Officer.Get($"/tim?q={written}")).Status, 200, 302);
            await people.Officer.Get($"/khoan-vay?tim={written}");
            await people.Officer.Get($"/api/v1/borrowers/{written}");
            await people.Officer.Get($"/khong-co/{written}?{written}");
            await people.Officer.Upload($"/api/v1/applications/{Guid.NewGuid()}/documents/DN?fileName={written}.pdf", "%PDF-1.7"u8);
        }

        // Something that nobody foresaw, in the middle of a search.
        await host.Look(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE borrowers RENAME TO gone"));
        Assert.Equal(500, (await people.Officer.Get("/api/v1/borrowers?search=zoanh")).Status);
        await host.Look(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE gone RENAME TO borrowers"));

        Assert.True(lines.All.Count > 100, "too little was logged to tell");
        Assert.Contains(lines.All, line => line.Contains("QuyHtx.", StringComparison.Ordinal));
        var wanted = Personal.Concat(Personal.Select(Uri.EscapeDataString)).ToList();
        Assert.Empty(lines.All.Where(line => wanted.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase))).Distinct());
    }

    /// <summary>Every line that any logger writes, with what it says of the error.</summary>
    private sealed class Lines : ILoggerProvider
    {
        public ConcurrentQueue<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, All);

        public void Dispose()
        {
        }

        private sealed class Logger(string category, ConcurrentQueue<string> all) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                all.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
        }
    }
}

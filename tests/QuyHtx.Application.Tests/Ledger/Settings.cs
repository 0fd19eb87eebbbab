using Microsoft.Extensions.Configuration;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Ledger;

/// <summary>A test's database as the settings would name it.</summary>
internal static class Settings
{
    public static IConfiguration Of(DatabaseOptions database) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        [$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}"] = database.Provider.ToString(),
        [$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.ConnectionString)}"] = database.ConnectionString,
    }).Build();
}

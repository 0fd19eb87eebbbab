using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using QuyHtx.Application.Jobs;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Persistence;
using QuyHtx.Infrastructure.Documents;
using QuyHtx.Infrastructure.Jobs;
using QuyHtx.Infrastructure.Messages;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Infrastructure;

/// <summary>Registers the outside world: the database and the mail server that the settings name, and the clock.</summary>
public static class Registration
{
    public static IServiceCollection AddFundInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        var database = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        if (database.Provider == DatabaseProvider.Sqlite)
        {
            database.ConnectionString = InContentRoot(database.ConnectionString, configuration[HostDefaults.ContentRootKey] ?? Settings.ContentRoot());
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(FundJobs.Catalogue).AddSingleton<IJobEngine, NoJobEngine>();
        services.Configure<SmtpOptions>(configuration.GetSection(SmtpOptions.Section)).AddSingleton<IMailGateway, SmtpMail>();
        services.Configure<PaperOptions>(configuration.GetSection(PaperOptions.Section)).AddSingleton<PaperPrinter>().AddScoped<PaperRenderer>();
        return services.AddSingleton(database).AddDbContext<FundDbContext>(options => options.UseFundDatabase(database));
    }

    /// <summary>A file named without its folder is the installation's, wherever the program is called from; its folder is made.</summary>
    private static string InContentRoot(string connectionString, string contentRoot)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString);
        if (connection.DataSource is { Length: > 0 } file && file != ":memory:")
        {
            connection.DataSource = Path.GetFullPath(file, contentRoot);
            Directory.CreateDirectory(Path.GetDirectoryName(connection.DataSource)!);
        }

        return connection.ConnectionString;
    }
}

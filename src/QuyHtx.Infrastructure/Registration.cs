using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using QuyHtx.Application.Jobs;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Persistence;
using QuyHtx.Infrastructure.Backup;
using QuyHtx.Infrastructure.Documents;
using QuyHtx.Infrastructure.Jobs;
using QuyHtx.Infrastructure.Messages;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Infrastructure;

/// <summary>Registers the outside world: the database, the keys and the mail server that the settings name, and the clock.</summary>
public static class Registration
{
    public static IServiceCollection AddFundInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        var contentRoot = configuration[HostDefaults.ContentRootKey] ?? Settings.ContentRoot();
        var database = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        if (database.Provider == DatabaseProvider.Sqlite)
        {
            database.ConnectionString = InContentRoot(database.ConnectionString, contentRoot);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddDataProtection().SetApplicationName("QuyHtx");

        // Its folder is made when a key is asked for, not by every verb.
        var keys = new KeysFolder(configuration, contentRoot);
        services.AddSingleton(keys).Configure<KeyManagementOptions>(options => options.XmlRepository = new FileSystemXmlRepository(keys.Make(), NullLoggerFactory.Instance));
        services.Configure<BackupOptions>(configuration.GetSection(BackupOptions.Section))
            .Configure<BackupOptions>(options => options.Folder = options.Folder.Length == 0 ? "" : Path.GetFullPath(options.Folder, contentRoot))
            .AddSingleton<FundBackup>().AddSingleton<FundRestore>();
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

using Microsoft.Extensions.Logging.Console;
using QuyHtx.Application.Pipeline;
using QuyHtx.Infrastructure;
using QuyHtx.Infrastructure.Jobs;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Api;
using QuyHtx.Web.Pages;
using QuyHtx.Web.Papers;

namespace QuyHtx.Web.Hosting;

/// <summary>Puts the web host together: settings, database, security, the JSON API.</summary>
internal static class FundHost
{
    /// <param name="contentRoot">The folder of the installation.</param>
    /// <param name="settings">What the command line sets over the files.</param>
    public static WebApplication Build(string contentRoot, IReadOnlyDictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(FundHost).Assembly.GetName().Name,
            ContentRootPath = contentRoot,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddFundSettings(contentRoot).AddInMemoryCollection(settings);

        // Standard output holds the verb's own output alone.
        builder.Logging.ClearProviders().AddConsole().Services
            .Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddFundInfrastructure(builder.Configuration).AddFundApplication();
        if ((builder.Configuration.GetSection(JobOptions.Section).Get<JobOptions>() ?? new JobOptions()).Engine == JobEngine.Quartz)
        {
            builder.Services.AddQuartzEngine(DatabaseOf(builder.Services), JobCatalogue.All);
        }

        builder.Services.AddFundSecurity(builder.Configuration, contentRoot);
        builder.Services.AddFundProblems();
        builder.Services.AddFundApi();
        builder.Services.AddFundPages();
        builder.Services.AddSingleton<CloseRunner>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");

        var app = builder.Build();
        if (SecurityOptions.Of(builder.Configuration).TrustedProxies.Length > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseFundProblems();
        app.UseHsts();
        app.UseSecurityHeaders();
        app.UseFundFiles();
        app.UseMiddleware<PageErrors>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<WhoIsAsking>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapHealthChecks("/health").AllowAnonymous().DisableRateLimiting();
        app.MapFundApi();
        app.MapAmountWords();
        app.MapRazorPages().RequireAuthorization();
        app.MapPapers();
        return app;
    }

    /// <summary>The database as the registration settled it, with the path of its file made whole.</summary>
    private static DatabaseOptions DatabaseOf(IServiceCollection services) =>
        (DatabaseOptions)services.Single(service => service.ServiceType == typeof(DatabaseOptions)).ImplementationInstance!;
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace QuyHtx.Infrastructure;

/// <summary>
/// The settings: appsettings.sample.json, which holds every one with its default, overlaid by appsettings.json and then by environment
/// variables (Database__Provider). The host and every verb read the same.
/// </summary>
public static class Settings
{
    /// <summary>The file with every setting and its default; it also marks the folder that relative paths start from.</summary>
    private const string Sample = "appsettings.sample.json";

    /// <summary>The folder of the installation: the nearest above the program that holds the sample, wherever the program is called from.</summary>
    public static string ContentRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Sample)))
            {
                return folder.FullName;
            }
        }

        return Directory.GetCurrentDirectory();
    }

    /// <summary>The settings of an installation, for a verb.</summary>
    public static IConfigurationRoot Load(string? contentRoot = null) => new ConfigurationBuilder().AddFundSettings(contentRoot ?? ContentRoot()).Build();

    /// <summary>Adds the settings of an installation.</summary>
    public static IConfigurationBuilder AddFundSettings(this IConfigurationBuilder builder, string contentRoot) => builder
        .AddInMemoryCollection([new(HostDefaults.ContentRootKey, contentRoot)])
        .AddJsonFile(Path.Combine(contentRoot, Sample), optional: true)
        .AddJsonFile(Path.Combine(contentRoot, "appsettings.json"), optional: true)
        .AddEnvironmentVariables();
}

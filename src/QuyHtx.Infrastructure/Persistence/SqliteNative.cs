using System.Reflection;
using System.Runtime.Loader;

namespace QuyHtx.Infrastructure.Persistence;

/// <summary>
/// Microsoft.Data.Sqlite 10 asks for SQLitePCLRaw 2.1; not every registry has it, and 2.0.6 has the same API. The loader does not take an
/// older assembly than was asked for, so it is handed the one the application has. Where a newer SQLitePCLRaw is pinned, the loader finds
/// it by itself and never asks here.
/// </summary>
internal static class SqliteNative
{
    private static readonly Lazy<bool> Ready = new(() =>
    {
        AssemblyLoadContext.Default.Resolving += OfTheApplication;
        SQLitePCL.Batteries_V2.Init();
        return true;
    });

    /// <summary>Makes SQLite usable; the first call does the work.</summary>
    public static void Prepare() => _ = Ready.Value;

    /// <summary>The runtime keeps the list of every assembly the application was started with; a tool's own folder is not always its.</summary>
    private static Assembly? OfTheApplication(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name is not { } simple || !simple.StartsWith("SQLitePCLRaw", StringComparison.Ordinal))
        {
            return null;
        }

        var known = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator);
        return known.FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == simple) is { } found
            ? context.LoadFromAssemblyPath(found)
            : null;
    }
}

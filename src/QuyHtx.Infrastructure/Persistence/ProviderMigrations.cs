using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Internal;

namespace QuyHtx.Infrastructure.Persistence;

#pragma warning disable EF1001 // The assembly has the migrations of three providers; EF Core knows no public way to choose among them.

/// <summary>Of the migrations in this assembly, those of the provider in use: the ones under Migrations.Sqlite, .SqlServer or .PostgreSql.</summary>
internal sealed class ProviderMigrations(
    ICurrentDbContext currentContext,
    IDbContextOptions options,
    IMigrationsIdGenerator idGenerator,
    IDiagnosticsLogger<DbLoggerCategory.Migrations> logger)
    : MigrationsAssembly(currentContext, options, idGenerator, logger)
{
    private readonly string folder = FolderOf(currentContext.Context.Database.ProviderName!);

    /// <summary>Found here and not by the base, which would take the same migration of two providers for one given twice.</summary>
    public override IReadOnlyDictionary<string, TypeInfo> Migrations => field ??= new SortedList<string, TypeInfo>(
        Assembly.DefinedTypes
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Migration)) && IsOurs(type))
            .ToDictionary(type => type.GetCustomAttribute<MigrationAttribute>()!.Id),
        StringComparer.Ordinal);

    public override ModelSnapshot? ModelSnapshot =>
        Assembly.DefinedTypes
            .Where(type => type.IsSubclassOf(typeof(ModelSnapshot)) && IsOurs(type))
            .Select(type => (ModelSnapshot)Activator.CreateInstance(type)!)
            .SingleOrDefault();

    /// <summary>The last part of the namespace that holds a provider's migrations.</summary>
    public static string FolderOf(string providerName) => providerName switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => nameof(DatabaseProvider.Sqlite),
        "Microsoft.EntityFrameworkCore.SqlServer" => nameof(DatabaseProvider.SqlServer),
        "Npgsql.EntityFrameworkCore.PostgreSQL" => nameof(DatabaseProvider.PostgreSql),
        _ => throw new ArgumentOutOfRangeException(nameof(providerName), providerName, null),
    };

    private bool IsOurs(Type type) => type.Namespace?.EndsWith($".{folder}", StringComparison.Ordinal) ?? false;
}

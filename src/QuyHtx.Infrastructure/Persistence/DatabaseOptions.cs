namespace QuyHtx.Infrastructure.Persistence;

/// <summary>Which database server holds the fund.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded, in one file: the default, for a fund without a server.</summary>
    Sqlite,

    /// <summary>Microsoft SQL Server.</summary>
    SqlServer,

    /// <summary>PostgreSQL.</summary>
    PostgreSql,
}

/// <summary>The section Database of the settings.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Database";

    /// <summary>Which server.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Where it is; for SQLite a file.</summary>
    public string ConnectionString { get; set; } = "Data Source=.data/quyhtx.db";
}

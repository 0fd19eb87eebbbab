using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Persistence;

/// <summary>Model, migrations and db/*/schema.sql say the same. No server is needed: nothing is opened.</summary>
public sealed class SchemaTests
{
    /// <summary>What the contract calls posted: loan events, journal, audit; and with them the seals and the keys of commands.</summary>
    private static readonly string[] AppendOnly = ["audit_records", "commands", "contact_records", "day_closes", "journal_entries", "journal_lines", "loan_transactions"];

    public static TheoryData<DatabaseProvider> Providers => new(Enum.GetValues<DatabaseProvider>());

    [Theory]
    [MemberData(nameof(Providers))]
    public void The_migrations_hold_everything_the_model_has(DatabaseProvider provider)
    {
        using var db = Closed(provider);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void The_schema_in_db_is_what_the_migrations_generate_now(DatabaseProvider provider)
    {
        using var db = Closed(provider);
        var options = provider == DatabaseProvider.Sqlite ? MigrationsSqlGenerationOptions.Script : MigrationsSqlGenerationOptions.Script | MigrationsSqlGenerationOptions.Idempotent;
        var generated = db.GetService<IMigrator>().GenerateScript(options: options);
        Assert.Equal(Lines(generated), Lines(SchemaOf(provider)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_append_only_table_has_its_triggers(DatabaseProvider provider)
    {
        var schema = SchemaOf(provider);
        Assert.All(AppendOnly, table => Assert.All(
            provider switch
            {
                DatabaseProvider.Sqlite => new[] { $"TRIGGER {table}_no_update BEFORE UPDATE ON {table} ", $"TRIGGER {table}_no_delete BEFORE DELETE ON {table} " },
                DatabaseProvider.SqlServer => [$"TRIGGER {table}_append_only ON {table} AFTER UPDATE, DELETE "],
                DatabaseProvider.PostgreSql => [$"TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} ", $"TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "],
            },
            trigger => Assert.Contains(trigger, schema, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_model_knows_which_tables_have_triggers_because_SQL_Server_refuses_an_OUTPUT_clause_there()
    {
        using var db = Closed(DatabaseProvider.SqlServer);
        var known = db.GetService<IDesignTimeModel>().Model.GetEntityTypes()
            .Where(entity => entity.GetDeclaredTriggers().Any()).Select(entity => entity.GetTableName()!).Distinct().Order();
        Assert.Equal(AppendOnly, known);
    }

    [Fact]
    public void Keys_and_indexes_fit_what_SQL_Server_holds()
    {
        // 900 bytes in a clustered key, 1,700 in any other index: docs "Maximum capacity specifications for SQL Server".
        using var db = Closed(DatabaseProvider.SqlServer);
        var tables = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.ToList();
        Assert.All(tables, table => Assert.InRange(table.PrimaryKey!.Columns.Sum(BytesOf), 1, 900));
        Assert.All(tables.SelectMany(table => table.Indexes), index => Assert.InRange(index.Columns.Sum(BytesOf), 1, 1_700));
    }

    [Fact]
    public void A_parameter_of_SQL_Server_finds_the_assembly_it_asks_for() =>
        Assert.Equal(System.Data.SqlDbType.BigInt, new SqlParameter("p", (object)1L).SqlDbType);

    /// <summary>The most that a value of the column takes.</summary>
    private static int BytesOf(IColumnBase column) => column.StoreType switch
    {
        "nvarchar(max)" or "varbinary(max)" => int.MaxValue / 8,
        var text when text.StartsWith("nvarchar(", StringComparison.Ordinal) => 2 * int.Parse(text[9..^1], System.Globalization.CultureInfo.InvariantCulture),
        "uniqueidentifier" => 16,
        "bigint" or "datetime2" or "datetimeoffset" => 10,
        "int" or "date" or "bit" => 4,
        var other => throw new InvalidOperationException(other),
    };

    private static QuyHtx.Application.Persistence.FundDbContext Closed(DatabaseProvider provider) => TestDatabases.Open(new DatabaseOptions
    {
        Provider = provider,
        ConnectionString = provider switch
        {
            DatabaseProvider.Sqlite => "Data Source=:memory:",
            DatabaseProvider.SqlServer => "Server=localhost;Database=quyhtx;Integrated Security=true",
            DatabaseProvider.PostgreSql => "Host=localhost;Database=quyhtx",
        },
    });

    private static string SchemaOf(DatabaseProvider provider) =>
        File.ReadAllText(Path.Combine(Checkout.Root, "db", provider.ToString().ToLowerInvariant(), "schema.sql"));

    private static IEnumerable<string> Lines(string script) => script.ReplaceLineEndings("\n").Trim('\uFEFF', '\n', ' ').Split('\n').Select(line => line.TrimEnd());
}

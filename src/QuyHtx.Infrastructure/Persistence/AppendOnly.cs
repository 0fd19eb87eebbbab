using Microsoft.EntityFrameworkCore.Migrations;

namespace QuyHtx.Infrastructure.Persistence;

/// <summary>
/// Posted rows are never changed and never deleted: the database itself refuses, whoever asks. One trigger a table and provider; the SQL of
/// each provider is here and nowhere else.
/// </summary>
internal static class AppendOnly
{
    /// <summary>What is posted.</summary>
    public static readonly IReadOnlyList<string> Tables =
        ["loan_transactions", "journal_entries", "journal_lines", "day_closes", "audit_records", "commands", "contact_records"];

    public static void Guard(MigrationBuilder migration, DatabaseProvider provider)
    {
        foreach (var table in Tables)
        {
            foreach (var statement in StatementsFor(table, provider))
            {
                migration.Sql(statement);
            }
        }
    }

    public static void Release(MigrationBuilder migration, DatabaseProvider provider)
    {
        foreach (var table in Tables)
        {
            migration.Sql(provider switch
            {
                DatabaseProvider.Sqlite => $"DROP TRIGGER {table}_no_update; DROP TRIGGER {table}_no_delete;",
                DatabaseProvider.SqlServer => $"DROP TRIGGER {table}_append_only;",
                DatabaseProvider.PostgreSql => $"DROP TRIGGER {table}_append_only ON {table}; DROP TRIGGER {table}_no_truncate ON {table};",
            });
        }
    }

    private static string[] StatementsFor(string table, DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite =>
        [
            $"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;",
            $"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;",
        ],
        DatabaseProvider.SqlServer =>
        [
            // Through EXEC, because CREATE TRIGGER has to stand alone and an idempotent script puts an IF before it. AFTER, because SQL Server
            // knows no INSTEAD OF trigger on a table that a cascade reaches (error 2113), as one reaches the lines of an entry.
            $"EXEC(N'CREATE TRIGGER {table}_append_only ON {table} AFTER UPDATE, DELETE AS THROW 51000, ''{table} is append-only'', 1;');",
        ],
        DatabaseProvider.PostgreSql =>
        [
            """
            CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
            """,
            $"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();",
            $"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();",
        ],
    };
}

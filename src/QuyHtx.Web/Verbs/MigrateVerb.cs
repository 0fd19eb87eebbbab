using System.CommandLine;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Web.Verbs;

/// <summary>migrate: brings the database to this version's schema; one that is there already is left as it is.</summary>
internal static class MigrateVerb
{
    public static Command Build(VerbText text, VerbConsole console)
    {
        var command = new Command("migrate", text["migrate.description"]);
        command.SetAction((parsed, cancellation) => FundOfTheVerb.RunAsync(console, text, async services =>
        {
            var database = services.GetRequiredService<DatabaseOptions>();
            if (database.Provider == DatabaseProvider.Sqlite
                && Path.GetDirectoryName(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            var db = services.GetRequiredService<FundDbContext>();
            var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).Count();
            await db.Database.MigrateAsync(cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                pending == 0 ? text["migrate.nothing"] : text.Of("migrate.done", pending));
            return ExitCode.Done;
        }));
        return command;
    }
}

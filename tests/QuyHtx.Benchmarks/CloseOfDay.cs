using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Infrastructure;

namespace QuyHtx.Benchmarks;

/// <summary>
/// close-day on a fund with many open loans: the first day, which reads the whole book, and days after it in the same run. The baseline is
/// plain ADO.NET that reads the same rows and writes as many, and computes nothing.
/// </summary>
internal static class CloseOfDay
{
    private const int Turns = 5;

    private static readonly string[] Reads =
    [
        "SELECT id, contract_number, application_id, borrower_id, signed_on, approved_amount, terms, rules, policy_id, version FROM loans ORDER BY contract_number",
        "SELECT * FROM loan_transactions ORDER BY loan_id, no",
        "SELECT * FROM loan_statuses",
        "SELECT id, name, email FROM borrowers",
        "SELECT account, SUM(debit) - SUM(credit) FROM journal_lines GROUP BY account",
        "SELECT * FROM holidays",
        "SELECT * FROM policies",
    ];

    public static async Task<int> RunAsync(int loans, int days, string? postgreSql)
    {
        var file = Path.Combine(Path.GetTempPath(), $"quyhtx-bench-{Guid.NewGuid():N}.db");
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = postgreSql is null ? "Sqlite" : "PostgreSql",
            ["Database:ConnectionString"] = postgreSql ?? $"Data Source={file}",
        }).Build();
        await using var services = new ServiceCollection().AddFundInfrastructure(settings).AddFundApplication().BuildServiceProvider();
        try
        {
            var clock = Stopwatch.StartNew();
            await FundOfLoans.MakeAsync(services, loans);
            Say($"{loans:N0} open loans, made in {clock.Elapsed.TotalSeconds:F1} s, {Environment.ProcessorCount} processors");

            // Once each to warm up, then in turn; each close reads the whole book.
            var last = FundOfLoans.FirstDay;
            await Close(services, last);
            await Baseline(services);
            var (closes, baselines) = (new List<double>(), new List<double>());
            for (var turn = 0; turn < Turns; turn++)
            {
                last = last.PlusDays(1);
                closes.Add(await Close(services, last));
                baselines.Add(await Baseline(services));
            }

            var (ours, baseline) = (closes.Order().ElementAt(Turns / 2), baselines.Order().ElementAt(Turns / 2));
            Say($"plain ADO.NET, the same rows (baseline): {baseline:F2} s");
            Say($"close-day, one day: {ours:F2} s, {ours / baseline:F1} times the baseline");
            var run = await Close(services, last.PlusDays(days));
            Say($"close-day, {days} days in one run: {run:F1} s, {run * 1000 / days:F0} ms a day");
            Say($"largest working set: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
        }
        finally
        {
            if (postgreSql is null)
            {
                SqliteConnection.ClearAllPools();
            }

            foreach (var part in new[] { file, $"{file}-wal", $"{file}-shm" })
            {
                File.Delete(part);
            }
        }

        return 0;
    }

    private static async Task<double> Close(IServiceProvider services, LocalDate to)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("bench");
        var clock = Stopwatch.StartNew();
        var run = await scope.ServiceProvider.GetRequiredService<DayCloser>().CloseAsync(to, progress: null, CancellationToken.None);
        return run.Failures.Count == 0 ? clock.Elapsed.TotalSeconds : throw new InvalidOperationException(run.Failures[0].Error);
    }

    private static async Task<double> Baseline(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FundDbContext>();
        var clock = Stopwatch.StartNew();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var sql in Reads)
        {
            await using var command = Command(connection, transaction, sql);
            await using var rows = await command.ExecuteReaderAsync();
            var cells = new object[rows.FieldCount];
            while (await rows.ReadAsync())
            {
                rows.GetValues(cells);
            }
        }

        // A day without a row falling due writes nine rows, however many loans there are.
        for (var write = 0; write < 9; write++)
        {
            await using var command = Command(connection, transaction, "UPDATE fund SET turn = turn + 1");
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return clock.Elapsed.TotalSeconds;
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

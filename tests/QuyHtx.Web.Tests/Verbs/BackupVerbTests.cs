using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Web.Tests.Verbs;

/// <summary>backup and restore, run as processes of their own on a demo fund with its documents.</summary>
public sealed class BackupVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("quyhtx-backup");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_fund_comes_back_whole_with_its_documents_and_takes_the_place_of_another_only_when_told_to(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        var profile = Path.Combine(folder.FullName, "small.json");
        await File.WriteAllBytesAsync(profile, SmallProfile.Bytes());
        var made = await Run(fund.Database, "keys", "demo-data", "--profile", profile, "--seed", "3");
        Assert.True(made.ExitCode == 0, made.Error);
        var file = Path.Combine(folder.FullName, "quỹ.zip");

        var backedUp = await Run(fund.Database, "keys", "backup", file);
        Assert.Equal((0, "Đang sao lưu…\n"), (backedUp.ExitCode, backedUp.Error));
        Assert.Matches($@"^Đã sao lưu Quỹ .* \(ngày nghiệp vụ \d\d/\d\d/\d{{4}}\) vào {file}, [0-9]+,[0-9] MB\.\n", backedUp.Output);
        (await Run(fund.Database, "keys", "backup", file)).AssertRefused("Đang sao lưu…", $"tệp “{file}” đã có; hãy chọn tên khác, tệp có sẵn không bị ghi đè.");

        // On a machine that has nothing yet; every document is opened with the keys of the archive.
        var elsewhere = await Nothing(provider);
        var restored = await Run(elsewhere, "keys-elsewhere", "restore", file);
        Assert.True(restored.ExitCode == 0, restored.Error);
        Assert.Matches(@"^Đã khôi phục Quỹ .*, bản sao lưu lập lúc \d\d:\d\d \d\d/\d\d/\d{4}\.\nĐã kiểm tra \d+ khoản vay, \d+ bút toán, \d+ ngày khóa sổ: 0 điểm sai lệch\.\n$", restored.Output);
        await using var copy = TestFund.On(elsewhere);
        Assert.Equal(await fund.Look(Figures), await copy.Look(Figures));

        // Once more where a fund is: refused, then put aside with its keys.
        var refused = await Run(elsewhere, "keys-elsewhere", "restore", file);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("thêm --replace để thay", refused.Error, StringComparison.Ordinal);
        await copy.Look(db => db.Messages.ExecuteDeleteAsync());
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        var replaced = await Run(elsewhere, "keys-elsewhere", "restore", file, "--replace");
        Assert.True(replaced.ExitCode == 0, replaced.Error);
        var kept = replaced.Output.Split('\n').Where(line => line.StartsWith("Dữ liệu trước đó", StringComparison.Ordinal)).Select(line => line.Split(' ', ';')[7]).ToList();
        Assert.Equal(2, kept.Count);
        Assert.Equal(await fund.Look(Figures), await copy.Look(Figures));
        await using var aside = TestFund.On(Named(elsewhere, kept[0]));
        Assert.Equal(0, await aside.Look(db => db.Messages.CountAsync()));
        Assert.NotEmpty(Directory.GetFiles(kept[1], "key-*.xml"));
    }

    [Fact]
    public async Task What_is_not_there_is_said()
    {
        var nothing = await Nothing(DatabaseProvider.Sqlite);
        (await Run(nothing, "keys", "backup", folder.FullName))
            .AssertRefused("Đang sao lưu…", "chưa có cơ sở dữ liệu của Quỹ ở nơi cấu hình chỉ đến, nên không có gì để sao lưu.");
        (await Run(nothing, "keys", "restore", "khong-co.zip")).AssertRefused("Không đọc được tệp “khong-co.zip”: không có tệp này.");
        Assert.Empty(folder.GetFiles());
    }

    /// <summary>What two copies of a fund have in common: how much there is, and the seals.</summary>
    private static async Task<string> Figures(QuyHtx.Application.Persistence.FundDbContext db)
    {
        var last = await db.DayCloses.OrderByDescending(close => close.Date).FirstAsync();
        return $"{await db.Attachments.CountAsync()} {await db.JournalEntries.CountAsync()} {await db.AuditRecords.CountAsync()} {await db.Messages.CountAsync()} "
            + $"{last.Seal} {last.TransactionSeal} {last.AuditSeal}";
    }

    private async Task<DatabaseOptions> Nothing(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            return new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(folder.FullName, "elsewhere", "fund.db")}" };
        }

        var database = await TestDatabases.CreateAsync(provider);
        await TestDatabases.DropAsync(database);
        return database;
    }

    private static DatabaseOptions Named(DatabaseOptions database, string name) => new()
    {
        Provider = database.Provider,
        ConnectionString = database.Provider == DatabaseProvider.Sqlite
            ? $"Data Source={name}"
            : new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = name }.ConnectionString,
    };

    private Task<VerbRun> Run(DatabaseOptions database, string keys, params string[] arguments) =>
        VerbProcess.Run(database, [("Security__KeysFolder", Path.Combine(folder.FullName, keys))], arguments);
}

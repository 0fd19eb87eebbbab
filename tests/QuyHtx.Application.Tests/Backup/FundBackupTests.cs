using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Infrastructure;
using QuyHtx.Infrastructure.Backup;
using QuyHtx.Infrastructure.Persistence;
using static QuyHtx.Application.Tests.Testing.Refusals;

namespace QuyHtx.Application.Tests.Backup;

/// <summary>Backups of small funds; those of a demo fund with its documents, the tests of the verbs make.</summary>
public sealed class FundBackupTests : IDisposable
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
    public async Task A_backup_made_while_people_work_is_of_one_moment(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        using var enough = new CancellationTokenSource();
        var registered = 0;
        var working = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await fund.RegisterCooperative($"Hợp tác xã {Guid.NewGuid():N}");
                Interlocked.Increment(ref registered);
            }
        });
        while (Volatile.Read(ref registered) < 3)
        {
            await Task.Delay(5);
        }

        var file = Path.Combine(folder.FullName, "b.zip");
        var before = Volatile.Read(ref registered);
        await Backup(fund.Database).MakeAsync(file, CancellationToken.None);
        enough.Cancel();
        await working;

        // In a copy of two moments some command would be without its audit record.
        var empty = await Beside(provider);
        await Restore(empty).RestoreAsync(file, replace: false, CancellationToken.None);
        await using var copy = TestFund.On(empty);
        Assert.Empty(await copy.Look(DatabaseChecks.FindAsync));
        Assert.InRange(await copy.Look(db => db.Borrowers.CountAsync()), before, registered);
    }

    [Fact]
    public async Task The_copy_of_a_database_that_is_being_written_is_one_file_of_its_owners()
    {
        await using var fund = await TestFund.FoundedAsync(DatabaseProvider.Sqlite);
        Directory.CreateDirectory(Keys.Path);
        await File.WriteAllTextAsync(Path.Combine(Keys.Path, "key-1.xml"), "<key/>");
        var file = Path.Combine(folder.FullName, "new", "b.zip");

        var made = await Backup(fund.Database).MakeAsync(file, CancellationToken.None);

        Assert.Equal(["database.sqlite", "keys/key-1.xml"], made.Parts.Select(part => part.Name));
        Assert.Equal(("Quỹ hỗ trợ phát triển hợp tác xã tỉnh Đắk Nông", TestFund.FirstDay), (made.Fund, made.BusinessDate));
        Assert.Equal([file], Directory.GetFileSystemEntries(Path.GetDirectoryName(file)!));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.Equal("backup-file-there", await Refused(() => Backup(fund.Database).MakeAsync(file, CancellationToken.None)));
        Assert.Equal("backup-nothing-there", await Refused(async () => await Backup(await Beside(DatabaseProvider.Sqlite)).MakeAsync(file + "2", CancellationToken.None)));
        Assert.Equal([file], Directory.GetFileSystemEntries(Path.GetDirectoryName(file)!));

        using var archive = await ZipFile.OpenReadAsync(file);
        await using var text = await archive.GetEntry("manifest.json")!.OpenAsync();
        var manifest = (await JsonNode.ParseAsync(text))!;
        Assert.Equal("Sqlite 2026-01-05", $"{manifest["provider"]} {manifest["businessDate"]}");
    }

    [Fact]
    public async Task A_wrong_a_damaged_and_a_newer_archive_change_nothing()
    {
        await using var fund = await TestFund.FoundedAsync(DatabaseProvider.Sqlite);
        var good = Path.Combine(folder.FullName, "good.zip");
        await Backup(fund.Database).MakeAsync(good, CancellationToken.None);
        var place = await Beside(DatabaseProvider.Sqlite);
        Task<string> Attempt(string file) => Refused(() => Restore(place).RestoreAsync(file, replace: true, CancellationToken.None));

        var letter = Path.Combine(folder.FullName, "letter.zip");
        await File.WriteAllTextAsync(letter, "Kính gửi Quỹ");
        Assert.Equal("backup-not-one", await Attempt(letter));
        await File.WriteAllBytesAsync(letter, (await File.ReadAllBytesAsync(good))[..^100]);
        Assert.Equal("backup-not-one", await Attempt(letter));

        // Another byte in the packed database, wherever it lies.
        var bytes = await File.ReadAllBytesAsync(good);
        bytes[bytes.Length / 2] ^= 0x10;
        await File.WriteAllBytesAsync(letter, bytes);
        Assert.Equal("backup-damaged", await Attempt(letter));

        Assert.Equal("backup-damaged", await Attempt(Changed(good, zip => zip.GetEntry("database.sqlite")!.Delete())));
        Assert.Equal("backup-damaged", await Attempt(Changed(good, zip => zip.CreateEntry("../../evil.sh"))));
        Assert.Equal("backup-damaged", await Attempt(Changed(good, zip => Rewrite(zip, manifest => manifest["parts"]![0]!["name"] = "../database.sqlite"))));
        Assert.Equal("backup-damaged", await Attempt(Changed(good, zip => Rewrite(zip, manifest => manifest["parts"]!.AsArray().Clear()))));
        Assert.Equal("backup-damaged", await Attempt(Changed(good, zip => Rewrite(zip, manifest => manifest.Remove("migrations")))));
        Assert.Equal("backup-newer", await Attempt(Changed(good, zip => Rewrite(zip, manifest => manifest["format"] = 2))));
        Assert.Equal("backup-newer", await Attempt(Changed(good, zip => Rewrite(zip, manifest => manifest["migrations"]!.AsArray().Insert(0, "20251231000000_Unknown")))));
        Assert.Equal("backup-other-provider", await Attempt(Changed(good, zip => Rewrite(zip, manifest => manifest["provider"] = "PostgreSql"))));

        // A manifest that was made for another state of the books.
        Assert.Equal("backup-damaged", await Attempt(Changed(good, zip => Rewrite(zip, manifest => manifest["seals"] =
            new JsonObject { ["date"] = "2026-01-04", ["ledger"] = "a", ["transactions"] = "b", ["audit"] = "c" }))));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(new SqliteConnectionStringBuilder(place.ConnectionString).DataSource)!));
        Assert.False(Directory.Exists(Keys.Path));
    }

    [Fact]
    public async Task A_fund_is_put_aside_only_when_that_is_asked_for_and_nobody_has_it_open()
    {
        await using var fund = await TestFund.FoundedAsync(DatabaseProvider.Sqlite);
        var file = Path.Combine(folder.FullName, "b.zip");
        await Backup(fund.Database).MakeAsync(file, CancellationToken.None);
        await fund.RegisterCooperative();

        Assert.Equal("restore-fund-there", await Refused(() => Restore(fund.Database).RestoreAsync(file, replace: false, CancellationToken.None)));
        await using (var open = new SqliteConnection(fund.Database.ConnectionString + ";Pooling=false"))
        {
            await open.OpenAsync();
            await using var reading = await open.BeginTransactionAsync();
            Assert.Equal("restore-database-in-use", await Refused(() => Restore(fund.Database).RestoreAsync(file, replace: true, CancellationToken.None)));
        }

        Assert.Equal(1, await fund.Look(db => db.Borrowers.CountAsync()));
        var restored = await Restore(fund.Database).RestoreAsync(file, replace: true, CancellationToken.None);
        Assert.Equal(0, await fund.Look(db => db.Borrowers.CountAsync()));
        await using var kept = TestFund.On(new DatabaseOptions { ConnectionString = $"Data Source={restored.KeptDatabase}" });
        Assert.Equal(1, await kept.Look(db => db.Borrowers.CountAsync()));
    }

    [Fact]
    public async Task The_nightly_ones_go_where_the_settings_say_and_the_oldest_make_room()
    {
        await using var fund = await TestFund.FoundedAsync(DatabaseProvider.Sqlite);
        Assert.Null(await Backup(fund.Database).MakeNightlyAsync(CancellationToken.None));

        var nights = Path.Combine(folder.FullName, "nights");
        Directory.CreateDirectory(nights);
        foreach (var old in new[] { "quyhtx-20250101_020000.zip", "quyhtx-20250102_020000.zip", "quyhtx-20250103_020000.zip", "bang-luong.zip" })
        {
            await File.WriteAllTextAsync(Path.Combine(nights, old), old);
        }

        var made = await Backup(fund.Database, new BackupOptions { Folder = nights, Keep = 2 }).MakeNightlyAsync(CancellationToken.None);
        Assert.Equal(
            ["bang-luong.zip", "quyhtx-20250103_020000.zip", Path.GetFileName(made)], Directory.GetFiles(nights).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.Matches(@"^quyhtx-[0-9]{8}_[0-9]{6}\.zip$", Path.GetFileName(made));
    }

    [Fact]
    public void Sql_servers_scripts_take_any_name()
    {
        Assert.Equal(
            "BACKUP DATABASE [quỹ]]htx] TO DISK = N'D:\\Sao lưu\\l''an.bak' WITH COPY_ONLY, FORMAT, INIT, CHECKSUM;\n"
            + "RESTORE VERIFYONLY FROM DISK = N'D:\\Sao lưu\\l''an.bak' WITH CHECKSUM;",
            SqlServerScripts.Backup("quỹ]htx", SqlServerScripts.FileIn("D:\\Sao lưu\\", "l'an.bak")).ReplaceLineEndings("\n"));
        Assert.Equal(
            "RESTORE DATABASE [q] FROM DISK = N'/var/b.bak' WITH MOVE N'q' TO N'/data/q_0.mdf', MOVE N'q_log' TO N'/data/q_1.ldf', REPLACE, CHECKSUM;",
            SqlServerScripts.Restore("q", SqlServerScripts.FileIn("/var", "b.bak"), [("q", "/data/q_0.mdf"), ("q_log", "/data/q_1.ldf")]));
        Assert.Equal("ALTER DATABASE [q] MODIFY NAME = [q_old];", SqlServerScripts.Rename("q", "q_old"));
    }

    private KeysFolder Keys => new(new ConfigurationBuilder().Build(), folder.FullName);

    private FundBackup Backup(DatabaseOptions database, BackupOptions? options = null) =>
        new(database, Keys, Options.Create(options ?? new BackupOptions()), TimeProvider.System);

    private FundRestore Restore(DatabaseOptions database) => new(database, Keys, Options.Create(new BackupOptions()), TimeProvider.System);

    /// <summary>A place in which nothing is.</summary>
    private async Task<DatabaseOptions> Beside(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            return new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(Directory.CreateDirectory(Path.Combine(folder.FullName, "place")).FullName, "fund.db")}" };
        }

        var database = await TestDatabases.CreateAsync(provider);
        await TestDatabases.DropAsync(database);
        return database;
    }

    private string Changed(string archive, Action<ZipArchive> change)
    {
        var file = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.zip");
        File.Copy(archive, file);
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        change(zip);
        return file;
    }

    private static void Rewrite(ZipArchive zip, Action<JsonObject> change)
    {
        var entry = zip.GetEntry("manifest.json")!;
        JsonObject manifest;
        using (var text = entry.Open())
        {
            manifest = JsonNode.Parse(text)!.AsObject();
        }

        entry.Delete();
        change(manifest);
        using var writer = new StreamWriter(zip.CreateEntry("manifest.json").Open());
        writer.Write(manifest.ToJsonString());
    }
}

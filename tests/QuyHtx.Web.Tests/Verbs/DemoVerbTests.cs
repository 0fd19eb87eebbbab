using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Domain.Calendars;
using QuyHtx.Infrastructure.DemoFund;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Web.Tests.Verbs;

/// <summary>demo-data and demo, run as processes of their own, with a profile of fewer loans.</summary>
public sealed class DemoVerbTests : IDisposable
{
    private static readonly string Today = VietnamTime.DateOf(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow())).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("quyhtx-demo");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Demo_data_fills_an_empty_database_once_and_the_books_are_right(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        var made = await Run(fund.Database, "demo-data", "--profile", await SmallProfileFile(), "--seed", "3");
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains("htx", made.Output, StringComparison.Ordinal);
        Assert.Contains($"Mật khẩu của mọi tài khoản khi mới dựng: {DemoFundMaker.Password}\n", made.Output, StringComparison.Ordinal);
        Assert.Matches(@"Đến ngày 01/\d\d/\d{4}: \d+/\d+ ngày đã khóa sổ, \d+ lượt thao tác, \d+ giây\.\n", made.Error);

        var verified = await Run(fund.Database, "verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
        (await Run(fund.Database, "demo-data"))
            .AssertRefused("cơ sở dữ liệu này đã có Quỹ hoặc người dùng; Quỹ mẫu chỉ được lập trong cơ sở dữ liệu trống.");
    }

    [Fact]
    public async Task Demo_data_asks_for_a_migrated_database_and_a_profile_that_is_there_and_right()
    {
        var database = FileIn("empty.db");
        (await Run(database, "demo-data")).AssertRefused("Cơ sở dữ liệu chưa có hoặc chưa nâng cấp; chạy ./quyhtx migrate rồi làm lại.");
        (await Run(database, "demo-data", "--profile", "ha-noi")).AssertRefused(
            "--profile: không đọc được hồ sơ “ha-noi”; cần một trong: dak-nong, kon-tum, nam-dinh, ninh-binh, hoặc đường dẫn đến một tệp .json không quá 1 MB.");
        var wrong = Path.Combine(folder.FullName, "wrong.json");
        await File.WriteAllBytesAsync(wrong, SmallProfile.Bytes(profile => profile.Remove("province")));
        (await Run(database, "demo-data", "--profile", wrong)).AssertRefused($"{wrong}: province: thiếu mục bắt buộc này.");
        (await Run(database, "demo-data", "--seed", "x")).AssertRefused("--seed: “x” không hợp lệ; cần một số nguyên không âm, ví dụ 188.");
        (await Run(database, "demo-data", "--to", "2021-05-14")).AssertRefused($"--to: 14/05/2021 không hợp lệ; cần một ngày từ 15/05/2021 đến hôm nay, {Today}.");
        (await Run(database, "demo-data", "--to", "2999-01-01")).AssertRefused($"--to: 01/01/2999 không hợp lệ; cần một ngày từ 15/05/2021 đến hôm nay, {Today}.");
        Assert.False(File.Exists(FileOf(database)) && new FileInfo(FileOf(database)).Length > 0, "a refusal made a database");
    }

    [Fact]
    public async Task Demo_makes_a_fund_serves_it_and_serves_it_again()
    {
        var database = FileIn("demo.db");
        var profile = await SmallProfileFile();
        var first = await Serve(database, "--profile", profile);
        Assert.Contains("Mở địa chỉ dưới đây bằng trình duyệt", first.Error, StringComparison.Ordinal);
        Assert.Contains("lanhdao", first.Output, StringComparison.Ordinal);
        Assert.Empty(folder.GetFiles("*.demo-*"));

        var again = await Serve(database);
        Assert.Contains($"Quỹ mẫu đã có sẵn trong {FileOf(database)}; thêm --reset để dựng lại từ đầu.", again.Error, StringComparison.Ordinal);
        Assert.Equal(first.Output, again.Output);

        var port = FreePort();
        (await Run(database, "serve", "--urls", $"http://0.0.0.0:{port}")).AssertRefused(
            $"Quỹ mẫu có mật khẩu ai cũng biết nên chỉ được phục vụ trong máy này; không phục vụ tại http://0.0.0.0:{port}. "
            + "Hãy dùng địa chỉ http://127.0.0.1:… hoặc một Quỹ thật.");
        await using (new FileStream($"{FileOf(database)}.demo-lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose))
        {
            var beside = await Run(database, "demo", "--reset", "--profile", profile, "--port", FreePort());
            Assert.Equal(2, beside.ExitCode);
            Assert.Contains($"Một lệnh demo khác đang dựng Quỹ mẫu trong {FileOf(database)}", beside.Error, StringComparison.Ordinal);
        }

        var anew = await Serve(database, "--reset", "--profile", profile, "--seed", "5", "--to", "2026-06-30");
        Assert.Contains("Đã lập xong", anew.Error, StringComparison.Ordinal);
        Assert.NotEqual(first.Output, anew.Output);
        Assert.Equal(0, (await Run(database, "verify")).ExitCode);
        Assert.EndsWith("Đã khóa sổ 1 ngày; ngày nghiệp vụ là 01/07/2026.\n", (await Run(database, "close-day", "--to", "2026-06-30")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Demo_touches_no_fund_that_is_not_a_demo(bool reset)
    {
        await using var fund = await TestFund.FoundedAsync(DatabaseProvider.Sqlite);
        var before = await fund.Look(db => db.AuditRecords.CountAsync());
        string[] arguments = reset ? ["demo", "--reset"] : ["demo"];
        var refused = await Run(fund.Database, [.. arguments, "--port", FreePort()]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("không phải là Quỹ mẫu; lệnh demo không xóa và không ghi gì vào đó.", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, await fund.Look(db => db.AuditRecords.CountAsync()));
    }

    [Fact]
    public async Task Demo_touches_no_file_that_is_no_database_and_works_on_SQLite_alone()
    {
        var letter = FileIn("letter.db");
        await File.WriteAllTextAsync(FileOf(letter), "Kính gửi Quỹ");
        Assert.Equal(2, (await Run(letter, "demo", "--reset", "--port", FreePort())).ExitCode);
        Assert.Equal("Kính gửi Quỹ", await File.ReadAllTextAsync(FileOf(letter)));

        await using var server = await TestFund.OpenAsync(DatabaseProvider.PostgreSql);
        (await Run(server.Database, "demo")).AssertRefused(
            "Lệnh demo dùng SQLite, còn cấu hình đang chọn PostgreSql. Với cơ sở dữ liệu đó, hãy chạy lần lượt ./quyhtx migrate, demo-data và serve.");
    }

    [Fact]
    public async Task Demo_says_so_when_its_port_is_taken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        (await Run(FileIn("port.db"), "demo", "--port", $"{port}")).AssertRefused(
            $"Cổng {port} đang được một chương trình khác dùng; hãy dừng chương trình đó hoặc chọn cổng khác bằng --port.");
        Assert.False(File.Exists(FileOf(FileIn("port.db"))));
    }

    private async Task<string> SmallProfileFile()
    {
        var file = Path.Combine(folder.FullName, "small.json");
        await File.WriteAllBytesAsync(file, SmallProfile.Bytes());
        return file;
    }

    private DatabaseOptions FileIn(string name) => new() { ConnectionString = $"Data Source={Path.Combine(folder.FullName, name)}" };

    private static string FileOf(DatabaseOptions database) => new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;

    private static string FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return $"{((IPEndPoint)free.LocalEndpoint).Port}";
    }

    /// <summary>Runs demo until it serves, signs in as the accountant and reads the loans, and stops it.</summary>
    private async Task<VerbRun> Serve(DatabaseOptions database, params string[] arguments)
    {
        var port = FreePort();
        using var process = Start(database, ["demo", "--port", port, .. arguments]);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = new StringBuilder();
        try
        {
            string? line;
            do
            {
                line = await process.StandardError.ReadLineAsync();
                error.Append(line).Append('\n');
            }
            while (line is not null && !line.StartsWith("Đang phục vụ tại", StringComparison.Ordinal));
            Assert.True(line == $"Đang phục vụ tại http://127.0.0.1:{port}", error.ToString());

            var accountant = new TestClient(new Uri($"http://127.0.0.1:{port}"));
            var signedIn = await accountant.SignIn("ketoan", DemoFundMaker.Password);
            Assert.Equal((200, false), (signedIn.Status, (bool)JsonNode.Parse(signedIn.Text)!["passwordChangeNeeded"]!));
            var loans = JsonNode.Parse((await accountant.Get("/api/v1/loans?stage=Open")).Text);
            Assert.True((int)loans!["totals"]!["count"]! > 0);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        return new VerbRun(0, await output, error.ToString());
    }

    private async Task<VerbRun> Run(DatabaseOptions database, params string[] arguments)
    {
        using var process = Start(database, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new VerbRun(process.ExitCode, await output, await error);
    }

    private Process Start(DatabaseOptions database, params string[] arguments) => VerbProcess.Start(
        database, [("Jobs__Engine", "None"), ("Security__KeysFolder", Path.Combine(folder.FullName, "keys"))], arguments);
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;
using QuyHtx.Infrastructure;
using QuyHtx.Infrastructure.DemoFund;

namespace QuyHtx.Benchmarks;

/// <summary>
/// The pages under ApacheBench: 20 people at once on the loopback, each page a few hundred times. The baseline is /health, which asks the database one question
/// and renders nothing.
/// </summary>
internal static partial class PagesUnderLoad
{
    private const int People = 20;
    private const int Requests = 400;
    private const string Password = "mật khẩu của phép đo";

    /// <param name="loans">How many loans are made; none: the SQLite file that is named is served as it is, a demo fund.</param>
    /// <param name="demo">The file of a demo fund.</param>
    public static async Task<int> RunAsync(int loans, string? demo)
    {
        var file = Path.Combine(Path.GetTempPath(), $"quyhtx-bench-{Guid.NewGuid():N}.db");
        try
        {
            var signIn = demo is null ? ("quantri", Password) : ("lanhdao", DemoFundMaker.Password);
            if (demo is null)
            {
                await MakeAsync(file, loans);
            }
            else
            {
                File.Copy(demo, file);
            }

            var (loan, borrower) = await SomeLoanAsync(file);
            await using var server = await Server.StartAsync(file);
            var cookie = await server.SignInAsync(signIn.Item1, signIn.Item2);
            string[] pages =
            [
                "/health", "/", "/khach-hang", $"/khach-hang/{borrower}", "/ho-so", "/khoan-vay", "/khoan-vay?trang=20", $"/khoan-vay/{loan}", $"/khoan-vay/{loan}?the=lai",
                "/no-qua-han", "/phieu", "/so-sach", "/so-sach/nhat-ky", "/so-sach/can-doi", "/quy", "/kiem-toan/nhat-ky", "/tim?q=hop+tac+xa+12",
            ];
            Console.WriteLine($"{(demo is null ? $"{loans} loans" : "the demo fund")}, {People} people at once, {Requests} requests a page, {Environment.ProcessorCount} processors");
            Console.WriteLine("| page | 50 % | 95 % | × baseline | requests/s |");
            Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
            double baseline = 0;
            foreach (var page in pages)
            {
                await LoadAsync(server, page, cookie, People * 2);
                var (median, high, perSecond) = await LoadAsync(server, page, cookie, Requests);
                baseline = baseline == 0 ? Math.Max(1, high) : baseline;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"| `{page.Replace(loan, "…", StringComparison.Ordinal).Replace(borrower, "…", StringComparison.Ordinal)}` | {median} ms | {high} ms | {high / baseline:F1} | {perSecond:F0} |"));
            }

            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            foreach (var part in new[] { file, $"{file}-wal", $"{file}-shm" })
            {
                File.Delete(part);
            }
        }
    }

    private static async Task MakeAsync(string file, int loans)
    {
        await using var services = ServicesOn(file);
        await FundOfLoans.MakeAsync(services, loans);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("bench");
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var link = await mediator.Send(new MakeSetUpLink(Guid.NewGuid()));
        await mediator.Send(new SetUpFirstAdministrator(Guid.NewGuid(), link.Secret!, "quantri", "Người đo", Password));
    }

    private static ServiceProvider ServicesOn(string file) => new ServiceCollection()
        .AddFundInfrastructure(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "Sqlite", ["Database:ConnectionString"] = $"Data Source={file}",
        }).Build())
        .AddFundApplication().BuildServiceProvider();

    private static async Task<(string Loan, string Borrower)> SomeLoanAsync(string file)
    {
        await using var services = ServicesOn(file);
        await using var scope = services.CreateAsyncScope();
        var loan = await scope.ServiceProvider.GetRequiredService<FundDbContext>().LoanStatuses
            .Where(status => status.Stage == LoanStage.Open)
            .Join(scope.ServiceProvider.GetRequiredService<FundDbContext>().Loans, status => status.LoanId, loan => loan.Id, (status, loan) => loan)
            .OrderBy(loan => loan.ContractNumber).FirstAsync();
        return (loan.Id.ToString(), loan.BorrowerId.ToString());
    }

    private static async Task<(double Median, double High, double PerSecond)> LoadAsync(Server server, string page, string cookie, int requests)
    {
        using var ab = Process.Start(new ProcessStartInfo("ab", ["-q", "-l", "-c", $"{People}", "-n", $"{requests}", "-H", "Accept: text/html", "-C", cookie, $"{server.Address}{page}"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var said = await ab.StandardOutput.ReadToEndAsync();
        await ab.WaitForExitAsync();
        if (ab.ExitCode != 0 || said.Contains("Non-2xx", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{page}: {said}");
        }

        return (Number(Half().Match(said)), Number(NinetyFive().Match(said)), Number(Rate().Match(said)));
    }

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"50%\s+(\d+)")]
    private static partial Regex Half();

    [GeneratedRegex(@"95%\s+(\d+)")]
    private static partial Regex NinetyFive();

    [GeneratedRegex(@"Requests per second:\s+([\d.]+)")]
    private static partial Regex Rate();

    /// <summary>The program itself, serving the file.</summary>
    private sealed class Server(Process process, string address) : IAsyncDisposable
    {
        public string Address => address;

        public static async Task<Server> StartAsync(string file)
        {
            var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "QuyHtx.Web", "release", "QuyHtx.Web.dll");
            const string address = "http://127.0.0.1:5397";
            var start = new ProcessStartInfo("dotnet", [program, "serve", "--urls", address]) { RedirectStandardError = true, RedirectStandardOutput = true };
            start.Environment["Database__Provider"] = "Sqlite";
            start.Environment["Database__ConnectionString"] = $"Data Source={file}";
            start.Environment["Jobs__Engine"] = "None";
            start.Environment["Security__RequestsPerMinute"] = "10000000";
            var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            using var http = new HttpClient();
            for (var tries = 0; tries < 100; tries++)
            {
                try
                {
                    await http.GetStringAsync($"{address}/health");
                    return new Server(process, address);
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(200);
                }
            }

            throw new InvalidOperationException("The server does not answer.");
        }

        public async Task<string> SignInAsync(string userName, string password)
        {
            using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/api/v1/session")
            {
                Content = System.Net.Http.Json.JsonContent.Create(new { userName, password }),
            };
            using var answer = await http.SendAsync(request);
            return answer.StatusCode == HttpStatusCode.OK
                ? answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]).First(cookie => cookie.StartsWith("quyhtx=", StringComparison.Ordinal))
                : throw new InvalidOperationException($"Not signed in: {answer.StatusCode}");
        }

        public async ValueTask DisposeAsync()
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}

using System.Diagnostics;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure;
using QuyHtx.Infrastructure.Documents;

namespace QuyHtx.Benchmarks;

/// <summary>Schedules of sixty rows, from the database to the PDF, by one warm browser. The baseline starts a browser for each, as a command line does.</summary>
internal static class Papers
{
    private const int Cold = 5;

    private static readonly LoanTerms SixtyMonths = new()
    {
        Rate = new InterestRate(0.4m, RateUnit.PercentPerMonth), TermMonths = 60, Method = RepaymentMethod.EqualPrincipal, InterestEveryMonths = 1, PrincipalEveryMonths = 1,
    };

    public static async Task<int> RunAsync(int papers)
    {
        var folder = Directory.CreateTempSubdirectory("quyhtx-bench").FullName;
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "Sqlite", ["Database:ConnectionString"] = $"Data Source={folder}/fund.db",
        }).Build();
        try
        {
            await using var services = new ServiceCollection().AddLogging().AddFundInfrastructure(settings).AddFundApplication().BuildServiceProvider();
            await FundOfLoans.MakeAsync(services, papers, SixtyMonths);
            await using var scope = services.CreateAsyncScope();
            var loans = await scope.ServiceProvider.GetRequiredService<FundDbContext>().Loans.Select(loan => loan.Id).ToListAsync();
            var printer = services.GetRequiredService<PaperPrinter>();

            var first = await TimeAsync(() => PrintAsync(services, printer, loans[0]));
            Say($"the first paper, with the start of the browser: {first:F2} s");
            var html = await TimeAsync(async () =>
            {
                foreach (var loan in loans)
                {
                    await HtmlAsync(services, loan);
                }
            });
            Say($"{papers} schedules as HTML: {html:F1} s");
            var warm = await TimeAsync(async () =>
            {
                foreach (var loan in loans)
                {
                    await PrintAsync(services, printer, loan);
                }
            });
            Say($"{papers} schedules as PDF, one after the other: {warm:F1} s, {warm * 1000 / papers:F0} ms each");
            var two = await TimeAsync(() => Parallel.ForEachAsync(
                loans, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (loan, _) => await PrintAsync(services, printer, loan)));
            Say($"{papers} schedules as PDF, two at once: {two:F1} s, {two * 1000 / papers:F0} ms each");

            var file = Path.Combine(folder, "paper.html");
            await File.WriteAllTextAsync(file, await HtmlAsync(services, loans[0]));
            var cold = await TimeAsync(async () =>
            {
                for (var i = 0; i < Cold; i++)
                {
                    using var browser = Process.Start(new ProcessStartInfo("chromium",
                    [
                        "--headless=new", "--no-sandbox", "--disable-gpu", $"--user-data-dir={folder}/profile{i}", $"--print-to-pdf={folder}/paper.pdf", file,
                    ]) { RedirectStandardError = true })!;
                    _ = browser.StandardError.ReadToEndAsync();
                    await browser.WaitForExitAsync();
                }
            });
            Say($"a browser for each (baseline): {cold * 1000 / Cold:F0} ms each, {cold / Cold / (warm / papers):F1} times the warm one");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task PrintAsync(IServiceProvider services, PaperPrinter printer, Guid loan) =>
        await printer.PrintAsync(await HtmlAsync(services, loan), CancellationToken.None);

    private static async Task<string> HtmlAsync(IServiceProvider services, Guid loan)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("bench");
        var paper = await PaperCatalogue.Papers["lich-tra-no"](
            scope.ServiceProvider.GetRequiredService<IMediator>(), new PaperRequest(loan), CancellationToken.None);
        return await scope.ServiceProvider.GetRequiredService<PaperRenderer>().ForPrinterAsync(paper);
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalSeconds;
    }

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}

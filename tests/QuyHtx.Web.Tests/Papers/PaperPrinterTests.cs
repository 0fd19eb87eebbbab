using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using QuyHtx.Infrastructure.Documents;

namespace QuyHtx.Web.Tests.Papers;

/// <summary>The warm browser: it is shared, comes back when it dies, leaves nothing behind, and reaches nothing.</summary>
public sealed class PaperPrinterTests
{
    private const string Page = "<!DOCTYPE html><html lang=\"vi\"><body>Một tờ giấy</body></html>";

    [Fact]
    public async Task One_browser_prints_many_papers_at_once_and_a_new_one_when_it_was_killed()
    {
        await using var printer = New();
        var papers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => printer.PrintAsync(Page, CancellationToken.None)));
        var first = printer.BrowserProcess!.Value;
        Assert.All(papers, paper => Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(paper, 0, 4), StringComparison.Ordinal));
        Assert.Equal("Một tờ giấy", (await Pdf.ReadAsync(papers[5])).Words);

        using (var browser = Process.GetProcessById(first))
        {
            browser.Kill(entireProcessTree: true);
        }

        Assert.Equal("Một tờ giấy", (await Pdf.ReadAsync(await printer.PrintAsync(Page, CancellationToken.None))).Words);
        Assert.NotEqual(first, printer.BrowserProcess);
    }

    [Fact]
    public async Task It_ends_with_the_host_and_takes_its_folder_with_it()
    {
        var printer = New();
        await printer.PrintAsync(Page, CancellationToken.None);
        using var browser = Process.GetProcessById(printer.BrowserProcess!.Value);
        await printer.DisposeAsync();
        Assert.True(browser.HasExited);
    }

    [Fact]
    public async Task It_reaches_nothing_on_the_network_and_runs_no_script()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://{listener.LocalEndpoint}";
        await using var printer = New();
        var pdf = await Pdf.ReadAsync(await printer.PrintAsync(
            $"<!DOCTYPE html><html><head><link rel=\"stylesheet\" href=\"{address}/a.css\"></head><body><img src=\"{address}/a.png\">"
            + $"<iframe src=\"{address}\"></iframe><iframe src=\"file:///etc/hostname\"></iframe><p>trước</p><script>document.body.innerHTML = 'sau'</script></body></html>",
            CancellationToken.None));
        Assert.False(listener.Pending());
        Assert.Contains("trước", pdf.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.MachineName, pdf.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_browser_or_never_answers_is_told_apart_and_ended()
    {
        await using var none = New(options => options.Browser = "/nowhere/chromium");
        Assert.False(none.HasBrowser);
        Assert.Equal(PrinterTrouble.NotInstalled, await TroubleOf(none));
        await using var wrong = New(options => options.Browser = "/bin/false");
        Assert.Equal(PrinterTrouble.DoesNotStart, await TroubleOf(wrong));

        var folder = Directory.CreateTempSubdirectory().FullName;
        var silent = Path.Combine(folder, "browser");
        await File.WriteAllTextAsync(silent, $"#!/bin/sh\necho $$ > {folder}/pid\nexec sleep 300\n");
        await Run("chmod", "+x", silent);
        await using var hangs = New(options => (options.Browser, options.TimeoutSeconds) = (silent, 1));
        Assert.Equal(PrinterTrouble.TookTooLong, await TroubleOf(hangs));
        var pid = int.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "pid")), System.Globalization.CultureInfo.InvariantCulture);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(pid));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Stopped in the middle of its work, under a paper that is larger than its pipe.</summary>
    [Fact]
    public async Task A_browser_that_hangs_is_given_up_killed_and_replaced()
    {
        var options = new PaperOptions();
        await using var printer = new PaperPrinter(Options.Create(options), NullLogger<PaperPrinter>.Instance);
        await printer.PrintAsync(Page, CancellationToken.None);
        var stopped = printer.BrowserProcess!.Value;
        await Run("kill", "-STOP", $"{stopped}");
        options.TimeoutSeconds = 1;
        var refused = await Assert.ThrowsAsync<PrinterUnavailableException>(() => printer.PrintAsync(Page + new string('x', 1 << 20), CancellationToken.None));
        Assert.Equal(PrinterTrouble.TookTooLong, refused.Trouble);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(stopped));
        options.TimeoutSeconds = 30;
        Assert.NotEmpty(await printer.PrintAsync(Page, CancellationToken.None));
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_keeps_nobody_else_waiting()
    {
        await using var printer = New(options => options.AtOnce = 1);
        using var impatient = new CancellationTokenSource();
        var first = printer.PrintAsync(Page, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.NotEmpty(await printer.PrintAsync(Page, CancellationToken.None));
    }

    private static PaperPrinter New(Action<PaperOptions>? set = null)
    {
        var options = new PaperOptions();
        set?.Invoke(options);
        return new PaperPrinter(Options.Create(options), NullLogger<PaperPrinter>.Instance);
    }

    private static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }

    private static async Task<PrinterTrouble> TroubleOf(PaperPrinter printer) =>
        (await Assert.ThrowsAsync<PrinterUnavailableException>(() => printer.PrintAsync(Page, CancellationToken.None))).Trouble;
}

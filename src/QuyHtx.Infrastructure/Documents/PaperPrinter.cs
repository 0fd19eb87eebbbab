using System.ComponentModel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace QuyHtx.Infrastructure.Documents;

/// <summary>
/// Prints HTML to PDF by one browser that stays warm: started with the first paper, started again when it died, ended with the host. A page is
/// a tab of its own without scripts and without network.
/// </summary>
public sealed class PaperPrinter(IOptions<PaperOptions> options, ILogger<PaperPrinter> log) : IAsyncDisposable
{
    private readonly SemaphoreSlim places = new(options.Value.AtOnce, options.Value.AtOnce);
    private readonly SemaphoreSlim starting = new(1, 1);
    private Chromium? warm;

    /// <summary>Whether a browser is installed that prints.</summary>
    public bool HasBrowser => InstalledBrowser.Find(options.Value.Browser) is not null;

    /// <summary>The browser's process while one is warm, for tests.</summary>
    internal int? BrowserProcess => warm is { IsGone: false } browser ? browser.ProcessId : null;

    /// <summary>Prints a whole document; its pages are as its style sheet says.</summary>
    /// <exception cref="PrinterUnavailableException">No browser is there, it does not start, or it takes too long.</exception>
    public async Task<byte[]> PrintAsync(string html, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        enough.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        try
        {
            await places.WaitAsync(enough.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PrinterUnavailableException(PrinterTrouble.TookTooLong);
        }

        try
        {
            return await PrintTwiceAsync(html, enough.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Whatever it hangs on, the next paper is not to hang on it too.
            await EndAsync(warm);
            throw new PrinterUnavailableException(PrinterTrouble.TookTooLong);
        }
        catch (Exception problem) when (problem is BrowserGoneException or InvalidOperationException or Win32Exception)
        {
            log.LogError("The browser does not print: {Problem}", problem.Message);
            throw new PrinterUnavailableException(PrinterTrouble.DoesNotStart);
        }
        finally
        {
            places.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(warm);
        places.Dispose();
        starting.Dispose();
    }

    /// <summary>A browser that died since the last paper, or dies under this one, is replaced once.</summary>
    private async Task<byte[]> PrintTwiceAsync(string html, CancellationToken cancellation)
    {
        try
        {
            return await PrintAsync(await WarmAsync(cancellation), html, cancellation);
        }
        catch (BrowserGoneException)
        {
            return await PrintAsync(await WarmAsync(cancellation), html, cancellation);
        }
    }

    private static async Task<byte[]> PrintAsync(Chromium browser, string html, CancellationToken cancellation)
    {
        var target = (await browser.SendAsync("Target.createTarget", new() { ["url"] = "about:blank" }, null, cancellation)).GetProperty("targetId").GetString();
        try
        {
            var session = (await browser.SendAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }, null, cancellation))
                .GetProperty("sessionId").GetString();
            await browser.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true }, session, cancellation);
            var frames = await browser.SendAsync("Page.getFrameTree", [], session, cancellation);
            var frame = frames.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString();
            await browser.SendAsync("Page.setDocumentContent", new() { ["frameId"] = frame, ["html"] = html }, session, cancellation);
            var printed = await browser.SendAsync(
                "Page.printToPDF", new() { ["preferCSSPageSize"] = true, ["printBackground"] = true, ["generateTaggedPDF"] = true }, session, cancellation);
            return printed.GetProperty("data").GetBytesFromBase64();
        }
        finally
        {
            // Whether or not somebody still waits for the paper, its tab is closed; nobody waits for that.
            _ = CloseAsync(browser, target);
        }
    }

    private static async Task CloseAsync(Chromium browser, string? target)
    {
        try
        {
            await browser.SendAsync("Target.closeTarget", new() { ["targetId"] = target }, null, CancellationToken.None);
        }
        catch (Exception problem) when (problem is BrowserGoneException or InvalidOperationException or ObjectDisposedException)
        {
            // It went with its browser.
        }
    }

    private async Task<Chromium> WarmAsync(CancellationToken cancellation)
    {
        await starting.WaitAsync(cancellation);
        try
        {
            if (warm is { IsGone: false })
            {
                return warm;
            }

            if (warm is not null)
            {
                await warm.DisposeAsync();
            }

            var file = InstalledBrowser.Find(options.Value.Browser) ?? throw new PrinterUnavailableException(PrinterTrouble.NotInstalled);
            return warm = Chromium.Start(file);
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task EndAsync(Chromium? browser)
    {
        await starting.WaitAsync();
        try
        {
            if (browser is not null && warm == browser)
            {
                warm = null;
                await browser.DisposeAsync();
            }
        }
        finally
        {
            starting.Release();
        }
    }
}

/// <summary>Why nothing is printed.</summary>
public enum PrinterTrouble
{
    /// <summary>No browser that prints is installed.</summary>
    NotInstalled,

    /// <summary>It does not start, or ends before it has printed.</summary>
    DoesNotStart,

    /// <summary>It takes too long.</summary>
    TookTooLong,
}

/// <summary>A paper cannot be printed just now; it can still be shown as HTML.</summary>
public sealed class PrinterUnavailableException(PrinterTrouble trouble) : Exception(trouble.ToString())
{
    /// <summary>Why.</summary>
    public PrinterTrouble Trouble { get; } = trouble;
}

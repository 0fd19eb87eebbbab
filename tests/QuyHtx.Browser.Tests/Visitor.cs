using Microsoft.Playwright;
using QuyHtx.Infrastructure.DemoFund;

namespace QuyHtx.Browser.Tests;

/// <summary>The size of a screen.</summary>
internal enum Screen
{
    /// <summary>1366×768: an office.</summary>
    Wide,

    /// <summary>390×844: a telephone.</summary>
    Narrow,
}

/// <summary>Somebody at a browser of his own: real Chromium, with what it complains of written down.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly Lazy<Task<IBrowser>> Chromium = new(LaunchAsync);

    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(Checkout.Root, "node_modules", "axe-core", "axe.min.js")));

    private readonly IBrowserContext context;
    private readonly Uri address;

    private Visitor(IBrowserContext context, IPage page, Uri address) => (this.context, Page, this.address) = (context, page, address);

    public IPage Page { get; }

    /// <summary>What the console said: every error, and every refusal of the content security policy.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Visitor> ComesAsync(Uri address, Screen screen = Screen.Wide, bool withScripts = true)
    {
        var context = await (await Chromium.Value).NewContextAsync(new()
        {
            ViewportSize = screen == Screen.Wide ? new() { Width = 1366, Height = 768 } : new() { Width = 390, Height = 844 },
            JavaScriptEnabled = withScripts,
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(30_000);
        var visitor = new Visitor(context, await context.NewPageAsync(), address);
        visitor.Page.Console += (_, message) =>
        {
            // A page that answers 404 or 422 on purpose is told of by its test, not by the console's line about the status.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal))
            {
                visitor.Complaints.Add($"{visitor.Page.Url}: {message.Text}");
            }
        };
        visitor.Page.PageError += (_, error) => visitor.Complaints.Add($"{visitor.Page.Url}: {error}");
        return visitor;
    }

    /// <summary>Somebody of the demo fund, signed in through the page.</summary>
    public static async Task<Visitor> SignsInAsync(Uri address, string userName, Screen screen = Screen.Wide, bool withScripts = true)
    {
        var visitor = await ComesAsync(address, screen, withScripts);
        await visitor.SignInAsync(userName, DemoFundMaker.Password);
        return visitor;
    }

    public async Task SignInAsync(string userName, string password)
    {
        await OpenAsync("/dang-nhap");
        await Page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await Page.GetByLabel("Mật khẩu").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await Page.WaitForURLAsync(url => !new Uri(url).AbsolutePath.StartsWith("/dang-nhap", StringComparison.Ordinal) || url.EndsWith("/ma", StringComparison.Ordinal));
    }

    /// <summary>Opens an address of the site; the status it answers with.</summary>
    public async Task<int> OpenAsync(string path) => (await Page.GotoAsync(new Uri(address, path).ToString()))!.Status;

    /// <summary>What axe-core finds that is serious or critical on the page that is open.</summary>
    public async Task<IReadOnlyList<string>> SeriousFaultsAsync()
    {
        await Page.EvaluateAsync(Axe.Value);
        var found = await Page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
                .filter(fault => fault.impact === "serious" || fault.impact === "critical")
                .map(fault => `${fault.id}: ${fault.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(" | ")}`)
            """);
        return found;
    }

    /// <summary>How far the page is wider than the screen.</summary>
    public Task<int> OverhangAsync() => Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");

    /// <summary>Keeps a picture of the whole page with the artefacts of the run.</summary>
    public async Task PictureAsync(string name) =>
        await Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Checkout.Root, "artifacts", "screenshots", $"{name}.png") });

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private static async Task<IBrowser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("QUYHTX_CHROMIUM") ?? "/usr/bin/chromium",

            // Nothing but the pages under test: no sandbox as root, no calls home.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }
}

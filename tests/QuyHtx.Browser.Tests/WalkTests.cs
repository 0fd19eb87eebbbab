using System.Text.RegularExpressions;
using QuyHtx.Web.Tests.Api;

namespace QuyHtx.Browser.Tests;

/// <summary>
/// Each role follows every link it is shown, wide and narrow: every page opens, says nothing in the console, is no wider than the screen and has nothing
/// serious for axe-core. Of pages that differ by an id alone the first ones are opened. Pictures are kept.
/// </summary>
public sealed partial class WalkTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const int OfAKind = 2;

    /// <summary>More than any role has; a walk that grows past it goes round in circles.</summary>
    private const int MostPages = 160;

    public static TheoryData<string, string> Everybody
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var userName in new[] { "canbo", "thamdinh", "quyetdinh", "ketoan", "lanhdao", "kiemtoan", "quantri", "htx" })
            {
                data.Add(userName, nameof(Screen.Wide));
                data.Add(userName, nameof(Screen.Narrow));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Every_link_leads_to_a_sound_page(string userName, string screenName)
    {
        var screen = Enum.Parse<Screen>(screenName);
        await using var visitor = await Visitor.SignsInAsync(site.Host.Address, userName, screen);
        var wrong = new List<string>();
        var seen = new Dictionary<string, int>();
        var queue = new Queue<string>(["/", "/tai-khoan", "/tim?q=hop+tac+xa", "/tim?q=khongcogi"]);
        var opened = 0;
        while (queue.TryDequeue(out var path) && opened < MostPages)
        {
            var kind = KindOf(path);
            if (seen.GetValueOrDefault(kind) >= (kind == path ? 1 : OfAKind))
            {
                continue;
            }

            var isFirst = seen.TryAdd(kind, 0);
            seen[kind]++;
            opened++;
            var status = await visitor.OpenAsync(path);
            if (status != 200)
            {
                wrong.Add($"{path}: {status}");
                continue;
            }

            if (await visitor.OverhangAsync() is var overhang and > 0)
            {
                wrong.Add($"{path}: {overhang} px wider than the screen");
            }

            // What another role has looked at already is not looked at again: the frame and the page are the same.
            if (isFirst && site.IsNew(screen, kind))
            {
                wrong.AddRange((await visitor.SeriousFaultsAsync()).Select(fault => $"{path}: {fault}"));
                await visitor.PictureAsync($"{screenName.ToLowerInvariant()}/{userName}{NotOfAName().Replace(kind, "-")}");
            }

            foreach (var link in await visitor.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin && !a.hasAttribute('download')).map(a => a.pathname + a.search)"))
            {
                if (!IsAFile(link))
                {
                    queue.Enqueue(link);
                }
            }
        }

        Assert.True(opened is > 5 and < MostPages, $"{opened} pages: {string.Join(' ', seen.Keys)}");
        Assert.Empty(wrong.Concat(visitor.Complaints));
    }

    /// <summary>The address without what tells one of a kind from another: ids, years, pages and filters.</summary>
    private static string KindOf(string path)
    {
        var parts = path.Split('?', 2);
        var place = Id().Replace(parts[0], "id");
        var tab = parts.Length > 1 ? Tab().Match(parts[1]).Value : "";
        return parts.Length > 1 && tab.Length == 0 ? $"{place}?" : $"{place}{tab}";
    }

    private static bool IsAFile(string link) =>
        link.Contains("xuat", StringComparison.Ordinal) && link.Contains('.', StringComparison.Ordinal)
        || link.StartsWith("/api", StringComparison.Ordinal) || link.StartsWith("/openapi", StringComparison.Ordinal)
        || FileEnding().IsMatch(link.Split('?')[0]) || link.Contains("xlsx", StringComparison.OrdinalIgnoreCase) || link.Contains("tep/", StringComparison.Ordinal);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+(-[0-9]+)*", RegexOptions.IgnoreCase)]
    private static partial Regex Id();

    [GeneratedRegex("(?<=^|&)(the|buoc)=[a-z0-9-]+")]
    private static partial Regex Tab();

    [GeneratedRegex(@"\.(pdf|csv|xlsx|journal|zip|txt|json|png)$")]
    private static partial Regex FileEnding();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotOfAName();
}

/// <summary>A demo fund that several tests read and none changes.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private readonly HashSet<(Screen Screen, string Kind)> looked = [];

    internal DemoHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await DemoHost.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>True the first time it is asked.</summary>
    internal bool IsNew(Screen screen, string kind) => looked.Add((screen, kind));
}

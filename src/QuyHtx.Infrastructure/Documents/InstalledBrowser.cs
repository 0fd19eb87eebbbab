namespace QuyHtx.Infrastructure.Documents;

/// <summary>Finds the browser that prints: Debian's Chromium, or what else of that family is installed; every Windows has Edge.</summary>
internal static class InstalledBrowser
{
    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge"];

    private static readonly string[] WindowsFiles =
        [@"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];

    /// <summary>Its file, or null where there is none.</summary>
    /// <param name="named">What the settings name; then no other is taken.</param>
    public static string? Find(string named) => named.Length > 0
        ? Candidates([named]).FirstOrDefault(File.Exists)
        : (OperatingSystem.IsWindows() ? WindowsCandidates() : Candidates(Names)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates(IEnumerable<string> names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name)));
    }

    private static IEnumerable<string> WindowsCandidates() =>
        from file in WindowsFiles
        from root in new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
        select Path.Combine(Environment.GetFolderPath(root), file);
}

namespace QuyHtx.Tests.Shared;

/// <summary>Where the checkout is: some tests read its files, as a newcomer or a server would.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("QuyHtx.sln was not found above the tests."),
        _ when File.Exists(Path.Combine(folder.FullName, "QuyHtx.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}

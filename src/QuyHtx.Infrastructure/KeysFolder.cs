using Microsoft.Extensions.Configuration;

namespace QuyHtx.Infrastructure;

/// <summary>
/// Thư mục khóa (Security:KeysFolder): the keys that sign the cookies and encrypt the documents. Whoever reads them can sign in as anybody; whoever
/// loses them never sees a document again.
/// </summary>
public sealed class KeysFolder(IConfiguration configuration, string contentRoot)
{
    private const string Setting = "Security:KeysFolder";

    private const string Default = ".data/keys";

    /// <summary>Where it is; it need not be there yet.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(configuration[Setting] ?? Default, contentRoot);

    /// <summary>The folder, made where there is none.</summary>
    public DirectoryInfo Make() => MakePrivate(Path);

    /// <summary>Makes a folder for its owner alone.</summary>
    public static DirectoryInfo MakePrivate(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}

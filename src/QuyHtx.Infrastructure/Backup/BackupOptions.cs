namespace QuyHtx.Infrastructure.Backup;

/// <summary>The section Backup of the settings.</summary>
public sealed class BackupOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Backup";

    /// <summary>Where the nightly backups go; without one there are none.</summary>
    public string Folder { get; set; } = "";

    /// <summary>How many of them are kept.</summary>
    public int Keep { get; set; } = 30;

    /// <summary>
    /// SQL Server alone: a folder that the server writes its backup to and reads it from, and that this program reaches under the same name. Without one it
    /// is the server's own backup folder.
    /// </summary>
    public string SqlServerFolder { get; set; } = "";
}

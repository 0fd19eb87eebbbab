namespace QuyHtx.Infrastructure.Backup;

/// <summary>The T-SQL of backing up and restoring; docs/operations.md shows the same for doing it by hand.</summary>
internal static class SqlServerScripts
{
    /// <summary>A copy outside the server's own series of backups, read once more for its checksums.</summary>
    public static string Backup(string database, string file) => $"""
        BACKUP DATABASE {Name(database)} TO DISK = {Text(file)} WITH COPY_ONLY, FORMAT, INIT, CHECKSUM;
        RESTORE VERIFYONLY FROM DISK = {Text(file)} WITH CHECKSUM;
        """;

    public static string FileList(string file) => $"RESTORE FILELISTONLY FROM DISK = {Text(file)};";

    public static string Restore(string database, string file, IEnumerable<(string Logical, string File)> moves) =>
        $"RESTORE DATABASE {Name(database)} FROM DISK = {Text(file)} WITH {string.Concat(moves.Select(move => $"MOVE {Text(move.Logical)} TO {Text(move.File)}, "))}REPLACE, CHECKSUM;";

    /// <summary>Not while anybody else has it open: that would end in the middle of their work.</summary>
    public static string Rename(string from, string to) => $"ALTER DATABASE {Name(from)} MODIFY NAME = {Name(to)};";

    /// <summary>A file in a folder of the server's, whose system need not be this one's.</summary>
    public static string FileIn(string folder, string name)
    {
        var separator = folder.Contains('\\', StringComparison.Ordinal) ? '\\' : '/';
        return $"{folder.TrimEnd(separator)}{separator}{name}";
    }

    private static string Name(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";

    private static string Text(string text) => $"N'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

using System.IO.Compression;

namespace QuyHtx.Application.Applications;

/// <summary>
/// What a file is, by the bytes it begins with; of the two office formats, by the parts that its archive lists. Nothing is unpacked.
/// </summary>
public static class FileKind
{
    private static readonly (byte[] Beginning, string ContentType)[] Beginnings =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
    ];

    private static readonly (string Part, string ContentType)[] Parts =
    [
        ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ];

    /// <summary>The content type, or null when it is none that a dossier takes.</summary>
    public static string? Of(byte[] content) =>
        Beginnings.FirstOrDefault(kind => content.AsSpan().StartsWith(kind.Beginning)).ContentType
            ?? (content.AsSpan().StartsWith("PK\x03\x04"u8) ? OfArchive(content) : null);

    private static string? OfArchive(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false));
            var parts = archive.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
            return !parts.Contains("[Content_Types].xml") || parts.Any(IsMacro)
                ? null
                : Parts.FirstOrDefault(kind => parts.Contains(kind.Part)).ContentType;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsMacro(string part) => part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase);
}

using System.Diagnostics;
using System.Text;

namespace QuyHtx.Web.Tests.Papers;

/// <summary>A PDF read back by programs that are none of ours (Debian's poppler-utils).</summary>
/// <param name="Pages">Each page as it is laid out.</param>
/// <param name="Words">All its words with one space between them, cell after cell, whatever column they stand in.</param>
/// <param name="Fonts">Its fonts.</param>
internal sealed record Pdf(IReadOnlyList<string> Pages, string Words, IReadOnlyList<PdfFont> Fonts)
{
    /// <summary>All its text as it is laid out.</summary>
    public string Text => string.Concat(Pages);

    /// <summary>Reads it.</summary>
    public static async Task<Pdf> ReadAsync(byte[] bytes)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, bytes);
            var pages = (await RunAsync("pdftotext", "-layout", file, "-")).Split('\f');
            var words = (await RunAsync("pdftotext", "-raw", file, "-")).Split((char[])[' ', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries);
            return new Pdf(pages[..^1], string.Join(' ', words), [.. (await RunAsync("pdffonts", file)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(PdfFont.Of)]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return await output;
    }
}

/// <summary>A font of a PDF.</summary>
internal sealed record PdfFont(string Name, bool IsEmbedded)
{
    /// <summary>A line of pdffonts: name, type, encoding, emb, sub, uni, object and its generation.</summary>
    public static PdfFont Of(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(words[0], words[^5] == "yes");
    }
}

using System.Globalization;
using System.Text;
using QuyHtx.Application.Persistence;

namespace QuyHtx.Infrastructure.DemoFund;

/// <summary>
/// A paper of a dossier: a PDF of one page that any reader opens. It is written without accents, because the fonts that every reader has by itself
/// have no Vietnamese letters.
/// </summary>
internal static class DemoPaper
{
    /// <summary>A page with these lines.</summary>
    public static byte[] Of(params IEnumerable<string> lines)
    {
        var text = new StringBuilder("BT /F1 12 Tf 72 770 Td 18 TL ");
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"({SearchText.Of(line).ToUpperInvariant()}) Tj T* ");
        }

        text.Append("ET");
        return WithTable(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {text.Length.ToString(CultureInfo.InvariantCulture)} >>\nstream\n{text}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]);
    }

    /// <summary>The objects with the table of where each begins, which readers look things up in.</summary>
    private static byte[] WithTable(IReadOnlyList<string> objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder();
        for (var i = 0; i < objects.Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:0000000000} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{table}");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}

namespace QuyHtx.Application.LoanCases;

/// <summary>What somebody wrote, made fit for a message: a message is one line, however long or odd the text was.</summary>
internal static class InputText
{
    /// <summary>The text without line ends and other controls, cut where it is longer than so many characters.</summary>
    public static string OneLine(string text, int longest)
    {
        var shown = text;
        if (text.Length > longest)
        {
            // Never between the halves of a surrogate pair: half a character cannot be written out.
            var end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
            shown = string.Concat(text.AsSpan(0, end), "…");
        }

        return string.Create(shown.Length, shown, (line, from) =>
        {
            for (var i = 0; i < line.Length; i++)
            {
                line[i] = char.IsControl(from[i]) || from[i] is '\u2028' or '\u2029' ? ' ' : from[i];
            }
        });
    }
}

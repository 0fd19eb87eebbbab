using System.Globalization;

namespace QuyHtx.Web.Verbs;

/// <summary>Numbers as they are written in Vietnam: 1.234.567,89.</summary>
internal static class Numbers
{
    private static readonly NumberFormatInfo Format = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NumberGroupSizes = [3],
    };

    public static string Shown(int number) => number.ToString("N0", Format);

    /// <summary>All its decimals and no zeros after them: 0,4.</summary>
    public static string Shown(decimal number) => number.ToString("#,##0.############", Format);

    /// <summary>With so many decimals: 10.652.054,7945.</summary>
    public static string Shown(decimal number, int decimals) => number.ToString($"N{decimals}", Format);
}

using System.Text;

namespace QuyHtx.Domain.Money;

/// <summary>How a nil in the tens is read: "một trăm linh một" in the North, "một trăm lẻ một" in the South.</summary>
public enum ZeroTensWord
{
    /// <summary>linh</summary>
    Linh,

    /// <summary>lẻ</summary>
    Le,
}

/// <summary>Số tiền bằng chữ: an amount as papers spell it, "Một tỷ hai trăm năm mươi triệu đồng".</summary>
/// <remarks>Source: practice of signed papers; <c>cases/amount-in-words.json</c>.</remarks>
public static class AmountInWords
{
    private const long Billion = 1_000_000_000;

    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    /// <summary>Spells an amount, with a capital first letter and the word đồng.</summary>
    /// <param name="amount">From nil to the largest amount; <see cref="ArgumentOutOfRangeException"/> below nil.</param>
    /// <param name="zeroTens">linh (default) or lẻ.</param>
    public static string Of(Dong amount, ZeroTensWord zeroTens = ZeroTensWord.Linh)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount.Value);
        var words = new StringBuilder();
        if (amount.IsZero)
        {
            words.Append(Digits[0]);
        }
        else
        {
            Spell(words, amount.Value, zeroTens switch { ZeroTensWord.Linh => "linh", ZeroTensWord.Le => "lẻ" });
        }

        words[0] = char.ToUpperInvariant(words[0]);
        return words.Append(" đồng").ToString();
    }

    /// <summary>Whole tỷ are read as a number of their own ("một nghìn tỷ"), then the rest below a tỷ in groups of three.</summary>
    private static void Spell(StringBuilder words, long number, string zeroTens)
    {
        var (billions, rest) = Math.DivRem(number, Billion);
        if (billions > 0)
        {
            Spell(words, billions, zeroTens);
            words.Append(" tỷ");
        }

        ReadOnlySpan<(long Size, string Name)> groups = [(1_000_000, " triệu"), (1_000, " nghìn"), (1, "")];
        foreach (var (size, name) in groups)
        {
            var group = (int)(rest / size % 1_000);
            if (group > 0)
            {
                SpellGroup(words, group, zeroTens);
                words.Append(name);
            }
        }
    }

    /// <summary>A group that follows another names its hundreds even when there are none: "hai nghìn không trăm linh một".</summary>
    private static void SpellGroup(StringBuilder words, int group, string zeroTens)
    {
        var (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
        var namesHundreds = hundreds > 0 || words.Length > 0;
        if (namesHundreds)
        {
            Append(words, Digits[hundreds], "trăm");
        }

        switch (tens)
        {
            case 0 when ones > 0 && namesHundreds:
                Append(words, zeroTens);
                break;
            case 1:
                Append(words, "mười");
                break;
            case > 1:
                Append(words, Digits[tens], "mươi");
                break;
        }

        if (ones > 0)
        {
            Append(words, (tens, ones) switch
            {
                ( > 1, 1) => "mốt",
                ( > 1, 4) => "tư",
                ( > 0, 5) => "lăm",
                _ => Digits[ones],
            });
        }
    }

    private static void Append(StringBuilder words, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(part);
        }
    }
}

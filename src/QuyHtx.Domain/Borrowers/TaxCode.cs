namespace QuyHtx.Domain.Borrowers;

/// <summary>What a tax code names.</summary>
public enum TaxCodeKind
{
    /// <summary>Mã số thuế 10 số: an enterprise, a cooperative (for whom it is the cooperative's number too) or another body.</summary>
    Organisation,

    /// <summary>Mã số thuế 13 số (10-3): a dependent unit of such a body.</summary>
    DependentUnit,

    /// <summary>Số định danh cá nhân 12 số: a person's or a household business's code since 1/7/2025.</summary>
    PersonalNumber,
}

/// <summary>Why a text is not a tax code.</summary>
public enum TaxCodeFault
{
    /// <summary>A character that is neither a digit nor the hyphen of a 10-3 code.</summary>
    NotDigits,

    /// <summary>Not 10, 12 or 13 digits.</summary>
    WrongLength,

    /// <summary>The tenth digit is not what the first nine give.</summary>
    WrongCheckDigit,

    /// <summary>A dependent unit's number is 000; it counts from 001.</summary>
    UnitZero,

    /// <summary>A personal number's province is 000.</summary>
    NoProvince,
}

/// <summary>
/// Mã số thuế (MST). Ten digits with a check digit; thirteen for a dependent unit; or a person's twelve-digit number, which has none.
/// A code that fails is a warning to the officer and not a refusal: registrations older than 2024 may differ.
/// </summary>
/// <param name="Digits">The digits alone.</param>
/// <param name="Kind">What it names.</param>
/// <remarks>Source: Circular 86/2024/TT-BTC for the kinds; the check digit is 10 − (Σ digit × weight mod 11), invalid where that is 10.</remarks>
public sealed record TaxCode(string Digits, TaxCodeKind Kind)
{
    private static ReadOnlySpan<int> Weights => [31, 29, 23, 19, 17, 13, 7, 5, 3];

    /// <summary>Reads a tax code, with or without the hyphen of a 10-3 code and with spaces around it.</summary>
    /// <returns>The code and no fault, or no code and the fault.</returns>
    public static (TaxCode? Code, TaxCodeFault? Fault) Parse(string text)
    {
        var trimmed = text.Trim();
        var digits = trimmed is [.. { Length: 10 } head, '-', _, _, _] ? head + trimmed[11..] : trimmed;
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
        {
            return (null, TaxCodeFault.NotDigits);
        }

        var kind = digits.Length switch
        {
            10 => TaxCodeKind.Organisation,
            12 => TaxCodeKind.PersonalNumber,
            13 => TaxCodeKind.DependentUnit,
            _ => (TaxCodeKind?)null,
        };
        return kind switch
        {
            null => (null, TaxCodeFault.WrongLength),
            TaxCodeKind.PersonalNumber when digits.StartsWith("000", StringComparison.Ordinal) => (null, TaxCodeFault.NoProvince),
            TaxCodeKind.Organisation or TaxCodeKind.DependentUnit when CheckDigit(digits) != digits[9] - '0'
                => (null, TaxCodeFault.WrongCheckDigit),
            TaxCodeKind.DependentUnit when digits.EndsWith("000", StringComparison.Ordinal) => (null, TaxCodeFault.UnitZero),
            { } known => (new TaxCode(digits, known), null),
        };
    }

    /// <summary>
    /// What makes two codes the same however they are written, right or wrong: their digits. Empty where there are none, as in “chưa có”.
    /// </summary>
    public static string DigitsOf(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>As it is written on papers: 0100047516-001 for a dependent unit.</summary>
    public override string ToString() => Kind == TaxCodeKind.DependentUnit ? $"{Digits[..10]}-{Digits[10..]}" : Digits;

    /// <summary>10 where the first nine digits can have no check digit, which no digit equals.</summary>
    private static int CheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += (digits[i] - '0') * Weights[i];
        }

        return 10 - (sum % 11);
    }
}

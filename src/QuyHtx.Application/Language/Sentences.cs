using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using QuyHtx.Domain;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Language;

/// <summary>
/// The sentences people read when something is refused, looked up by the code of the refusal: in Vietnamese, and in English for those
/// who ask for it. Sentences.resx holds them all.
/// </summary>
public static partial class Sentences
{
    /// <summary>Tiếng Việt, the language of everything that does not ask for another.</summary>
    public static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");

    /// <summary>English.</summary>
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private static readonly ResourceManager Resources = new(typeof(Sentences));

    private static readonly LocalDatePattern VietnameseDate = LocalDatePattern.CreateWithInvariantCulture("dd/MM/yyyy");

    /// <summary>The sentence of a refusal.</summary>
    /// <exception cref="KeyNotFoundException">A code without a sentence; a test keeps that from happening.</exception>
    public static string Of(RuleViolation violation, CultureInfo language)
    {
        var sentence = Resources.GetString(violation.Code, language) ?? throw new KeyNotFoundException(violation.Code);

        // Not string.Format, because sentences speak of braces; and in one pass, because what a person typed may hold some too.
        return Placeholder().Replace(sentence, place =>
            Shown(violation.Values[int.Parse(place.Groups[1].ValueSpan, CultureInfo.InvariantCulture)], language));
    }

    [GeneratedRegex(@"\{([0-9])\}")]
    private static partial Regex Placeholder();

    private static string Shown(object value, CultureInfo language) => value switch
    {
        // As the resources fall back: what is not English, vi-VN among it, is Vietnamese.
        LocalDate date when language.TwoLetterISOLanguageName == English.Name => LocalDatePattern.Iso.Format(date),
        LocalDate date => VietnameseDate.Format(date),
        Dong amount => amount.ToString(),
        RuleViolation rule => Of(rule, language).TrimEnd('.'),
        Enum when ValueWords.Of(value) is { } words => Of(words, language).TrimEnd('.'),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

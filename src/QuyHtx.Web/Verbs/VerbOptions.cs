using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Verbs;

/// <summary>Options whose values people write in more than one way: amounts with or without dots, rates with their unit, dates.</summary>
internal static partial class VerbOptions
{
    /// <summary>Marks a parse error that already is the sentence to show, beside the library's own English ones.</summary>
    public const string OwnMark = "\u0001";

    /// <summary>An option read by a parser of ours; null when it was not given.</summary>
    public static Option<T?> Of<T>(string name, string valueName, VerbText text, string key, Func<string, T?> read, string expected)
        where T : class => new(name)
        {
            Description = text[key],
            HelpName = valueName,
            CustomParser = result => Parse(result, text, expected, read),
        };

    /// <summary>An option that takes one of a few words.</summary>
    public static Option<Chosen<T>?> Choice<T>(string name, VerbText text, string key, IReadOnlyDictionary<string, T> words)
    {
        var option = new Option<Chosen<T>?>(name)
        {
            Description = text[key],
            HelpName = string.Join('|', words.Keys),
            CustomParser = result => Parse(
                result, text, text.Of("expected.choice", string.Join(", ", words.Keys)), word => words.TryGetValue(word, out var value) ? new Chosen<T>(value) : null),
        };
        option.CompletionSources.Add([.. words.Keys]);
        return option;
    }

    /// <summary>Đồng: 900000000 or 900.000.000.</summary>
    public static Chosen<Dong>? Amount(string word) =>
        (PlainDigits().IsMatch(word) || DottedDigits().IsMatch(word))
        && long.TryParse(word.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            ? new Chosen<Dong>(new Dong(amount))
            : null;

    /// <summary>0.4%/tháng, 0,4%/thang, 4.8%/năm, 4.8%/year.</summary>
    public static InterestRate? Rate(string word)
    {
        var match = RateForm().Match(word.Normalize(NormalizationForm.FormC));
        if (!match.Success)
        {
            return null;
        }

        var value = decimal.Parse(match.Groups[1].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return new InterestRate(value, match.Groups[2].Value switch
        {
            "tháng" or "thang" or "month" => RateUnit.PercentPerMonth,
            _ => RateUnit.PercentPerYear,
        });
    }

    /// <summary>2026-01-15 or 15/01/2026.</summary>
    public static Chosen<LocalDate>? Date(string word)
    {
        var parsed = new[] { "yyyy-MM-dd", "d/M/yyyy" }
            .Select(form => NodaTime.Text.LocalDatePattern.CreateWithInvariantCulture(form).Parse(word))
            .FirstOrDefault(result => result.Success && result.Value.Year is >= 1900 and <= 2999);
        return parsed is null ? null : new Chosen<LocalDate>(parsed.Value);
    }

    /// <summary>A whole number.</summary>
    public static Chosen<int>? Count(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? new Chosen<int>(count) : null;

    /// <summary>Reads the one word of a result, or adds the sentence that says what was expected.</summary>
    public static T? Parse<T>(ArgumentResult result, VerbText text, string expected, Func<string, T?> read)
        where T : class
    {
        var word = result.Tokens[0].Value;
        var value = read(word);
        if (value is null)
        {
            result.AddError(OwnMark + text.Of("error.value", NameOf(result), word, expected));
        }

        return value;
    }

    private static string NameOf(ArgumentResult result) => (result.Parent as OptionResult)?.Option.Name ?? $"<{result.Argument.Name}>";

    [GeneratedRegex(@"^[0-9]{1,19}$")]
    private static partial Regex PlainDigits();

    [GeneratedRegex(@"^[0-9]{1,3}(\.[0-9]{3})+$")]
    private static partial Regex DottedDigits();

    [GeneratedRegex(@"^([0-9]{1,12}(?:[.,][0-9]{1,12})?)\s*%\s*/\s*(tháng|thang|month|năm|nam|year)$")]
    private static partial Regex RateForm();
}

/// <summary>A value that was given; where the option was left out there is none.</summary>
internal sealed record Chosen<T>(T Value);

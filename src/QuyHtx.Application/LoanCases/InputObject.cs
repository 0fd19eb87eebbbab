using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.LoanCases;

/// <summary>
/// One JSON object of an input, read field by field. What is unknown, missing, given twice or not what was expected is gathered as a
/// problem with its place; the value returned then is a stand-in that nobody uses, because an input with problems is refused.
/// </summary>
public sealed class InputObject
{
    private const int FirstYear = 1900;
    private const int LastYear = 2999;
    private const int LongestNumber = 28;
    private const int LongestWords = 100;

    private readonly string path;
    private readonly string[] known;
    private readonly JsonElement?[] values;
    private readonly List<InputProblem> problems;
    private readonly bool isObject;

    /// <param name="element">The value to read; anything but an object is a problem.</param>
    /// <param name="path">Its place; empty for the whole input.</param>
    /// <param name="known">The fields it may have.</param>
    /// <param name="problems">Where problems are gathered.</param>
    public InputObject(JsonElement element, string path, string[] known, List<InputProblem> problems)
    {
        this.path = path;
        this.known = known;
        this.problems = problems;
        values = new JsonElement?[known.Length];
        isObject = element.ValueKind == JsonValueKind.Object;
        if (!isObject)
        {
            problems.Add(new(path, new("not-an-object", null)));
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            var index = IndexOf(property);
            if (index < 0)
            {
                Problem(NameOf(property), "field-unknown", string.Join(", ", known));
            }
            else if (values[index] is not null)
            {
                Problem(known[index], "field-twice");
            }
            else
            {
                values[index] = property.Value;
            }
        }
    }

    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    public bool Has(string name) => Value(name) is not null;

    /// <summary>A field that must be there; of what is no object, only that is said.</summary>
    public JsonElement? Required(string name)
    {
        var value = Value(name);
        if (value is null && isObject)
        {
            Problem(name, "field-missing");
        }

        return value;
    }

    /// <summary>A field that may be left out.</summary>
    public JsonElement? Value(string name) => values[Array.IndexOf(known, name)];

    /// <summary>The elements of an array, with their paths; none when it is left out.</summary>
    public IEnumerable<(JsonElement Element, string Path)> Items(JsonElement? value, string name)
    {
        if (value is not { } array)
        {
            yield break;
        }

        if (array.ValueKind != JsonValueKind.Array)
        {
            Problem(name, "not-an-array");
            yield break;
        }

        if (array.GetArrayLength() > LoanCaseReader.MostItems)
        {
            Problem(name, "too-many-items", array.GetArrayLength(), LoanCaseReader.MostItems);
            yield break;
        }

        var i = 0;
        foreach (var item in array.EnumerateArray())
        {
            yield return (item, $"{PathOf(name)}[{i++}]");
        }
    }

    /// <summary>Đồng: a whole number, not negative.</summary>
    public Dong Dong(string name)
    {
        if (Required(name) is not { } value)
        {
            return default;
        }

        if (value.ValueKind != JsonValueKind.Number)
        {
            Problem(name, "amount-not-a-number", Shown(value));
        }
        else if (value.GetRawText() is var digits && digits[0] == '-')
        {
            Problem(name, "amount-negative", Shown(value));
        }
        else if (digits.AsSpan().ContainsAny('.', 'e', 'E'))
        {
            Problem(name, "amount-fractional", Shown(value));
        }
        else if (!value.TryGetInt64(out var amount))
        {
            Problem(name, "amount-too-large", Shown(value), new Dong(long.MaxValue));
        }
        else
        {
            return new Dong(amount);
        }

        return default;
    }

    /// <summary>Đồng that may be left out.</summary>
    public Dong Dong(string name, Dong otherwise) => Has(name) ? Dong(name) : otherwise;

    /// <summary>A count: a whole number.</summary>
    public int Count(string name)
    {
        if (Required(name) is { } value)
        {
            if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count))
            {
                return count;
            }

            Problem(name, "count-not-whole", Shown(value));
        }

        return 0;
    }

    /// <summary>A count that may be left out.</summary>
    public int Count(string name, int otherwise) => Has(name) ? Count(name) : otherwise;

    /// <summary>A number in a string, so that no reader rounds it.</summary>
    public decimal Number(string name)
    {
        if (Required(name) is not { } value)
        {
            return 0m;
        }

        if (value.ValueKind != JsonValueKind.String || Text(value) is not { } text
            || text.Length is 0 or > LongestNumber || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[^1])
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            Problem(name, "number-not-a-string", Shown(value));
            return 0m;
        }

        // Zeros at the end say nothing: "1.50" is as fine as "1.5". Dividing by a one of 28 decimals takes them off.
        return number / 1.0000000000000000000000000000m;
    }

    /// <summary>A number that may be left out.</summary>
    public decimal Number(string name, decimal otherwise) => Has(name) ? Number(name) : otherwise;

    /// <summary>Words: a text that is neither empty nor long.</summary>
    public string Words(string name) => Required(name) is { } value ? WordsOf(value, PathOf(name)) : "";

    /// <summary>Words: a text that is neither empty nor long.</summary>
    public string WordsOf(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.String && Text(value) is { } text && !string.IsNullOrWhiteSpace(text) && text.Length <= LongestWords)
        {
            return text;
        }

        problems.Add(new(place, new("not-a-text", null, Shown(value), LongestWords)));
        return "";
    }

    /// <summary>A date, yyyy-MM-dd, that exists.</summary>
    public LocalDate Date(string name) => Required(name) is { } value ? DateOf(value, PathOf(name)) : default;

    /// <summary>A date, yyyy-MM-dd, that exists.</summary>
    public LocalDate DateOf(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.String && Text(value) is { } text && TryReadDate(text, out var date))
        {
            return date;
        }

        problems.Add(new(place, new("date-invalid", null, Shown(value), FirstYear, LastYear)));
        return default;
    }

    /// <summary>One of the words that stand for a choice.</summary>
    public T Choice<T>(string name, IReadOnlyDictionary<string, T> words, T otherwise) => Has(name) ? Choice(name, words) : otherwise;

    /// <summary>One of the words that stand for a choice; it must be there.</summary>
    public T Choice<T>(string name, IReadOnlyDictionary<string, T> words) =>
        Required(name) is { } value ? ChoiceOf(value, PathOf(name), words) : words.Values.First();

    /// <summary>One of the words that stand for a choice.</summary>
    public T ChoiceOf<T>(JsonElement value, string place, IReadOnlyDictionary<string, T> words)
    {
        if (value.ValueKind == JsonValueKind.String && Text(value) is { } text && words.TryGetValue(text, out var choice))
        {
            return choice;
        }

        problems.Add(new(place, new("choice-unknown", null, Shown(value), string.Join(", ", words.Keys))));
        return words.Values.First();
    }

    public void Problem(string name, string code, params object[] shown) => problems.Add(new(PathOf(name), new(code, null, shown)));

    /// <summary>Reads yyyy-MM-dd when it is a day of the ISO calendar within the years an input may speak of.</summary>
    internal static bool TryReadDate(string text, out LocalDate date)
    {
        date = default;
        if (text is not [_, _, _, _, '-', _, _, '-', _, _]
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || !int.TryParse(text.AsSpan(8, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            || year is < FirstYear or > LastYear || month is < 1 or > 12
            || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return false;
        }

        date = new LocalDate(year, month, day);
        return true;
    }

    /// <summary>What was written, short enough for one line. Its bytes are taken as they are, because they may not be UTF-8.</summary>
    private static string Shown(JsonElement value) => InputText.OneLine(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value)), 40);

    /// <summary>The text of a string, or null where its escapes stand for no text at all.</summary>
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate or bytes that are not UTF-8: System.Text.Json says so only when the text is asked for.
            return null;
        }
    }

    /// <summary>The name of a field; as it is written where its escapes or bytes stand for no text.</summary>
    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(property));
        }
    }

    private int IndexOf(JsonProperty property)
    {
        var name = NameOf(property);
        return Array.IndexOf(known, name);
    }
}

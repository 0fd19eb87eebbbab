using System.Globalization;
using System.Resources;
using QuyHtx.Application.Language;

namespace QuyHtx.Web.Verbs;

/// <summary>The words of the command line, in Vietnamese or English. VerbText.resx holds them all.</summary>
internal sealed class VerbText(CultureInfo language)
{
    /// <summary>The option that chooses the language; it is read before the verbs are built, because their help is in it.</summary>
    public const string LanguageOption = "--lang";

    private static readonly ResourceManager Resources = new(typeof(VerbText));

    public CultureInfo Language { get; } = language;

    public string this[string key] => Resources.GetString(key, Language) ?? throw new KeyNotFoundException(key);

    /// <summary>The text, or null where there is none: not every verb has examples.</summary>
    public string? Find(string key) => Resources.GetString(key, Language);

    public string Of(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The language that the arguments ask for.</summary>
    public static VerbText For(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == $"{LanguageOption}=en" || (args[i] == LanguageOption && i + 1 < args.Count && args[i + 1] == "en"))
            {
                return new VerbText(Sentences.English);
            }
        }

        return new VerbText(Sentences.Vietnamese);
    }
}

using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using QuyHtx.Web.Verbs;

namespace QuyHtx.Web.Tests.Verbs;

public sealed partial class VerbTextTests
{
    private static readonly Dictionary<string, string> Vietnamese = AllOf("");
    private static readonly Dictionary<string, string> English = AllOf("en");

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_places_to_fill_in()
    {
        Assert.Equal(Vietnamese.Keys.Order(), English.Keys.Order());
        foreach (var (key, text) in Vietnamese)
        {
            Assert.True(
                Places().Matches(text).Select(m => m.Value).ToHashSet().SetEquals(Places().Matches(English[key]).Select(m => m.Value)), key);
        }
    }

    [Fact]
    public void Every_text_that_the_verbs_ask_for_is_there_and_every_text_there_is_asked_for()
    {
        var source = string.Concat(Directory.GetFiles(Path.Combine(Checkout.Root, "src", "QuyHtx.Web", "Verbs"), "*.cs").Select(File.ReadAllText));
        var asked = Key().Matches(source).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.DoesNotContain(asked, key => !key.Contains('{', StringComparison.Ordinal) && !Vietnamese.ContainsKey(key));

        // A key with a value in it, such as method.{terms.Method}, asks for all that begin as it does.
        var families = asked.Where(key => key.Contains('{', StringComparison.Ordinal))
            .Select(key => new Regex($"^{InHoles().Replace(Regex.Escape(key), "[^ ]+")}$")).ToList();
        Assert.DoesNotContain(Vietnamese.Keys, key => !asked.Contains(key) && !families.Any(family => family.IsMatch(key)));
    }

    private static Dictionary<string, string> AllOf(string culture)
    {
        var resources = new ResourceManager(typeof(VerbText));
        var language = culture.Length == 0 ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(culture);
        return resources.GetResourceSet(language, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Places();

    /// <summary>text["…"], text.Of("…"), text.Find(…), and the key handed to an option.</summary>
    [GeneratedRegex("""(?:text\[\$?|text\.Of\(\s*\$?|text\.Find\(\$?|text, )"([^"]+)"(?!\.)""")]
    private static partial Regex Key();

    [GeneratedRegex(@"\\\{[^}]*\}")]
    private static partial Regex InHoles();
}

using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NodaTime;
using QuyHtx.Application.Language;
using QuyHtx.Domain;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Tests.Language;

/// <summary>The sentences are read from their files and the codes from the source, so that neither can be forgotten.</summary>
public sealed class SentencesTests
{
    /// <summary>A code stands first in a violation, or second where a problem of a field is noted; codes have a hyphen.</summary>
    private static readonly Regex Code = new("""(?:\bnew\(\s*|\bWithErrorCode\(\s*|\bRuleViolation\(\s*|\bLimit\(\s*|\bProblem\([^;]*?,\s*)"([a-z]+(?:-[a-z]+)+)[\"]""");

    private static readonly Regex Placeholder = new(@"\{[0-9]\}");

    private static readonly string Root = Checkout.Root;

    private static readonly SortedSet<string> Codes = CodesIn(Path.Combine(Root, "src"));

    private static readonly Dictionary<string, string> Vietnamese = SentencesIn("Sentences.resx");

    private static readonly Dictionary<string, string> English = SentencesIn("Sentences.en.resx");

    [Fact]
    public void The_scan_of_the_source_finds_codes_however_they_are_written()
    {
        Assert.Contains("months-out-of-range", Codes); // yield return new("…
        Assert.Contains("number-out-of-range", Codes); // new(, and the code on the next line
        Assert.Contains("amount-not-positive", Codes); // (i, new("…
        Assert.Contains("disbursements-missing", Codes); // Problem("field", "…
        Assert.Contains("field-missing", Codes); // Problem(name, "…
        Assert.Contains("field-unknown", Codes); // Problem(NameOf(property), "…
        Assert.Contains("line-too-long", Codes); // new RuleViolation("…
    }

    [Fact]
    public void Every_code_has_a_sentence_in_Vietnamese_and_every_sentence_a_code() =>
        Assert.Equal(Codes, Vietnamese.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_code_has_a_sentence_in_English_and_every_sentence_a_code() =>
        Assert.Equal(Codes, English.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Both_languages_fill_in_the_same_values_and_none_is_left_out() => Assert.All(Codes, code =>
    {
        var places = Placeholder.Matches(Vietnamese[code]).Select(place => place.Value).ToHashSet();
        Assert.Equal(Enumerable.Range(0, places.Count).Select(i => $"{{{i}}}").ToHashSet(), places);
        Assert.Equal(places, Placeholder.Matches(English[code]).Select(place => place.Value).ToHashSet());
    });

    [Fact]
    public void Every_sentence_is_one_line_that_follows_a_colon_and_ends_with_a_full_stop() =>
        Assert.All(Vietnamese.Concat(English), sentence =>
        {
            Assert.EndsWith(".", sentence.Value);
            Assert.DoesNotContain('\n', sentence.Value);
            Assert.DoesNotContain("  ", sentence.Value);
            Assert.True(!char.IsUpper(sentence.Value[0]), sentence.Value);
        });

    [Fact]
    public void The_program_speaks_the_sentences_of_the_files() => Assert.All(Codes, code =>
    {
        var violation = new RuleViolation(code, null, "một", "hai", "ba", "bốn");
        Assert.Equal(Filled(Vietnamese[code]), Sentences.Of(violation, Sentences.Vietnamese));
        Assert.Equal(Filled(English[code]), Sentences.Of(violation, Sentences.English));
    });

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("fr")]
    public void Any_other_language_reads_Vietnamese_dates_and_all(string language) => Assert.Equal(
        "chưa có bảng phân loại nợ nào có hiệu lực vào ngày 01/07/2024.",
        Sentences.Of(new RuleViolation("no-debt-group-table", null, new LocalDate(2024, 7, 1)), CultureInfo.GetCultureInfo(language)));

    [Fact]
    public void English_of_any_country_reads_English() => Assert.Equal(
        "no debt group table is in force on 2024-07-01.",
        Sentences.Of(new RuleViolation("no-debt-group-table", null, new LocalDate(2024, 7, 1)), CultureInfo.GetCultureInfo("en-GB")));

    [Fact]
    public void Dates_and_amounts_are_written_as_each_language_writes_them()
    {
        var date = new RuleViolation("event-before-first-disbursement", "date", new LocalDate(2026, 1, 5), new LocalDate(2026, 1, 15));
        Assert.Equal(
            "ngày 05/01/2026 sớm hơn ngày giải ngân đầu tiên (15/01/2026); cần từ ngày đó trở đi.",
            Sentences.Of(date, Sentences.Vietnamese));
        Assert.Equal(
            "2026-01-05 is before the first disbursement on 2026-01-15; expected that day or a later one.",
            Sentences.Of(date, Sentences.English));

        var amount = new RuleViolation("rounding-unit-out-of-range", "roundTo", new Dong(2_000_000_000), new Dong(1_000_000_000));
        Assert.Equal(
            "đơn vị làm tròn 2.000.000.000 đồng không hợp lệ; cần từ 1 đến 1.000.000.000 đồng.",
            Sentences.Of(amount, Sentences.Vietnamese));
    }

    [Fact]
    public void A_rule_named_in_a_sentence_is_read_as_its_own_sentence() => Assert.Equal(
        "a condition of lending is not met (a person of age: 17 / 18); it cannot be approved.",
        Sentences.Of(new RuleViolation("eligibility-failed", null, new RuleViolation("eligibility-age", null), "17 / 18"), Sentences.English));

    [Fact]
    public void Braces_that_a_person_typed_stay_what_they_are() => Assert.Equal(
        "\"{1}{0}\" không phải là giá trị hợp lệ; chọn một trong: bullet.",
        Sentences.Of(new RuleViolation("choice-unknown", null, "\"{1}{0}\"", "bullet"), Sentences.Vietnamese));

    [Fact]
    public void A_code_without_a_sentence_is_an_error_and_not_an_empty_message() =>
        Assert.Throws<KeyNotFoundException>(() => Sentences.Of(new RuleViolation("no-such-code", null), Sentences.Vietnamese));

    private static string Filled(string sentence) => sentence
        .Replace("{0}", "một", StringComparison.Ordinal)
        .Replace("{1}", "hai", StringComparison.Ordinal)
        .Replace("{2}", "ba", StringComparison.Ordinal)
        .Replace("{3}", "bốn", StringComparison.Ordinal);

    private static SortedSet<string> CodesIn(string folder) => new(
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Code.Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value),
        StringComparer.Ordinal);

    private static Dictionary<string, string> SentencesIn(string file) =>
        XDocument.Load(Path.Combine(Root, "src", "QuyHtx.Application", "Language", file)).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);
}

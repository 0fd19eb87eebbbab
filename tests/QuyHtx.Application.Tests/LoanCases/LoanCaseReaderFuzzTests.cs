using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using QuyHtx.Application.Language;
using QuyHtx.Application.LoanCases;

namespace QuyHtx.Application.Tests.LoanCases;

/// <summary>
/// Whatever bytes come in, the answer is figures or sentences, never an exception and never a program that hangs. Everything is drawn
/// from fixed seeds, so a failure comes again.
/// </summary>
public sealed class LoanCaseReaderFuzzTests
{
    /// <summary>Not a measurement: it only turns a program that hangs into a test that fails.</summary>
    private static readonly TimeSpan FarTooLong = TimeSpan.FromMinutes(3);

    /// <summary>Throws where a text holds half a character.</summary>
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly byte[] Example = Bytes(ExampleCase.Json);

    private static readonly string[] Methods =
    [
        ExampleCase.Json,
        ExampleCase.With("\"equal-principal\"", "\"custom\""),
        ExampleCase.With("\"equal-principal\"", "\"bullet\""),
        ExampleCase.With("\"equal-principal\"", "\"annuity\"").Replace("\"principalEveryMonths\": 6", "\"principalEveryMonths\": 3"),
    ];

    /// <summary>The values of a case that are no objects and no lists.</summary>
    private static readonly Regex Scalar = new("""(?<=[:\[]\s*)("[^"]*"|\d+|null)(?=\s*[,\]}])""");

    private static readonly Regex Name = new("""("[^"]*")(?=\s*:)""");

    /// <summary>Values of one kind each: what is not right in its place may at least be of the kind that was expected there.</summary>
    private static readonly string[][] Kinds =
    [
        ["0", "1", "2", "3", "7", "8", "12", "999", "1200", "1201", "2147483647", "2147483648", "1000000000000", "9223372036854775807"],
        ["\"0\"", "\"0.000000000001\"", "\"1.5\"", "\"99.99999999\"", "\"100\"", "\"1000\"", "\"9999999999999999999999999999\""],
        ["\"1900-01-01\"", "\"2026-01-14\"", "\"2026-01-15\"", "\"2028-02-29\"", "\"2040-12-31\"", "\"2999-12-31\"", "\"2027-02-29\""],
        ["\"bullet\"", "\"equal-principal\"", "\"annuity\"", "\"custom\""],
        ["\"reduce-last\"", "\"reduce-next\"", "\"reamortize\""],
        ["\"scheduled\"", "\"prepayment\""],
        ["\"actual/365\"", "\"whole-months\""],
        ["\"floor\"", "\"nearest\""],
        ["\"following\"", "\"unadjusted\""],
        ["\"percent-per-month\"", "\"percent-per-year\""],
        ["\"principal-first\"", "\"interest-first\""],
        ["\"microfinance\"", "\"bank\""],
    ];

    /// <summary>What stands where a number, a word, a date or a whole object was expected.</summary>
    private static readonly string[] Nasty =
    [
        .. Kinds.SelectMany(kind => kind),
        "null", "true", "{}", "[]", "[[]]", "\"\"", "-0", "-1", "-2147483648", "-9223372036854775808", "9223372036854775808",
        "0.1", "1e400", "-1E-400", "5e8", "\"0.0000000000000000000000001\"", "\".\"", "\"1.\"", "\"-1\"", "\"NaN\"",
        "\"{0}{1}{2}\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\n\\u2028\"", "\"𝄞\"",
    ];

    [Fact]
    public Task Random_bytes_are_refused_with_sentences() => Survives(Enumerable.Range(0, 2_000).Select(seed =>
    {
        var random = new Random(seed);
        var bytes = new byte[random.Next(400)];
        random.NextBytes(bytes);
        return bytes;
    }));

    [Fact]
    public Task A_case_cut_off_at_any_byte_is_refused_with_sentences() =>
        Survives(Enumerable.Range(0, Example.Length).Select(length => Example[..length]), allWrong: true);

    [Fact]
    public Task A_case_with_random_bytes_changed_is_answered_or_refused() => Survives(Enumerable.Range(0, 10_000).Select(seed =>
    {
        var random = new Random(seed);
        var bytes = Example.ToArray();
        for (var flips = random.Next(1, 4); flips > 0; flips--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }));

    [Fact]
    public Task A_case_with_any_one_value_replaced_by_any_nasty_one_is_answered_or_refused() => Survives(
        from scalar in Scalar.Matches(ExampleCase.Json)
        from nasty in Nasty
        select Bytes(Replaced(ExampleCase.Json, scalar, nasty)));

    [Fact]
    public Task A_case_with_several_values_replaced_by_others_of_their_kind_is_answered_or_refused() =>
        Survives(Enumerable.Range(0, 40_000).Select(seed =>
        {
            var random = new Random(seed);
            var json = Methods[random.Next(Methods.Length)];
            for (var replacements = random.Next(1, 6); replacements > 0; replacements--)
            {
                var scalars = Scalar.Matches(json);
                var scalar = scalars[random.Next(scalars.Count)];
                json = Replaced(json, scalar, random.GetItems(KindOf(scalar.Value), 1)[0]);
            }

            return Bytes(json);
        }));

    [Fact]
    public Task Numbers_of_ten_thousand_digits_are_refused_with_sentences()
    {
        var digits = new string('9', 10_000);
        return Survives(
            from number in new[] { digits, $"-{digits}", $"0.{digits}", $"1e{digits}", $"\"{digits}\"", $"\"0.{digits}\"" }
            from scalar in Scalar.Matches(ExampleCase.Json)
            select Bytes(Replaced(ExampleCase.Json, scalar, number)));
    }

    [Fact]
    public Task Inputs_that_nest_deeply_are_refused_with_sentences() => Survives(
    [
        Bytes(new string('[', 10_000)),
        Bytes(new string('[', 10_000) + new string(']', 10_000)),
        Bytes(string.Concat(Enumerable.Repeat("{\"loan\":", 10_000)) + "1" + new string('}', 10_000)),
        Bytes(ExampleCase.With("\"0.4\"", new string('[', 10_000) + new string(']', 10_000))),
        Bytes(new string('[', 1 << 20)),
        Bytes(new string('{', 1 << 20)),
    ], allWrong: true);

    [Fact]
    public Task Very_long_strings_and_names_are_refused_with_sentences()
    {
        var text = new string('x', 1 << 20);
        var emoji = string.Concat(Enumerable.Repeat("𝄞", 1 << 18));
        return Survives(
        [
            Bytes(ExampleCase.With("\"actual/365\"", $"\"{text}\"")),
            Bytes(ExampleCase.With("\"actual/365\"", $"\"{emoji}\"")),
            Bytes(ExampleCase.With("\"actual/365\"", $"\"x{emoji}\"")),
            Bytes(ExampleCase.With("\"termMonths\"", $"\"{text}\"")),
            Bytes(ExampleCase.With("\"termMonths\"", $"\"{emoji}\"")),
            Bytes(ExampleCase.With("\"termMonths\"", $"\"x{emoji}\"")),
            Bytes(ExampleCase.With("\"2026-02-16\"", $"\"{text}\"")),
        ], allWrong: true);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udfff")]
    [InlineData("\\ud800\\u0041")]
    [InlineData("loan\\ud800")]
    [InlineData("\\u0000")]
    [InlineData("\\n\\r\\t\\u2028")]
    [InlineData("\\u006coan")]
    public Task Escapes_that_stand_for_no_text_are_refused_with_sentences_in_values_and_in_names(string escape) => Survives(
        Scalar.Matches(ExampleCase.Json).Concat(Name.Matches(ExampleCase.Json))
            .Select(place => Bytes(Replaced(ExampleCase.Json, place, $"\"{escape}\""))));

    [Theory]
    [InlineData(0xFF)] // never in UTF-8
    [InlineData(0x80)] // a continuation without a beginning
    [InlineData(0xC3)] // a beginning without a continuation
    [InlineData(0xED)] // the beginning of a surrogate
    [InlineData(0x00)]
    public Task Bytes_that_are_no_text_are_refused_with_sentences_wherever_they_stand(byte wrong) => Survives(
        Enumerable.Range(0, Example.Length + 1).Select(at => (byte[])[.. Example[..at], wrong, .. Example[at..]]));

    [Fact]
    public Task Fields_given_twice_are_refused_with_sentences() => Survives(
        Name.Matches(ExampleCase.Json).Select(name =>
            Bytes(ExampleCase.Json.Insert(name.Index, $"{name.Value}: 1, {name.Value}: null, "))), allWrong: true);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Replaced(string json, Capture place, string instead) =>
        string.Concat(json.AsSpan(0, place.Index), instead, json.AsSpan(place.Index + place.Length));

    private static string[] KindOf(string value) =>
        char.IsAsciiDigit(value[0]) ? Kinds[0]
        : Regex.IsMatch(value, """^"[0-9.]+"$""") ? Kinds[1]
        : Regex.IsMatch(value, """^"[0-9-]+"$""") || value == "null" ? Kinds[2]
        : Kinds.FirstOrDefault(kind => kind.Contains(value)) ?? Nasty;

    /// <summary>Reads every input as a program does, and every problem in both languages with its line.</summary>
    private static async Task Survives(IEnumerable<byte[]> inputs, bool allWrong = false) => await Task.Run(() =>
    {
        foreach (var input in inputs)
        {
            try
            {
                Survives(input, allWrong);
            }
            catch (Exception thrown)
            {
                var shown = Encoding.UTF8.GetString(input.AsSpan(0, Math.Min(input.Length, 3_000)));
                throw new InvalidOperationException($"{thrown.GetType().Name} for {shown}", thrown);
            }
        }
    }).WaitAsync(FarTooLong);

    private static void Survives(byte[] input, bool wrong)
    {
        var (loanCase, answer, problems) = LoanCaseAnswer.From(input);
        Assert.Equal(answer is null, loanCase is null);
        Assert.Equal(answer is null, problems.Count > 0);
        Assert.False(wrong && answer is not null, "a wrong case was answered");
        if (answer is not null)
        {
            using var json = new Utf8JsonWriter(Stream.Null);
            LoanCaseAnswerJson.Write(json, answer);
        }

        var isJson = problems.All(problem => problem.Violation.Code != "not-json");
        foreach (var problem in problems)
        {
            AssertIsOneLine(problem.Sentence(Sentences.Vietnamese));
            AssertIsOneLine(problem.Sentence(Sentences.English));
            if (isJson)
            {
                Assert.InRange(InputPlace.LineOf(input, problem.Path), 1, 1 + input.Count(b => b == '\n'));
            }
        }
    }

    private static void AssertIsOneLine(string sentence)
    {
        Assert.InRange(sentence.Length, 1, 600);
        Assert.DoesNotContain(sentence, c => char.IsControl(c) || c is '\u2028' or '\u2029');
        Strict.GetByteCount(sentence);
    }
}

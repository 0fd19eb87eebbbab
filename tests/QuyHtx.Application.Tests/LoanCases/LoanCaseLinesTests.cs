using System.Text;
using System.Text.Json.Nodes;
using QuyHtx.Application.Language;
using QuyHtx.Application.LoanCases;

namespace QuyHtx.Application.Tests.LoanCases;

/// <summary>One case a line in, one answer a line out, in order. Each case lends one đồng more than the one before, so order shows.</summary>
public sealed class LoanCaseLinesTests
{
    private const string NotJson = "không đọc được JSON ở dòng 1, vị trí {0}; kiểm tra dấu ngoặc, dấu phẩy và dấu ngoặc kép ở đó.";

    /// <summary>Around the size of a batch, where one is answered and the next begins.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(1_024)]
    [InlineData(1_025)]
    [InlineData(5_000)]
    public async Task Answers_come_in_the_order_of_the_lines(int count)
    {
        var answers = await Answered(string.Concat(Enumerable.Range(1, count).Select(amount => Line(amount) + "\n")), lines: count, wrong: 0);

        Assert.Equal(Enumerable.Range(1, count).Select(amount => (long)amount), answers.Select(AmountOf));
    }

    [Fact]
    public async Task An_answer_on_a_line_is_the_answer_to_the_case_alone()
    {
        var answers = await Answered(ExampleCase.Json.ReplaceLineEndings(" "), lines: 1, wrong: 0);

        Assert.Equal(ExampleCase.AnswerTo(ExampleCase.Json), Assert.Single(answers));
    }

    [Fact]
    public async Task A_bad_line_yields_its_sentences_in_its_place()
    {
        var bad = ExampleCase.With("24", "\"24\"").Replace("\"0.4\"", "0.4", StringComparison.Ordinal).ReplaceLineEndings(" ");
        var answers = await Answered($"{Line(1)}\n{bad}\nxyz\n{Line(2)}\n", lines: 4, wrong: 2);

        Assert.Equal(1, AmountOf(answers[0]));
        AssertErrors(
            answers[1],
            "loan.rate.value: 0.4 không hợp lệ; cần một số không âm, dùng dấu chấm thập phân, đặt trong dấu ngoặc kép, ví dụ \"0.4\".",
            "loan.termMonths: \"24\" không hợp lệ; cần một số nguyên không quá lớn, không đặt trong dấu ngoặc kép, ví dụ 24.");
        AssertErrors(answers[2], Sentence(1));
        Assert.Equal(2, AmountOf(answers[3]));
    }

    [Fact]
    public async Task What_only_the_computation_sees_is_an_error_in_its_place_too()
    {
        var tooLarge = Line(long.MaxValue);
        var answers = await Answered($"{Line(1)}\n{tooLarge}\n{Line(2)}", lines: 3, wrong: 1);

        AssertErrors(answers[1], "loan.disbursements: số tiền quá lớn, kết quả vượt quá mức tính được; cần số tiền nhỏ hơn.");
        Assert.Equal([1, 2], new[] { AmountOf(answers[0]), AmountOf(answers[2]) });
    }

    [Fact]
    public async Task Errors_are_English_for_who_asks_for_English()
    {
        using var output = new MemoryStream();
        await LoanCaseLines.AnswerAsync(new MemoryStream("[]\n"u8.ToArray()), output, Sentences.English);

        Assert.Equal("{\"error\":[\"expected an object in braces { }.\"]}\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public async Task An_empty_line_in_the_middle_is_a_bad_line()
    {
        var answers = await Answered($"{Line(1)}\n\n{Line(2)}\n  \n{Line(3)}\n", lines: 5, wrong: 2);

        AssertErrors(answers[1], Sentence(1));
        AssertErrors(answers[3], Sentence(3));
        Assert.Equal([1, 2, 3], new[] { AmountOf(answers[0]), AmountOf(answers[2]), AmountOf(answers[4]) });
    }

    [Fact]
    public async Task The_last_line_needs_no_line_end()
    {
        Assert.Equal([1, 2], (await Answered($"{Line(1)}\n{Line(2)}", lines: 2, wrong: 0)).Select(AmountOf));
        Assert.Equal([1, 2], (await Answered($"{Line(1)}\n{Line(2)}\n", lines: 2, wrong: 0)).Select(AmountOf));
    }

    [Fact]
    public async Task Line_ends_of_Windows_and_a_byte_order_mark_are_accepted() =>
        Assert.Equal([1, 2], (await Answered($"\uFEFF{Line(1)}\r\n{Line(2)}\r\n", lines: 2, wrong: 0)).Select(AmountOf));

    [Fact]
    public async Task Empty_input_gives_no_output() => Assert.Empty(await Answered("", lines: 0, wrong: 0));

    [Fact]
    public async Task A_line_of_the_longest_length_is_answered_and_one_byte_more_is_refused()
    {
        var longest = Line(2).PadRight(LoanCaseLines.LongestLine);
        var answers = await Answered($"{Line(1)}\n{longest}\n{longest} \n{Line(3)}\n{longest} ", lines: 5, wrong: 2);

        Assert.Equal([1, 2, 3], new[] { AmountOf(answers[0]), AmountOf(answers[1]), AmountOf(answers[3]) });
        AssertErrors(answers[2], "dòng dài quá 1048576 byte; mỗi dòng là một khoản vay.");
        AssertErrors(answers[4], "dòng dài quá 1048576 byte; mỗi dòng là một khoản vay.");
    }

    /// <summary>Lines of a later batch take the places of earlier ones: 1,030 lines are more than two batches.</summary>
    [Fact]
    public async Task A_line_too_long_or_wrong_leaves_no_trace_in_later_lines()
    {
        var tooLong = Line(1).PadRight(LoanCaseLines.LongestLine + 1);
        var right = string.Concat(Enumerable.Range(1, 1_028).Select(amount => $"{Line(amount)}\n"));
        var answers = await Answered($"{tooLong}\nxyz\n{right}", lines: 1_030, wrong: 2);

        Assert.Equal(Enumerable.Range(1, 1_028).Select(amount => (long)amount), answers[2..].Select(AmountOf));
    }

    /// <summary>However the bytes arrive: one by one, cut in the middle of a line, or with the line end at either side of a buffer's.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    public async Task A_line_may_span_buffers(int bytesARead)
    {
        foreach (var length in new[] { 65_534, 65_535, 65_536, 65_537, 200_000 })
        {
            var text = $"{Line(1).PadRight(length)}\n{Line(2)}\n\n{Line(3).PadRight(length)}\n{Line(4)}";
            var answers = await Answered(text, lines: 5, wrong: 1, bytesARead);

            Assert.Equal([1, 2, 3, 4], answers.Where((_, i) => i != 2).Select(AmountOf));
        }
    }

    [Fact]
    public async Task Lines_of_nonsense_are_answered_one_by_one()
    {
        var random = new Random(1);
        var nonsense = Enumerable.Range(0, 3_000).Select(_ =>
        {
            var bytes = Encoding.UTF8.GetBytes(ExampleCase.Json.ReplaceLineEndings(" "));
            bytes[random.Next(bytes.Length)] = (byte)(random.Next(255) + 1);
            return (byte[])[.. bytes.Where(b => b != '\n'), (byte)'\n'];
        }).ToList();
        using var output = new MemoryStream();
        var (lines, _) = await LoanCaseLines.AnswerAsync(
            new MemoryStream([.. nonsense.SelectMany(line => line)]), output, Sentences.Vietnamese);

        Assert.Equal(nonsense.Count, lines);
        Assert.All(LinesOf(output), line => Assert.NotNull(JsonNode.Parse(line)));
        Assert.Equal(nonsense.Count, LinesOf(output).Length);
    }

    [Fact]
    public async Task Somebody_who_no_longer_wants_the_answers_can_say_so() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
        LoanCaseLines.AnswerAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(Line(1))), Stream.Null, Sentences.Vietnamese, new CancellationToken(canceled: true)));

    private static string Line(long amount) => $$"""
        { "loan": { "disbursements": [ { "date": "2026-01-15", "amount": {{amount}} } ],
        "rate": { "value": "0.4", "unit": "percent-per-month" }, "termMonths": 1, "method": "bullet", "interestEveryMonths": 1 },
        "asOf": "2026-01-15" }
        """.ReplaceLineEndings(" ");

    private static long AmountOf(string answer) => JsonNode.Parse(answer)!["schedule"]![0]!["principal"]!.GetValue<long>();

    private static string Sentence(int position) => NotJson.Replace("{0}", $"{position}", StringComparison.Ordinal);

    private static void AssertErrors(string answer, params string[] sentences)
    {
        var error = Assert.Single(JsonNode.Parse(answer)!.AsObject());
        Assert.Equal("error", error.Key);
        Assert.Equal(sentences, error.Value!.AsArray().Select(sentence => sentence!.GetValue<string>()));
    }

    private static async Task<string[]> Answered(string input, long lines, long wrong, int bytesARead = int.MaxValue)
    {
        using var output = new MemoryStream();
        await using var stream = new SlowStream(Encoding.UTF8.GetBytes(input), bytesARead);
        Assert.Equal((lines, wrong), await LoanCaseLines.AnswerAsync(stream, output, Sentences.Vietnamese));

        var answers = LinesOf(output);
        Assert.Equal(lines, answers.Length);
        return answers;
    }

    /// <summary>Every line ends with one line feed, the last too.</summary>
    private static string[] LinesOf(MemoryStream output)
    {
        var text = Encoding.UTF8.GetString(output.ToArray());
        Assert.True(text.Length == 0 || text[^1] == '\n');
        return text.Split('\n')[..^1];
    }

    /// <summary>A stream that gives no more than so many bytes a read, as a pipe may.</summary>
    private sealed class SlowStream(byte[] bytes, int bytesARead) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, bytesARead)], cancellationToken);
    }
}

using System.Text.Json.Nodes;

namespace QuyHtx.Web.Tests.Verbs;

/// <summary>words, tax-code, holidays, help, completion and lines nobody can understand.</summary>
public sealed class SmallVerbTests
{
    [Theory]
    [InlineData("words 1250000000", "Một tỷ hai trăm năm mươi triệu đồng\n")]
    [InlineData("words 1.000.000.001", "Một tỷ không trăm linh một đồng\n")]
    [InlineData("words 1000000001 --le", "Một tỷ không trăm lẻ một đồng\n")]
    [InlineData("tax-code 0100047516", "0100047516: hợp lệ, mã số thuế 10 số của doanh nghiệp, hợp tác xã hoặc tổ chức khác.\n")]
    [InlineData("tax-code 0100047516001", "0100047516-001: hợp lệ, mã số thuế 13 số của đơn vị phụ thuộc.\n")]
    [InlineData("tax-code 001201012345", "001201012345: hợp lệ, số định danh cá nhân 12 số (không có số kiểm tra).\n")]
    public async Task A_small_verb_answers_in_one_line(string line, string output)
    {
        Assert.Equal(new VerbRun(0, output, ""), await VerbRun.Of(line));
    }

    [Theory]
    [InlineData("words", "<amount>: còn thiếu.")]
    [InlineData("words 12.34", "<amount>: “12.34” không hợp lệ; cần một số nguyên đồng không âm, ví dụ 900000000 hoặc 900.000.000.")]
    [InlineData("words 9223372036854775808", "<amount>: “9223372036854775808” không hợp lệ; cần một số nguyên đồng không âm, ví dụ 900000000 hoặc 900.000.000.")]
    [InlineData("tax-code 0100047517", "0100047517: không hợp lệ, sai số kiểm tra (chữ số thứ mười); hãy so lại với giấy chứng nhận đăng ký.")]
    [InlineData("tax-code 01000475", "01000475: không hợp lệ, sai độ dài; cần 10, 12 hoặc 13 chữ số (10-3).")]
    [InlineData("holidays 1967", "<year>: “1967” không hợp lệ; cần một năm từ 1968 đến 2174.")]
    [InlineData("holidays", "<year>: còn thiếu.")]
    [InlineData("lend", "Không hiểu “lend”.")]
    [InlineData("words 5 --lang fr", "--lang: không hiểu “fr”.")]
    [InlineData("help lend", "Không hiểu “lend”.")]
    [InlineData("test", "Lệnh test do tệp quyhtx ở thư mục gốc thực hiện; hãy gọi ./quyhtx test.")]
    public async Task What_is_wrong_is_told_in_one_sentence(string line, string sentence)
    {
        (await VerbRun.Of(line)).AssertRefused(sentence);
    }

    [Fact]
    public async Task Holidays_come_as_a_table_with_days_in_lieu_and_as_json_that_a_loan_case_takes()
    {
        var table = await VerbRun.Of("holidays 2027");
        Assert.Contains("  10/02/2027   thứ Tư     Tết Nguyên đán              nghỉ bù cho 06/02/2027\n", table.Output, StringComparison.Ordinal);
        Assert.Contains("Thủ tướng Chính phủ quyết định hằng năm", table.Output, StringComparison.Ordinal);

        var json = JsonNode.Parse((await VerbRun.Of("holidays 2027 --json")).Output)!;
        var loan = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "docs", "examples", "loan.json")))!;
        loan["holidays"] = json["holidays"]!.DeepClone();
        Assert.Equal(0, (await VerbRun.Of("case -", loan.ToJsonString())).ExitCode);
        Assert.Equal(14, json["holidays"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("--help", "Các lệnh:")]
    [InlineData("", "Các lệnh:")]
    [InlineData("help", "Các lệnh:")]
    [InlineData("case --help", "./quyhtx case <file> [tùy chọn]")]
    [InlineData("help schedule", "--rate <lãi suất>")]
    [InlineData("schedule --help", "Ví dụ:")]
    [InlineData("schedule --help --lang en", "Examples:")]
    [InlineData("--lang=en", "Verbs:")]
    [InlineData("completion bash", "complete -o default -F _quyhtx")]
    [InlineData("completion zsh", "bashcompinit")]
    public async Task Help_speaks_the_language_asked_for(string line, string expected)
    {
        var run = await VerbRun.Of(line);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task A_shell_is_told_how_a_word_can_go_on()
    {
        Assert.Equal("schedule\n", (await VerbRun.Of(["[suggest:3]", "sch"])).Output);
        Assert.Contains("--explain", (await VerbRun.Of(["[suggest:9]", "case x --"])).Output, StringComparison.Ordinal);
        Assert.Equal("annuity\n", (await VerbRun.Of(["[suggest:20]", "schedule --method an"])).Output);
    }
}

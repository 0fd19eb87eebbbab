using System.Text.Json.Nodes;

namespace QuyHtx.Web.Tests.Verbs;

public sealed class CaseVerbTests
{
    private static readonly string Example = Path.Combine(Checkout.Root, "docs", "examples", "loan.json");

    [Fact]
    public async Task Without_a_form_it_prints_tables_in_Vietnamese()
    {
        // The example is tests/cases/computed/03.json with fewer holidays; its figures are that case's.
        var run = await VerbRun.Of(["case", Example]);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        var lines = run.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Contains("Khoản vay 500.000.000 đồng, lãi suất 0,4%/tháng, thời hạn 24 tháng, gốc trả đều, trả lãi 3 tháng một lần, đáo hạn 17/01/2028, trả gốc 6 tháng một lần.", lines);
        Assert.Contains("2 15/07/2026 15/07/2026 91 125.000.000 5.983.562 130.983.562 375.000.000", lines);
        Assert.Contains("8 15/01/2028 17/01/2028 94 125.000.000 1.545.205 126.545.205 0", lines);
        Assert.Contains("20/08/2026 khách hàng trả 100.000.000 gốc quá hạn 100.000.000", lines);
        Assert.Contains("Lãi quá hạn còn phải thu 1.089.863", lines);
        Assert.Contains("Số ngày quá hạn: 77. Nhóm nợ: 3 (nợ dưới tiêu chuẩn).", lines);
    }

    [Fact]
    public async Task With_json_it_prints_the_answer_and_nothing_else()
    {
        var vector = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "cases", "computed", "20.json")))!;

        var run = await VerbRun.Of("case - --json", vector["case"]!.ToJsonString());

        Assert.Equal(0, run.ExitCode);
        Assert.True(JsonNode.DeepEquals(vector["expected"], JsonNode.Parse(run.Output)));
    }

    [Fact]
    public async Task With_jsonl_it_answers_line_by_line_and_says_how_many_were_wrong()
    {
        var vector = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "cases", "computed", "18.json")))!;
        var line = vector["case"]!.ToJsonString();

        var run = await VerbRun.Of("case - --jsonl", $"{line}\n{{}}\n{line}\n");

        Assert.Equal(0, run.ExitCode);
        var answers = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, answers.Length);
        Assert.True(JsonNode.DeepEquals(vector["expected"], JsonNode.Parse(answers[0])));
        Assert.Equal(
            """{"error":["loan: thiếu mục bắt buộc này.","asOf: thiếu mục bắt buộc này."]}""", answers[1]);
        Assert.Equal(answers[0], answers[2]);
        Assert.Equal("1 trong 3 dòng có lỗi; xem \"error\" ở các dòng đó.\n", run.Error);
    }

    [Fact]
    public async Task Explained_it_shows_every_segment_with_its_formula_its_exact_amount_and_its_rounding()
    {
        var run = await VerbRun.Of(["case", Example, "--explain"]);

        var lines = run.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();

        // By calculator: 500,000,000 × 90 × 0.048 ÷ 365 = 5,917,808.2192; 375,000,000 × 77 × 0.048 ÷ 365 = 3,797,260.2740.
        Assert.Contains("1 15/01/2026 15/04/2026 90 500.000.000 × 4,8 % ÷ 365 5.917.808,2192 5.917.808", lines);
        Assert.Contains("3 15/07/2026 30/09/2026 77 375.000.000 × 4,8 % ÷ 365 3.797.260,2740 cộng dồn 3.797.260", lines);

        // Overdue: 125,000,000 × 36 × 0.072 ÷ 365 = 887,671.2329, then 25,000,000 × 41 × 0.072 ÷ 365 = 202,191.7808; together 1,089,863.0137.
        Assert.Contains("15/07/2026 20/08/2026 36 125.000.000 × 7,2 % ÷ 365 887.671,2329 887.671,2329", lines);
        Assert.Contains("20/08/2026 30/09/2026 41 25.000.000 × 7,2 % ÷ 365 202.191,7808 1.089.863,0137", lines);
        Assert.Contains("gốc quá hạn kỳ 2, đến hạn 15/07/2026 125.000.000 100.000.000 0", lines);

        // What was owed as well and got nothing, and why: principal comes first.
        Assert.Contains("lãi quá hạn cộng dồn đến hết ngày trước, trừ số đã thu 887.671 0 0", lines);
        Assert.Contains("Thứ tự thu nợ: 1. gốc quá hạn → 2. lãi quá hạn → 3. lãi trong hạn kỳ trước chưa trả → 4. lãi chậm trả → 5. gốc đến hạn → 6. lãi đến hạn; trong mỗi khoản thu kỳ cũ trước.", lines);
        Assert.Contains("Kế hoạch trả gốc lập ngày 15/01/2026 khi giải ngân: 500.000.000 đồng cho 4 kỳ trả gốc, mỗi kỳ 125.000.000 đồng", lines);
        Assert.Contains("Nhóm nợ 3: quá hạn 77 ngày, nhóm này tính từ 30 ngày (Thông tư 14/2024/TT-NHNN).", lines);
    }

    [Fact]
    public async Task Explained_in_whole_months_the_formula_names_months_and_days_of_the_row()
    {
        // From 31 January the first row ends on 28 February, a Saturday in 2026, and falls due on Monday 2 March: 30 days for one month.
        var run = await VerbRun.Of("case - --explain", """
            {"loan":{"disbursements":[{"date":"2026-01-31","amount":120000000}],"rate":{"value":"0.5","unit":"percent-per-month"},
            "termMonths":3,"method":"bullet","interestEveryMonths":1,"dayCount":"whole-months"},"asOf":"2026-01-31"}
            """);

        Assert.Contains("× 6 % × 1 ÷ 12 ÷ 30", run.Output, StringComparison.Ordinal);
        Assert.Contains("Chưa phát sinh lãi trong hạn.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explained_a_prepayment_and_an_advance_show_the_rows_before_and_after_and_what_was_held()
    {
        // 120 triệu in three rows of 40; 50 triệu on 2 February is an advance; on 16 February row 1 takes 40,000,000 principal and
        // 120,000,000 × 32 × 0.06 ÷ 365 = 631,233 interest from it; 60 triệu on 20 February lower row 3 whole and half of row 2.
        var run = await VerbRun.Of("case - --explain", """
            {"policy":{"prepaymentStrategy":"reduce-last"},"loan":{"disbursements":[{"date":"2026-01-15","amount":120000000}],
            "rate":{"value":"0.5","unit":"percent-per-month"},"termMonths":3,"method":"equal-principal","interestEveryMonths":1},
            "events":[{"date":"2026-02-02","type":"repayment","amount":50000000},{"date":"2026-02-20","type":"repayment","amount":60000000,"kind":"prepayment"}],
            "asOf":"2026-02-20"}
            """);

        var lines = run.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Contains("Dùng tiền trả trước ngày 16/02/2026: đang giữ 50.000.000 đồng, dùng 40.631.233 đồng", lines);
        Assert.Contains("Ngày 20/02/2026 trả nợ trước hạn, trừ bớt các kỳ: còn 20.000.000 đồng ở 2 kỳ trả gốc", lines);
        Assert.Contains("2 16/03/2026 40.000.000 20.000.000", lines);
        Assert.Contains("3 15/04/2026 40.000.000 0", lines);
    }

    [Theory]
    [InlineData("case --jsn", "Không hiểu “--jsn”.")]
    [InlineData("words @/etc/passwd", "<amount>: “@/etc/passwd” không hợp lệ; cần một số nguyên đồng không âm, ví dụ 900000000 hoặc 900.000.000.")]
    [InlineData("completion fish", "<shell>: “fish” không hợp lệ; cần một trong: bash, zsh.")]
    public async Task What_could_be_taken_for_something_else_is_refused(string line, string sentence) => (await VerbRun.Of(line)).AssertRefused(sentence);

    [Fact]
    public async Task A_file_without_a_name_is_refused() => (await VerbRun.Of(["case", ""])).AssertRefused("Không hiểu “”.");

    [Fact]
    public async Task A_wrong_file_is_told_line_by_line_and_nothing_is_printed()
    {
        var run = await VerbRun.Of("case -", """
            {
              "loan": {
                "disbursements": [ { "date": "2026-02-30", "amount": 1.5 } ],
                "rate": { "value": 0.4, "unit": "percent-per-month" },
                "termMonths": 24, "method": "bullet",
                "interestEveryMonths": 3
              },
              "asOf": "2026-01-15"
            }
            """);

        run.AssertRefused(
            "dòng 3, loan.disbursements[0].date: \"2026-02-30\" không phải là ngày có thật; cần dạng năm-tháng-ngày trong dấu ngoặc kép, từ năm 1900 đến năm 2999, ví dụ \"2026-01-15\".",
            "dòng 3, loan.disbursements[0].amount: 1.5 không phải là số đồng nguyên; chỉ viết chữ số liền nhau, không có phần thập phân và số mũ, ví dụ 500000000.",
            "dòng 4, loan.rate.value: 0.4 không hợp lệ; cần một số không âm, dùng dấu chấm thập phân, đặt trong dấu ngoặc kép, ví dụ \"0.4\".");
    }

    [Fact]
    public async Task A_missing_file_a_folder_and_two_forms_at_once_are_refused_in_a_sentence()
    {
        (await VerbRun.Of("case no-such-file.json")).AssertRefused("Không đọc được tệp “no-such-file.json”: không có tệp này.");
        (await VerbRun.Of(["case", AppContext.BaseDirectory])).AssertRefused(
            $"Không đọc được tệp “{AppContext.BaseDirectory}”: đây là thư mục hoặc không có quyền đọc.");
        (await VerbRun.Of("case - --json --jsonl")).AssertRefused("Chỉ chọn một trong: --json, --jsonl, --explain.");
    }

    [Fact]
    public async Task In_English_it_speaks_English()
    {
        var run = await VerbRun.Of(["case", Example, "--explain", "--lang", "en"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("A loan of 500.000.000 đồng at 0,4%/month", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Kỳ", run.Output, StringComparison.Ordinal);
    }
}

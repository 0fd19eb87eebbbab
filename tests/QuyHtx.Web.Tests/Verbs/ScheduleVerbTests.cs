using System.Text.Json.Nodes;

namespace QuyHtx.Web.Tests.Verbs;

public sealed class ScheduleVerbTests
{
    private const string Quarterly = "schedule --amount 900000000 --rate 0.4%/tháng --term 24 --method bullet --interest-every 3 --from 2026-01-15";

    [Fact]
    public async Task The_usual_loan_of_a_provincial_fund_is_that_of_the_first_computed_case()
    {
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "cases", "computed", "01.json")))!["expected"]!["schedule"];

        var run = await VerbRun.Of($"{Quarterly} --json");

        Assert.Equal(0, run.ExitCode);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(run.Output)!["schedule"]));
    }

    [Fact]
    public async Task As_csv_it_has_a_header_and_a_line_a_row()
    {
        var run = await VerbRun.Of($"{Quarterly} --csv");

        var lines = run.Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("no,nominalDate,dueDate,days,principal,interest,total,balance", lines[0]);
        Assert.Equal("1,2026-04-15,2026-04-15,90,0,10652055,10652055,900000000", lines[1]);
        Assert.Equal("8,2028-01-15,2028-01-17,94,900000000,11125479,911125479,0", lines[8]);
        Assert.Equal(9, lines.Length);
    }

    [Fact]
    public async Task As_a_table_it_says_that_holidays_were_not_counted()
    {
        var run = await VerbRun.Of(Quarterly);

        Assert.Contains("10.652.055", run.Output, StringComparison.Ordinal);
        Assert.Contains("86.636.712", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("thêm --holidays auto để lấy danh sách đề xuất.\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.4%/tháng")]
    [InlineData("0,4%/thang")]
    [InlineData("0.4%/month")]
    [InlineData("4.8%/năm")]
    [InlineData("4.8%/nam")]
    [InlineData("4.8%/year")]
    public async Task A_rate_is_written_in_several_ways_and_a_monthly_one_times_twelve_is_the_annual(string rate)
    {
        var run = await VerbRun.Of($"schedule --amount 900.000.000 --rate {rate} --term 3 --method bullet --interest-every 3 --from 15/01/2026 --csv");

        Assert.Contains("1,2026-04-15,2026-04-15,90,900000000,10652055,910652055,0", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("2026-02-16,2026-02-17,18/02/2026,19/02/2026,20/02/2026")]
    public async Task Holidays_are_proposed_or_listed(string holidays)
    {
        // The row of 16 February 2026 falls in Tết and moves to Monday 23 February.
        var run = await VerbRun.Of($"schedule --amount 200000000 --rate 0.5%/tháng --term 1 --method bullet --interest-every 1 --from 2026-01-16 --holidays {holidays} --csv");

        Assert.Contains("1,2026-02-16,2026-02-23,38,", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_and_what_cannot_be_read_is_told_together()
    {
        (await VerbRun.Of("schedule --amount 12.5 --rate 4 --term x --method level --foo")).AssertRefused(
            "Không hiểu “--foo”.",
            "--amount: “12.5” không hợp lệ; cần một số nguyên đồng không âm, ví dụ 900000000 hoặc 900.000.000.",
            "--rate: “4” không hợp lệ; cần lãi suất kèm đơn vị, ví dụ 0.4%/tháng hoặc 4.8%/năm.",
            "--term: “x” không hợp lệ; cần một số tháng, ví dụ 24.",
            "--method: “level” không hợp lệ; cần một trong: bullet, equal-principal, annuity.",
            "--interest-every <tháng>: còn thiếu.",
            "--from <ngày>: còn thiếu.");
    }

    [Fact]
    public async Task What_cannot_be_signed_names_the_option()
    {
        (await VerbRun.Of("schedule --amount 0 --rate 4%/năm --term 12 --method bullet --interest-every 1 --from 2026-01-15")).AssertRefused(
            "--amount: số tiền 0 đồng không hợp lệ; cần lớn hơn 0.");
        (await VerbRun.Of("schedule --amount 1000 --rate 4%/năm --term 0 --method annuity --interest-every 2 --principal-every 3 --from 2026-01-15")).AssertRefused(
            "--term: 0 tháng không hợp lệ; cần từ 1 đến 1200 tháng.");
        (await VerbRun.Of("schedule --amount 1000 --rate 4%/năm --term 12 --method bullet --interest-every 1 --from 2026-01-15 --first-due 2026-01-15")).AssertRefused(
            "--first-due: ngày trả nợ 15/01/2026 phải sau ngày giải ngân đầu tiên (15/01/2026).");
        (await VerbRun.Of("schedule --amount 4000000000000000000 --rate 100%/năm --term 24 --method bullet --interest-every 1 --from 2026-01-15")).AssertRefused(
            "--amount: số tiền quá lớn, kết quả vượt quá mức tính được; cần số tiền nhỏ hơn.");
        (await VerbRun.Of("schedule --amount 1000 --rate ٤%/năm --term 12 --method bullet --interest-every 1 --from 2026-01-15 --term 24")).AssertRefused(
            "--rate: “٤%/năm” không hợp lệ; cần lãi suất kèm đơn vị, ví dụ 0.4%/tháng hoặc 4.8%/năm.", "--term: ghi nhiều lần; chỉ ghi một lần.");
        (await VerbRun.Of("schedule --amount 9223372036854775807 --rate 900%/năm --term 900 --method bullet --interest-every 900 --from 2026-01-15")).AssertRefused(
            "--amount: số tiền quá lớn, kết quả vượt quá mức tính được; cần số tiền nhỏ hơn.");
    }
}

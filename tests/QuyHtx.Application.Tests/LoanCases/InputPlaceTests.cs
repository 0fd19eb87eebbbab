using System.Text;
using QuyHtx.Application.LoanCases;

namespace QuyHtx.Application.Tests.LoanCases;

public sealed class InputPlaceTests
{
    private const string Json = """
        {
          "loan": {
            "disbursements": [
              { "date": "2026-01-15", "amount": 1 },
              {
                "date": "2026-02-15",
                "amount": 2
              }
            ],
            "rate": {
              "value": "0.4"
            },
            "allocation": [
              [ 1 ],
              [
                2,
                3
              ]
            ]
          },
          "holidays": [
            "2026-02-16", "2026-02-17",
            "2026-02-18"
          ],
          "asOf": "2026-09-30"
        }
        """;

    [Theory]
    [InlineData("", 1)]
    [InlineData("loan", 2)]
    [InlineData("loan.disbursements", 3)]
    [InlineData("loan.disbursements[0]", 4)]
    [InlineData("loan.disbursements[0].amount", 4)]
    [InlineData("loan.disbursements[1]", 5)]
    [InlineData("loan.disbursements[1].date", 6)]
    [InlineData("loan.disbursements[1].amount", 7)]
    [InlineData("loan.rate", 10)]
    [InlineData("loan.rate.value", 11)]
    [InlineData("loan.allocation[0][0]", 14)]
    [InlineData("loan.allocation[1]", 15)]
    [InlineData("loan.allocation[1][0]", 16)]
    [InlineData("loan.allocation[1][1]", 17)]
    [InlineData("holidays", 21)]
    [InlineData("holidays[0]", 22)]
    [InlineData("holidays[1]", 22)]
    [InlineData("holidays[2]", 23)]
    [InlineData("asOf", 25)]
    public void A_field_is_found_on_its_line(string path, int line) => Assert.Equal(line, LineOf(Json, path));

    [Theory]
    [InlineData("policy", 1)] // the whole file is around it
    [InlineData("loan.termMonths", 2)]
    [InlineData("loan.rate.unit", 10)]
    [InlineData("loan.disbursements[0].day", 4)]
    [InlineData("loan.disbursements[1].day", 5)]
    [InlineData("loan.disbursements[2]", 3)]
    [InlineData("loan.disbursements[10].date", 3)] // neither [1] nor anything else that only begins alike
    [InlineData("loan.rat", 2)]
    [InlineData("loan.rates", 2)]
    [InlineData("holidays[3]", 21)]
    public void A_missing_field_is_told_on_the_line_of_what_is_around_it(string path, int line) => Assert.Equal(line, LineOf(Json, path));

    [Fact]
    public void A_byte_order_mark_changes_no_line() => Assert.Equal(25, LineOf('\uFEFF' + Json, "asOf"));

    [Fact]
    public void Line_ends_of_Windows_count_once() => Assert.Equal(25, LineOf(Json.Replace("\n", "\r\n", StringComparison.Ordinal), "asOf"));

    [Fact]
    public void Empty_lines_before_the_first_brace_count() => Assert.Equal(3, LineOf("\n\n{\n}", "loan"));

    [Theory]
    [InlineData("{\n\"\\u006coan\": {\n\"x\": 1 } }", "loan.x", 3)] // l as an escape
    [InlineData("{\n\"lãi\": 1 }", "lãi", 2)]
    [InlineData("{\n\"a\\nb\": 1 }", "a\nb", 2)]
    [InlineData("{\n\"\\ud800\": 1 }", "\\ud800", 2)] // no text at all, so it is told as it is written
    public void Names_are_compared_as_the_reader_of_the_case_tells_them(string json, string path, int line) =>
        Assert.Equal(line, LineOf(json, path));

    [Fact]
    public void A_name_that_is_no_UTF_8_is_found_where_the_reader_of_the_case_says()
    {
        byte[] json = [.. "{\n\"loan\":{\n\""u8, 0xFF, .. "\":1}}"u8];

        var problem = LoanCaseAnswer.From(json).Problems.Single(problem => problem.Violation.Code == "field-unknown");

        Assert.Equal("loan.\uFFFD", problem.Path);
        Assert.Equal(3, InputPlace.LineOf(json, problem.Path));
    }

    [Fact]
    public void Every_problem_of_a_case_leads_to_the_line_that_has_it()
    {
        var json = ExampleCase.With("\"termMonths\": 24", "\"termMonths\": \"24\"")
            .Replace("\"unit\"", "\"per\"", StringComparison.Ordinal)
            .Replace("\"amount\": 5917808", "\"amount\": -1", StringComparison.Ordinal);

        Assert.Equal(
            [("loan.rate.per", 5), ("loan.rate.unit", 5), ("loan.termMonths", 6), ("events[0].amount", 11)],
            ExampleCase.ProblemsOf(json).Select(problem => (problem.Path, LineOf(json, problem.Path))));
    }

    private static int LineOf(string json, string path) => InputPlace.LineOf(Encoding.UTF8.GetBytes(json), path);
}

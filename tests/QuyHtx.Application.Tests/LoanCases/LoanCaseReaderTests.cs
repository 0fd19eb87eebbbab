using System.Text;
using System.Text.Json.Nodes;
using QuyHtx.Application.LoanCases;

namespace QuyHtx.Application.Tests.LoanCases;

/// <summary>What is accepted. The files beside this one hold what is refused, by kind.</summary>
public sealed class LoanCaseReaderTests
{
    /// <summary>
    /// By hand, with r = 0.4 × 12 % = 4.8 %. Row 1, 15/1 to 15/4: 500,000,000 × 0.048 × 90 ÷ 365 = 5,917,808.2. Row 2, to 15/7:
    /// × 91 ÷ 365 = 5,983,561.6, and a quarter of the principal, since 24 ÷ 6 = 4 rows repay. It is unpaid for 77 days on 30/9:
    /// overdue 125,000,000 × 0.048 × 1.5 × 77 ÷ 365 = 1,898,630.1; late 5,983,562 × 0.10 × 77 ÷ 365 = 126,228.6;
    /// accrued 375,000,000 × 0.048 × 77 ÷ 365 = 3,797,260.3; 77 days are group 3 (Circular 14/2024/TT-NHNN).
    /// </summary>
    [Fact]
    public void The_example_of_the_format_is_answered_as_computed_by_hand()
    {
        var answer = JsonNode.Parse(ExampleCase.AnswerTo(ExampleCase.Json))!;

        Assert.Equal(8, answer["schedule"]!.AsArray().Count);
        AssertSame(
            """
            { "no": 1, "nominalDate": "2026-04-15", "dueDate": "2026-04-15", "days": 90,
              "principal": 0, "interest": 5917808, "total": 5917808, "balance": 500000000 }
            """, answer["schedule"]![0]!);
        AssertSame(
            """[ { "date": "2026-04-15", "from": "repayment", "amount": 5917808, "parts": { "due-interest": 5917808 } } ]""",
            answer["allocations"]!);
        AssertSame(
            """
            { "asOf": "2026-09-30", "principalOutstanding": 500000000, "principalOverdue": 125000000, "principalDueToday": 0,
              "interestAccruedNotDue": 3797260, "interestDueUnpaid": 5983562, "overdueInterestUnpaid": 1898630,
              "lateInterestUnpaid": 126229, "advance": 0, "daysPastDue": 77, "debtGroup": 3 }
            """, answer["state"]!);
    }

    [Fact]
    public void A_byte_order_mark_is_accepted()
    {
        var (_, answer, problems) = LoanCaseAnswer.From(Encoding.UTF8.GetBytes('\uFEFF' + ExampleCase.Json));

        Assert.Empty(problems);
        Assert.NotNull(answer);
    }

    [Theory]
    [InlineData("policy")]
    [InlineData("policy.overdueRateMultiplier")]
    [InlineData("policy.lateInterestAnnualPercent")]
    [InlineData("policy.allocationOrder")]
    [InlineData("policy.businessDayConvention")]
    [InlineData("policy.prepaymentStrategy")]
    [InlineData("policy.debtGroups")]
    [InlineData("loan.principalEveryMonths")]
    [InlineData("loan.graceMonths")]
    [InlineData("loan.firstDueDate")]
    [InlineData("loan.dayCount")]
    [InlineData("loan.roundTo")]
    [InlineData("loan.principalRounding")]
    [InlineData("loan.interestRoundTo")]
    [InlineData("loan.customPrincipal")]
    [InlineData("holidays")]
    [InlineData("events")]
    [InlineData("events[0].kind")]
    public void Every_field_with_a_default_may_be_left_out(string path) => Assert.Empty(ExampleCase.ProblemsOf(ExampleCase.Without(path)));

    [Fact]
    public void The_first_due_date_may_be_null_or_a_date()
    {
        Assert.Equal(ExampleCase.AnswerTo(ExampleCase.Without("loan.firstDueDate")), ExampleCase.AnswerTo(ExampleCase.Json));

        var chosen = ExampleCase.AnswerTo(ExampleCase.With("\"firstDueDate\": null", "\"firstDueDate\": \"2026-04-20\""));
        Assert.Equal("2026-04-20", JsonNode.Parse(chosen)!["schedule"]![0]!["nominalDate"]!.GetValue<string>());
    }

    [Fact]
    public void Lists_may_be_empty() => Assert.Empty(ExampleCase.ProblemsOf(ExampleCase
        .With("[ \"2026-02-16\" ]", "[]")
        .Replace("[ { \"row\": 2, \"amount\": 100000000 } ]", "[]", StringComparison.Ordinal)));

    [Fact]
    public void Fields_may_stand_in_any_order_and_be_written_with_escapes() => Assert.Equal(
        ExampleCase.AnswerTo(ExampleCase.Json),
        ExampleCase.AnswerTo(ExampleCase.With(
            "\"rate\": { \"value\": \"0.4\", \"unit\": \"percent-per-month\" }",
            "\"r\\u0061te\": { \"unit\": \"percent\\u002dper-month\", \"value\": \"0.4\" }")));

    [Fact]
    public void All_problems_that_can_be_seen_at_once_are_told_at_once()
    {
        var json = ExampleCase.With("\"termMonths\": 24", "\"termMonth\": 24")
            .Replace("\"0.4\"", "0.4", StringComparison.Ordinal)
            .Replace("\"date\": \"2026-04-15\"", "\"date\": \"15/04/2026\"", StringComparison.Ordinal)
            .Replace("\"debtGroups\": \"microfinance\"", "\"debtGroups\": \"micro\"", StringComparison.Ordinal)
            .Replace("\"asOf\": \"2026-09-30\"", "\"asOf\": null", StringComparison.Ordinal);

        Assert.Equal(
            [
                ("policy.debtGroups", "choice-unknown"),
                ("loan.termMonth", "field-unknown"),
                ("loan.rate.value", "number-not-a-string"),
                ("loan.termMonths", "field-missing"),
                ("events[0].date", "date-invalid"),
                ("asOf", "date-invalid"),
            ],
            ExampleCase.ProblemsOf(json).Select(problem => (problem.Path, problem.Violation.Code)));
    }

    private static void AssertSame(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}

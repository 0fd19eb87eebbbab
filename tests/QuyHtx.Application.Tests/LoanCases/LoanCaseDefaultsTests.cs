namespace QuyHtx.Application.Tests.LoanCases;

/// <summary>
/// The defaults of the format. The case is made so that each of them matters: due dates on a Sunday, a payment in advance, a prepayment,
/// an instalment paid in part and late, shares that do not come out even.
/// </summary>
public sealed class LoanCaseDefaultsTests
{
    private const string Loan = """
        "disbursements": [ { "date": "2026-01-15", "amount": 100000000 } ], "rate": { "value": "0.4", "unit": "percent-per-month" },
        "termMonths": 6, "method": "equal-principal", "interestEveryMonths": 1
        """;

    private const string WithoutDefaults = $$"""
        {
          "loan": { {{Loan}} },
          "events": [ { "date": "2026-01-20", "type": "repayment", "amount": 20000000, "kind": "prepayment" },
                      { "date": "2026-01-25", "type": "repayment", "amount": 300000 },
                      { "date": "2026-02-20", "type": "repayment", "amount": 1000000 } ],
          "asOf": "2026-04-10"
        }
        """;

    private const string WithDefaults = $$"""
        {
          "policy": { "overdueRateMultiplier": "1.5", "lateInterestAnnualPercent": "10", "allocationOrder": "principal-first",
                      "businessDayConvention": "following", "prepaymentStrategy": "reduce-last", "debtGroups": "microfinance" },
          "loan": { {{Loan}}, "principalEveryMonths": 1,
                    "graceMonths": 0, "firstDueDate": null, "dayCount": "actual/365",
                    "roundTo": 1000, "principalRounding": "floor", "interestRoundTo": 1, "customPrincipal": [] },
          "holidays": [],
          "events": [ { "date": "2026-01-20", "type": "repayment", "amount": 20000000, "kind": "prepayment" },
                      { "date": "2026-01-25", "type": "repayment", "amount": 300000, "kind": "scheduled" },
                      { "date": "2026-02-20", "type": "repayment", "amount": 1000000, "kind": "scheduled" } ],
          "asOf": "2026-04-10"
        }
        """;

    [Fact]
    public void A_case_with_every_default_written_out_has_the_same_answer_as_one_without() =>
        Assert.Equal(ExampleCase.AnswerTo(WithoutDefaults), ExampleCase.AnswerTo(WithDefaults));

    [Theory]
    [InlineData("\"1.5\"", "\"1.3\"")]
    [InlineData("\"10\"", "\"9\"")]
    [InlineData("\"principal-first\"", "\"interest-first\"")]
    [InlineData("\"following\"", "\"unadjusted\"")]
    [InlineData("\"reduce-last\"", "\"reduce-next\"")]
    [InlineData("\"reduce-last\"", "\"reamortize\"")]
    [InlineData("\"microfinance\"", "\"bank\"")]
    [InlineData("\"principalEveryMonths\": 1", "\"principalEveryMonths\": 2")]
    [InlineData("\"graceMonths\": 0", "\"graceMonths\": 1")]
    [InlineData("\"firstDueDate\": null", "\"firstDueDate\": \"2026-02-20\"")]
    [InlineData("\"actual/365\"", "\"whole-months\"")]
    [InlineData("\"roundTo\": 1000", "\"roundTo\": 1")]
    [InlineData("\"floor\"", "\"nearest\"")]
    [InlineData("\"interestRoundTo\": 1,", "\"interestRoundTo\": 1000,")]
    [InlineData("\"holidays\": []", "\"holidays\": [ \"2026-02-16\" ]")]
    [InlineData("\"amount\": 300000, \"kind\": \"scheduled\"", "\"amount\": 300000, \"kind\": \"prepayment\"")]
    public void Any_other_value_than_the_default_would_be_seen_in_the_answer(string standard, string other)
    {
        Assert.Equal(2, WithDefaults.Split(standard).Length);
        Assert.NotEqual(
            ExampleCase.AnswerTo(WithDefaults), ExampleCase.AnswerTo(WithDefaults.Replace(standard, other, StringComparison.Ordinal)));
    }
}

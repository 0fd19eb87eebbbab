namespace QuyHtx.Application.Tests.LoanCases;

/// <summary>What happened to a loan: money of nothing, days out of order, and figures past the range.</summary>
public sealed class LoanCaseReaderEventTests
{
    private const string NothingToBook = "số tiền 0 đồng không hợp lệ; cần lớn hơn 0.";
    private const string PastTheRange = "loan.disbursements: số tiền quá lớn, kết quả vượt quá mức tính được; cần số tiền nhỏ hơn.";

    [Fact]
    public void A_loan_without_a_disbursement_is_refused() => ExampleCase.AssertRefused(
        ExampleCase.With("{ \"date\": \"2026-01-15\", \"amount\": 500000000 }", ""),
        "loan.disbursements: chưa có lần giải ngân nào; cần ít nhất một lần.");

    [Fact]
    public void A_disbursement_of_nothing_is_refused() => ExampleCase.AssertRefused(
        ExampleCase.With("\"amount\": 500000000", "\"amount\": 0"), $"loan.disbursements[0].amount: {NothingToBook}");

    [Fact]
    public void A_repayment_of_nothing_is_refused() => ExampleCase.AssertRefused(
        ExampleCase.With("\"amount\": 5917808", "\"amount\": 0"), $"events[0].amount: {NothingToBook}");

    [Fact]
    public void A_repayment_before_the_first_disbursement_is_refused_and_one_on_its_day_is_not()
    {
        ExampleCase.AssertRefused(
            ExampleCase.With("\"2026-04-15\"", "\"2026-01-14\""),
            "events[0].date: ngày 14/01/2026 sớm hơn ngày giải ngân đầu tiên (15/01/2026); cần từ ngày đó trở đi.");
        Assert.Empty(ExampleCase.ProblemsOf(ExampleCase.With("\"2026-04-15\"", "\"2026-01-15\"")));
    }

    [Fact]
    public void The_first_disbursement_is_the_earliest_wherever_it_stands_in_the_list() => ExampleCase.AssertRefused(
        ExampleCase.With("[ { \"date\": \"2026-01-15\"", "[ { \"date\": \"2026-02-02\", \"amount\": 0 }, { \"date\": \"2026-01-15\"")
            .Replace("\"2026-04-15\"", "\"2026-01-14\"", StringComparison.Ordinal),
        $"loan.disbursements[0].amount: {NothingToBook}",
        "events[0].date: ngày 14/01/2026 sớm hơn ngày giải ngân đầu tiên (15/01/2026); cần từ ngày đó trở đi.");

    /// <summary>Maturity 15/1/2028 is a Saturday, so the last row is due on Monday 17/1/2028.</summary>
    [Theory]
    [InlineData("2028-01-17", "17/01/2028")] // on the last due date nothing is due after it any more
    [InlineData("2028-01-18", "18/01/2028")]
    public void A_disbursement_with_no_row_after_it_is_refused(string date, string shown) => ExampleCase.AssertRefused(
        WithSecondDisbursement(date),
        $"loan.disbursements: sau lần giải ngân ngày {shown} không còn kỳ trả gốc nào (kỳ cuối đến hạn ngày 17/01/2028).");

    [Fact]
    public void A_disbursement_the_day_before_the_last_due_date_is_accepted() =>
        Assert.Empty(ExampleCase.ProblemsOf(WithSecondDisbursement("2028-01-16")));

    [Theory]
    [InlineData("2026-01-15", "15/01/2026")]
    [InlineData("2026-01-14", "14/01/2026")]
    public void A_first_due_date_that_is_not_after_the_first_disbursement_is_refused(string first, string shown) =>
        ExampleCase.AssertRefused(
            ExampleCase.With("\"firstDueDate\": null", $"\"firstDueDate\": \"{first}\""),
            $"loan.firstDueDate: ngày trả nợ {shown} phải sau ngày giải ngân đầu tiên (15/01/2026).");

    [Fact]
    public void A_first_due_date_the_day_after_the_first_disbursement_is_accepted() =>
        Assert.Empty(ExampleCase.ProblemsOf(ExampleCase.With("\"firstDueDate\": null", "\"firstDueDate\": \"2026-01-16\"")));

    [Theory]
    [InlineData("1000")] // the interest of a row is past 64 bits
    [InlineData("0.4")] // principal and interest of a row are, together
    public void Amounts_whose_figures_are_past_the_range_are_refused(string rate) => ExampleCase.AssertRefused(
        ExampleCase.With("500000000", "9223372036854775807").Replace("\"0.4\"", $"\"{rate}\"", StringComparison.Ordinal), PastTheRange);

    [Fact]
    public void Disbursements_whose_sum_is_past_the_range_are_refused() => ExampleCase.AssertRefused(
        ExampleCase.With("500000000 }", "500000000 }, { \"date\": \"2026-01-15\", \"amount\": 9223372036854775807 }")
            .Replace("\"0.4\"", "\"0\"", StringComparison.Ordinal),
        PastTheRange);

    [Fact]
    public void The_largest_amount_without_interest_is_accepted() => Assert.Empty(ExampleCase.ProblemsOf(
        ExampleCase.With("500000000", "9223372036854775807").Replace("\"0.4\"", "\"0\"", StringComparison.Ordinal)));

    [Fact]
    public void A_date_before_the_loan_is_no_mistake() =>
        Assert.Empty(ExampleCase.ProblemsOf(ExampleCase.With("\"2026-09-30\"", "\"2026-01-14\"")));

    private static string WithSecondDisbursement(string date) =>
        ExampleCase.With("\"amount\": 500000000 }", $"\"amount\": 500000000 }}, {{ \"date\": \"{date}\", \"amount\": 1000000 }}");
}

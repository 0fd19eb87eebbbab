namespace QuyHtx.Application.Tests.LoanCases;

/// <summary>Principal named per row. The example has eight rows; with principal every six months rows 2, 4, 6 and 8 repay.</summary>
public sealed class LoanCaseReaderCustomPrincipalTests
{
    [Theory]
    [InlineData("{ \"row\": 2, \"amount\": 100000000 }")]
    [InlineData("{ \"row\": 2, \"amount\": 0 }")]
    [InlineData("{ \"row\": 8, \"amount\": 1 }, { \"row\": 4, \"amount\": 2 }")]
    public void Amounts_for_principal_rows_are_accepted(string rows) => Assert.Empty(ExampleCase.ProblemsOf(Custom(rows)));

    [Fact]
    public void A_custom_loan_without_any_amount_repays_all_with_its_last_row()
    {
        Assert.Empty(ExampleCase.ProblemsOf(Custom("")));
        Assert.Empty(ExampleCase.ProblemsOf(
            ExampleCase.Without("loan.customPrincipal").Replace("\"equal-principal\"", "\"custom\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(9)]
    public void A_row_that_the_loan_does_not_have_is_refused(int row) => ExampleCase.AssertRefused(
        Custom($$"""{ "row": {{row}}, "amount": 1 }"""),
        $"loan.customPrincipal[0].row: không có kỳ {row}; khoản vay có 8 kỳ, đánh số từ 1.");

    [Fact]
    public void A_row_given_twice_is_refused_where_it_stands_the_second_time() => ExampleCase.AssertRefused(
        Custom("""{ "row": 2, "amount": 1 }, { "row": 4, "amount": 1 }, { "row": 2, "amount": 1 }"""),
        "loan.customPrincipal[2].row: kỳ 2 bị ghi hai lần; mỗi kỳ chỉ ghi một số tiền gốc.");

    [Fact]
    public void An_amount_is_meant_for_its_row_whatever_interval_and_grace_say()
    {
        // Principal every six months and six months of grace would leave rows 1 and 3 without principal.
        Assert.Empty(ExampleCase.ProblemsOf(Custom("""{ "row": 1, "amount": 1 }, { "row": 3, "amount": 1 }""")
            .Replace("\"graceMonths\": 0", "\"graceMonths\": 6", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rows_named_for_another_method_must_exist_all_the_same() => ExampleCase.AssertRefused(
        ExampleCase.With("\"row\": 2", "\"row\": 9"),
        "loan.customPrincipal[0].row: không có kỳ 9; khoản vay có 8 kỳ, đánh số từ 1.");

    private static string Custom(string rows) => ExampleCase.With("\"equal-principal\"", "\"custom\"")
        .Replace("{ \"row\": 2, \"amount\": 100000000 }", rows, StringComparison.Ordinal);
}

namespace QuyHtx.Application.Tests.LoanCases;

/// <summary>Rules of the terms and the policy that each hold for a value that could be read.</summary>
public sealed class LoanCaseReaderTermsTests
{
    [Theory]
    [InlineData("\"termMonths\": 24", "\"termMonths\": 0", "loan.termMonths: 0 tháng không hợp lệ; cần từ 1 đến 1200 tháng.")]
    [InlineData("\"termMonths\": 24", "\"termMonths\": -24", "loan.termMonths: -24 tháng không hợp lệ; cần từ 1 đến 1200 tháng.")]
    [InlineData("\"termMonths\": 24", "\"termMonths\": 1201", "loan.termMonths: 1201 tháng không hợp lệ; cần từ 1 đến 1200 tháng.")]
    [InlineData("\"termMonths\": 24", "\"termMonths\": 2147483647",
        "loan.termMonths: 2147483647 tháng không hợp lệ; cần từ 1 đến 1200 tháng.")]
    [InlineData("\"interestEveryMonths\": 3", "\"interestEveryMonths\": 0",
        "loan.interestEveryMonths: 0 tháng không hợp lệ; cần từ 1 đến 1200 tháng.")]
    [InlineData("\"principalEveryMonths\": 6", "\"principalEveryMonths\": 0",
        "loan.principalEveryMonths: 0 tháng không hợp lệ; cần từ 1 đến 1200 tháng.")]
    [InlineData("\"principalEveryMonths\": 6", "\"principalEveryMonths\": 1203",
        "loan.principalEveryMonths: 1203 tháng không hợp lệ; cần từ 1 đến 1200 tháng.")]
    [InlineData("\"graceMonths\": 0", "\"graceMonths\": -1", "loan.graceMonths: -1 tháng không hợp lệ; cần từ 0 đến 1200 tháng.")]
    [InlineData("\"graceMonths\": 0", "\"graceMonths\": 1201", "loan.graceMonths: 1201 tháng không hợp lệ; cần từ 0 đến 1200 tháng.")]
    public void Months_out_of_range_are_refused(string written, string instead, string sentence)
    {
        ExampleCase.AssertRefused(ExampleCase.With(written, instead), sentence);

        // Custom principal is counted by rows, which such months would make endless or divide by nil.
        ExampleCase.AssertRefused(
            ExampleCase.With(written, instead).Replace("\"equal-principal\"", "\"custom\"", StringComparison.Ordinal), sentence);
    }

    [Theory]
    [InlineData("\"termMonths\": 24", "\"termMonths\": 1")]
    [InlineData("\"termMonths\": 24", "\"termMonths\": 1200")]
    [InlineData("\"principalEveryMonths\": 6", "\"principalEveryMonths\": 1200")]
    [InlineData("\"graceMonths\": 0", "\"graceMonths\": 1200")]
    public void The_smallest_and_the_largest_months_are_accepted(string written, string instead) => Assert.Empty(
        ExampleCase.ProblemsOf(ExampleCase.With(written, instead).Replace("\"row\": 2", "\"row\": 1", StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"roundTo\": 1000", "\"roundTo\": 0",
        "loan.roundTo: đơn vị làm tròn 0 đồng không hợp lệ; cần từ 1 đến 1.000.000.000 đồng.")]
    [InlineData("\"roundTo\": 1000", "\"roundTo\": 1000000001",
        "loan.roundTo: đơn vị làm tròn 1.000.000.001 đồng không hợp lệ; cần từ 1 đến 1.000.000.000 đồng.")]
    [InlineData("\"interestRoundTo\": 1,", "\"interestRoundTo\": 0,",
        "loan.interestRoundTo: đơn vị làm tròn 0 đồng không hợp lệ; cần từ 1 đến 1.000.000.000 đồng.")]
    public void Rounding_units_out_of_range_are_refused(string written, string instead, string sentence) =>
        ExampleCase.AssertRefused(ExampleCase.With(written, instead), sentence);

    [Theory]
    [InlineData("\"roundTo\": 1000", "\"roundTo\": 1")]
    [InlineData("\"roundTo\": 1000", "\"roundTo\": 1000000000")]
    public void The_smallest_and_the_largest_rounding_unit_are_accepted(string written, string instead) =>
        Assert.Empty(ExampleCase.ProblemsOf(ExampleCase.With(written, instead)));

    [Theory]
    [InlineData("1000.01")]
    [InlineData("9999999999999999999999999999")]
    [InlineData("0.0000000000001")] // 13 decimals
    public void A_rate_out_of_range_or_too_fine_is_refused(string rate) => ExampleCase.AssertRefused(
        ExampleCase.With("\"0.4\"", $"\"{rate}\""),
        $"loan.rate.value: lãi suất {rate} không hợp lệ; cần từ 0 đến 1000 phần trăm, tối đa 12 chữ số thập phân.");

    [Theory]
    [InlineData("\"1.5\"", "100.1", "policy.overdueRateMultiplier", 100)]
    [InlineData("\"1.5\"", "1.123456789", "policy.overdueRateMultiplier", 100)]
    [InlineData("\"10\"", "1000.5", "policy.lateInterestAnnualPercent", 1000)]
    [InlineData("\"10\"", "9.123456789", "policy.lateInterestAnnualPercent", 1000)]
    public void Numbers_of_the_policy_out_of_range_or_too_fine_are_refused(string written, string instead, string path, int most) =>
        ExampleCase.AssertRefused(
            ExampleCase.With(written, $"\"{instead}\""),
            $"{path}: {instead} không hợp lệ; cần từ 0 đến {most}, tối đa 8 chữ số thập phân.");

    [Fact]
    public void A_principal_interval_that_is_no_multiple_of_the_interest_interval_is_refused() => ExampleCase.AssertRefused(
        ExampleCase.With("\"principalEveryMonths\": 6", "\"principalEveryMonths\": 4"),
        "loan.principalEveryMonths: kỳ trả gốc 4 tháng không phải là bội số của kỳ trả lãi 3 tháng.");

    [Fact]
    public void An_annuity_with_two_intervals_is_refused_and_one_with_one_is_not()
    {
        var annuity = ExampleCase.With("\"equal-principal\"", "\"annuity\"");

        ExampleCase.AssertRefused(
            annuity,
            "loan.principalEveryMonths: trả đều (niên kim) cần kỳ trả gốc bằng kỳ trả lãi; hai kỳ này đang là 6 tháng và 3 tháng.");
        Assert.Empty(ExampleCase.ProblemsOf(annuity.Replace("\"principalEveryMonths\": 6,", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Several_rules_broken_are_told_at_once() => ExampleCase.AssertRefused(
        ExampleCase.With("\"termMonths\": 24", "\"termMonths\": 1201")
            .Replace("\"graceMonths\": 0", "\"graceMonths\": -1", StringComparison.Ordinal)
            .Replace("\"roundTo\": 1000", "\"roundTo\": 0", StringComparison.Ordinal)
            .Replace("\"1.5\"", "\"101\"", StringComparison.Ordinal),
        "policy.overdueRateMultiplier: 101 không hợp lệ; cần từ 0 đến 100, tối đa 8 chữ số thập phân.",
        "loan.termMonths: 1201 tháng không hợp lệ; cần từ 1 đến 1200 tháng.",
        "loan.graceMonths: -1 tháng không hợp lệ; cần từ 0 đến 1200 tháng.",
        "loan.roundTo: đơn vị làm tròn 0 đồng không hợp lệ; cần từ 1 đến 1.000.000.000 đồng.");
}

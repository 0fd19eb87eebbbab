namespace QuyHtx.Application.Tests.LoanCases;

/// <summary>Đồng, counts, and numbers that are strings so that no reader rounds them.</summary>
public sealed class LoanCaseReaderAmountTests
{
    [Theory]
    [InlineData("-1")]
    [InlineData("-500000000")]
    [InlineData("-0")]
    [InlineData("-0.5")]
    public void Negative_dong_are_refused(string written) =>
        AssertAmountRefused(written, $"{written} là số âm; số tiền không được âm.");

    [Theory]
    [InlineData("0.5")]
    [InlineData("500000000.0")]
    [InlineData("5e8")]
    [InlineData("5E8")]
    [InlineData("1e400")]
    public void Fractions_of_a_dong_and_exponents_are_refused(string written) => AssertAmountRefused(
        written, $"{written} không phải là số đồng nguyên; chỉ viết chữ số liền nhau, không có phần thập phân và số mũ, ví dụ 500000000.");

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("99999999999999999999")]
    public void Dong_past_64_bits_are_refused(string written) => AssertAmountRefused(
        written, $"{written} vượt quá số tiền lớn nhất ghi được; cần tối đa 9.223.372.036.854.775.807 đồng.");

    [Theory]
    [InlineData("\"500000000\"")]
    [InlineData("\"500.000.000\"")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[500000000]")]
    public void Dong_in_quotes_and_what_is_no_number_are_refused(string written) => AssertAmountRefused(
        written, $"{written} không phải là số tiền; cần số đồng nguyên, viết liền, không đặt trong dấu ngoặc kép, ví dụ 500000000.");

    [Fact]
    public void What_was_written_is_cut_in_the_sentence_when_it_is_long()
    {
        var digits = new string('9', 100);
        AssertAmountRefused(
            digits, $"{digits[..40]}… vượt quá số tiền lớn nhất ghi được; cần tối đa 9.223.372.036.854.775.807 đồng.");
        AssertAmountRefused($"-{digits}", $"-{digits[..39]}… là số âm; số tiền không được âm.");
    }

    [Theory]
    [InlineData("\"amount\": 5917808", "\"amount\": 0.1", "events[0].amount")]
    [InlineData("\"amount\": 100000000", "\"amount\": 0.1", "loan.customPrincipal[0].amount")]
    [InlineData("\"roundTo\": 1000", "\"roundTo\": 0.1", "loan.roundTo")]
    [InlineData("\"interestRoundTo\": 1,", "\"interestRoundTo\": 0.1,", "loan.interestRoundTo")]
    public void Every_field_in_dong_is_read_alike(string written, string instead, string path) => ExampleCase.AssertRefused(
        ExampleCase.With(written, instead),
        $"{path}: 0.1 không phải là số đồng nguyên; chỉ viết chữ số liền nhau, không có phần thập phân và số mũ, ví dụ 500000000.");

    [Theory]
    [InlineData("\"termMonths\": 24", "\"termMonths\": 24.0", "loan.termMonths", "24.0")]
    [InlineData("\"termMonths\": 24", "\"termMonths\": 2.4e1", "loan.termMonths", "2.4e1")]
    [InlineData("\"termMonths\": 24", "\"termMonths\": \"24\"", "loan.termMonths", "\"24\"")]
    [InlineData("\"termMonths\": 24", "\"termMonths\": null", "loan.termMonths", "null")]
    [InlineData("\"termMonths\": 24", "\"termMonths\": 2147483648", "loan.termMonths", "2147483648")]
    [InlineData("\"interestEveryMonths\": 3", "\"interestEveryMonths\": true", "loan.interestEveryMonths", "true")]
    [InlineData("\"principalEveryMonths\": 6", "\"principalEveryMonths\": 6.5", "loan.principalEveryMonths", "6.5")]
    [InlineData("\"graceMonths\": 0", "\"graceMonths\": {}", "loan.graceMonths", "{}")]
    [InlineData("\"row\": 2", "\"row\": \"2\"", "loan.customPrincipal[0].row", "\"2\"")]
    public void Counts_that_are_no_whole_numbers_are_refused(string written, string instead, string path, string shown) =>
        ExampleCase.AssertRefused(
            ExampleCase.With(written, instead),
            $"{path}: {shown} không hợp lệ; cần một số nguyên không quá lớn, không đặt trong dấu ngoặc kép, ví dụ 24.");

    [Theory]
    [InlineData("0.4")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"0,4\"")]
    [InlineData("\"-0.4\"")]
    [InlineData("\"+0.4\"")]
    [InlineData("\" 0.4\"")]
    [InlineData("\"0.4%\"")]
    [InlineData("\"4e-1\"")]
    [InlineData("\"0.4.0\"")]
    [InlineData("\".\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"٠.٤\"")]
    [InlineData("\"0.000000000000000000000000001\"")] // 29 characters, more than a decimal keeps whole
    public void Numbers_that_are_no_strings_of_digits_are_refused(string written) => ExampleCase.AssertRefused(
        ExampleCase.With("\"0.4\"", written),
        $"loan.rate.value: {written} không hợp lệ; cần một số không âm, dùng dấu chấm thập phân, đặt trong dấu ngoặc kép, ví dụ \"0.4\".");

    [Theory]
    [InlineData("\"1.5\"", "1.5", "policy.overdueRateMultiplier")]
    [InlineData("\"10\"", "10", "policy.lateInterestAnnualPercent")]
    public void The_numbers_of_the_policy_are_read_alike(string written, string instead, string path) => ExampleCase.AssertRefused(
        ExampleCase.With(written, instead),
        $"{path}: {instead} không hợp lệ; cần một số không âm, dùng dấu chấm thập phân, đặt trong dấu ngoặc kép, ví dụ \"0.4\".");

    [Theory]
    [InlineData("\"0\"")]
    [InlineData("\"0.40\"")]
    [InlineData("\"1000\"")]
    [InlineData("\"0.000000000001\"")]
    public void The_smallest_the_largest_and_the_finest_rate_are_accepted(string written) =>
        Assert.Empty(ExampleCase.ProblemsOf(ExampleCase.With("\"0.4\"", written)));

    private static void AssertAmountRefused(string written, string sentence) => ExampleCase.AssertRefused(
        ExampleCase.With("\"amount\": 500000000", $"\"amount\": {written}"), $"loan.disbursements[0].amount: {sentence}");
}

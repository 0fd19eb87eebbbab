namespace QuyHtx.Application.Tests.LoanCases;

/// <summary>Dates: year-month-day of a day that exists, from 1900 to 2999.</summary>
public sealed class LoanCaseReaderDateTests
{
    [Theory]
    [InlineData("\"2026-02-30\"")]
    [InlineData("\"2027-02-29\"")] // no leap year
    [InlineData("\"2100-02-29\"")] // a century that is none either
    [InlineData("\"2026-04-31\"")]
    [InlineData("\"2026-13-01\"")]
    [InlineData("\"2026-00-10\"")]
    [InlineData("\"2026-01-00\"")]
    [InlineData("\"2026-01-32\"")]
    [InlineData("\"1899-12-31\"")]
    [InlineData("\"3000-01-01\"")]
    [InlineData("\"0000-01-01\"")]
    [InlineData("\"2026-1-5\"")]
    [InlineData("\"26-01-05\"")]
    [InlineData("\"2026/01/05\"")]
    [InlineData("\"05/01/2026\"")]
    [InlineData("\"20260105\"")]
    [InlineData("\"2026-01-05T00:00\"")]
    [InlineData("\" 2026-01-05\"")]
    [InlineData("\"2026-01-5 \"")]
    [InlineData("\"+026-01-05\"")]
    [InlineData("\"２０２６-01-05\"")] // full-width digits
    [InlineData("\"\"")]
    [InlineData("20260105")]
    [InlineData("null")]
    [InlineData("{}")]
    public void What_is_no_day_that_exists_is_refused(string written) =>
        ExampleCase.AssertRefused(ExampleCase.With("\"2026-09-30\"", written), Sentence("asOf", written));

    [Theory]
    [InlineData("\"2026-01-15\"", "loan.disbursements[0].date")]
    [InlineData("\"2026-02-16\"", "holidays[0]")]
    [InlineData("\"2026-04-15\"", "events[0].date")]
    public void Every_date_is_read_alike(string written, string path) =>
        ExampleCase.AssertRefused(ExampleCase.With(written, "\"2026-02-29\""), Sentence(path, "\"2026-02-29\""));

    [Fact]
    public void The_first_due_date_is_read_like_any_other_when_it_is_given() => ExampleCase.AssertRefused(
        ExampleCase.With("\"firstDueDate\": null", "\"firstDueDate\": \"2026-02-29\""), Sentence("loan.firstDueDate", "\"2026-02-29\""));

    [Fact]
    public void A_wrong_holiday_is_told_by_its_place_in_the_list() => ExampleCase.AssertRefused(
        ExampleCase.With("[ \"2026-02-16\" ]", "[ \"2026-02-16\", \"2026-02-31\", 17, \"2026-02-18\" ]"),
        Sentence("holidays[1]", "\"2026-02-31\""),
        Sentence("holidays[2]", "17"));

    [Theory]
    [InlineData("2028-02-29")]
    [InlineData("2000-02-29")]
    [InlineData("1900-01-01")]
    [InlineData("2999-12-31")]
    [InlineData("2026-01-31")]
    public void Days_that_exist_are_accepted_from_the_first_to_the_last(string date) =>
        Assert.Empty(ExampleCase.ProblemsOf(ExampleCase.With("\"2026-09-30\"", $"\"{date}\"")));

    private static string Sentence(string path, string shown) =>
        $"{path}: {shown} không phải là ngày có thật; cần dạng năm-tháng-ngày trong dấu ngoặc kép, "
        + "từ năm 1900 đến năm 2999, ví dụ \"2026-01-15\".";
}

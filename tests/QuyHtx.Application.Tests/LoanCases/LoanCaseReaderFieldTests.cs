namespace QuyHtx.Application.Tests.LoanCases;

/// <summary>Fields that are unknown, missing, given twice, or no object or list where one was expected.</summary>
public sealed class LoanCaseReaderFieldTests
{
    private const string Rate = """{ "value": "0.4", "unit": "percent-per-month" }""";
    private const string Disbursements = """[ { "date": "2026-01-15", "amount": 500000000 } ]""";
    private const string CustomPrincipal = """[ { "row": 2, "amount": 100000000 } ]""";
    private const string Holidays = """[ "2026-02-16" ]""";
    private const string Events = """[ { "date": "2026-04-15", "type": "repayment", "amount": 5917808, "kind": "scheduled" } ]""";

    [Theory]
    [InlineData("\"asOf\":", "\"asof\":", "asof", "policy, loan, holidays, events, asOf", "asOf")]
    [InlineData("\"rate\":", "\"interestRate\":", "loan.interestRate",
        "disbursements, rate, termMonths, method, interestEveryMonths, principalEveryMonths, graceMonths, firstDueDate, dayCount, roundTo, "
        + "principalRounding, interestRoundTo, customPrincipal", "loan.rate")]
    [InlineData("\"unit\":", "\"per\":", "loan.rate.per", "value, unit", "loan.rate.unit")]
    [InlineData("\"amount\": 500000000", "\"sum\": 500000000", "loan.disbursements[0].sum", "date, amount", "loan.disbursements[0].amount")]
    [InlineData("\"row\":", "\"no\":", "loan.customPrincipal[0].no", "row, amount", "loan.customPrincipal[0].row")]
    [InlineData("\"type\":", "\"Type\":", "events[0].Type", "date, type, amount, kind", "events[0].type")]
    public void An_unknown_field_is_told_with_the_fields_there_are_and_the_one_it_replaced_is_missing(
        string written, string instead, string unknown, string known, string missing) => ExampleCase.AssertRefused(
        ExampleCase.With(written, instead),
        $"{unknown}: không có mục này; các mục được dùng: {known}.",
        $"{missing}: thiếu mục bắt buộc này.");

    [Theory]
    [InlineData("\"debtGroups\":", "\"debtGroup\":", "policy.debtGroup")]
    [InlineData("\"kind\":", "\"Kind\":", "events[0].Kind")]
    public void An_unknown_field_in_the_place_of_one_that_may_be_left_out_is_refused_as_well(string written, string instead, string unknown)
    {
        var problem = Assert.Single(ExampleCase.ProblemsOf(ExampleCase.With(written, instead)));

        Assert.Equal((unknown, "field-unknown"), (problem.Path, problem.Violation.Code));
    }

    [Theory]
    [InlineData("loan")]
    [InlineData("asOf")]
    [InlineData("loan.disbursements")]
    [InlineData("loan.disbursements[0].date")]
    [InlineData("loan.disbursements[0].amount")]
    [InlineData("loan.rate")]
    [InlineData("loan.rate.value")]
    [InlineData("loan.rate.unit")]
    [InlineData("loan.termMonths")]
    [InlineData("loan.method")]
    [InlineData("loan.interestEveryMonths")]
    [InlineData("loan.customPrincipal[0].row")]
    [InlineData("loan.customPrincipal[0].amount")]
    [InlineData("events[0].date")]
    [InlineData("events[0].type")]
    [InlineData("events[0].amount")]
    public void A_missing_field_is_told_by_its_whole_path(string path) =>
        ExampleCase.AssertRefused(ExampleCase.Without(path), $"{path}: thiếu mục bắt buộc này.");

    [Theory]
    [InlineData("\"asOf\": \"2026-09-30\"", "asOf")]
    [InlineData("\"debtGroups\": \"microfinance\"", "policy.debtGroups")]
    [InlineData("\"termMonths\": 24", "loan.termMonths")]
    [InlineData("\"firstDueDate\": null", "loan.firstDueDate")]
    [InlineData("\"value\": \"0.4\"", "loan.rate.value")]
    [InlineData("\"date\": \"2026-01-15\"", "loan.disbursements[0].date")]
    [InlineData("\"row\": 2", "loan.customPrincipal[0].row")]
    [InlineData("\"type\": \"repayment\"", "events[0].type")]
    public void A_field_given_twice_is_refused_even_with_the_same_value(string field, string path) =>
        ExampleCase.AssertRefused(ExampleCase.With(field, $"{field}, {field}"), $"{path}: mục này bị ghi hai lần; chỉ ghi một lần.");

    [Fact]
    public void A_field_given_twice_is_noticed_when_its_name_is_written_with_escapes() => ExampleCase.AssertRefused(
        ExampleCase.With("\"termMonths\": 24", "\"termMonths\": 24, \"\\u0074ermMonths\": 24"),
        "loan.termMonths: mục này bị ghi hai lần; chỉ ghi một lần.");

    [Theory]
    [InlineData(Rate, "\"0.4\"", "loan.rate")]
    [InlineData(Rate, "[]", "loan.rate")]
    [InlineData(Rate, "null", "loan.rate")]
    [InlineData(Disbursements, "[ 500000000 ]", "loan.disbursements[0]")]
    [InlineData(CustomPrincipal, "[ { \"row\": 2, \"amount\": 1 }, null ]", "loan.customPrincipal[1]")]
    [InlineData(Events, "[ [] ]", "events[0]")]
    public void What_is_no_object_where_one_was_expected_is_refused_with_one_sentence(string written, string instead, string path) =>
        ExampleCase.AssertRefused(ExampleCase.With(written, instead), $"{path}: cần một đối tượng JSON trong dấu ngoặc nhọn {{ }}.");

    [Theory]
    [InlineData("{ \"policy\": null, ")]
    [InlineData("{ \"policy\": \"standard\", ")]
    [InlineData("{ \"policy\": [], ")]
    public void A_policy_that_is_no_object_is_refused(string instead) => ExampleCase.AssertRefused(
        instead + ExampleCase.Without("policy")[1..], "policy: cần một đối tượng JSON trong dấu ngoặc nhọn { }.");

    [Theory]
    [InlineData(Disbursements, "{ \"date\": \"2026-01-15\", \"amount\": 1 }", "loan.disbursements")]
    [InlineData(Disbursements, "null", "loan.disbursements")]
    [InlineData(CustomPrincipal, "null", "loan.customPrincipal")]
    [InlineData(Holidays, "\"2026-02-16\"", "holidays")]
    [InlineData(Holidays, "null", "holidays")]
    [InlineData(Events, "{}", "events")]
    [InlineData(Events, "null", "events")]
    public void What_is_no_list_where_one_was_expected_is_refused_with_one_sentence(string written, string instead, string path) =>
        ExampleCase.AssertRefused(ExampleCase.With(written, instead), $"{path}: cần một danh sách trong dấu ngoặc vuông [ ].");

    [Fact]
    public void The_name_of_an_unknown_field_is_shown_on_one_line_and_cut_when_it_is_long()
    {
        var sentences = ExampleCase.ProblemsOf(ExampleCase.With("\"asOf\"", $"\"a\\n{new string('x', 200)}\": 1, \"asOf\""))
            .Select(problem => problem.Sentence(Application.Language.Sentences.Vietnamese));

        Assert.Equal([$"a {new string('x', 98)}…: không có mục này; các mục được dùng: policy, loan, holidays, events, asOf."], sentences);
    }
}

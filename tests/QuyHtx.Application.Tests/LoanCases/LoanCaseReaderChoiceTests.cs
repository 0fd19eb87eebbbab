namespace QuyHtx.Application.Tests.LoanCases;

/// <summary>The words that stand for a choice, and the allocation order, which may be a word or a list of all six components.</summary>
public sealed class LoanCaseReaderChoiceTests
{
    private const string SixComponents =
        "overdue-principal, overdue-interest, overdue-contract-interest, late-interest, due-principal, due-interest";

    [Theory]
    [InlineData("policy.allocationOrder", "\"principal-first\"", "principal-first, interest-first")]
    [InlineData("policy.businessDayConvention", "\"following\"", "following, unadjusted")]
    [InlineData("policy.prepaymentStrategy", "\"reduce-last\"", "reduce-last, reduce-next, reamortize")]
    [InlineData("policy.debtGroups", "\"microfinance\"", "microfinance, bank")]
    [InlineData("loan.rate.unit", "\"percent-per-month\"", "percent-per-month, percent-per-year")]
    [InlineData("loan.method", "\"equal-principal\"", "bullet, equal-principal, annuity, custom")]
    [InlineData("loan.dayCount", "\"actual/365\"", "actual/365, whole-months")]
    [InlineData("loan.principalRounding", "\"floor\"", "floor, nearest")]
    [InlineData("events[0].type", "\"repayment\"", "repayment")]
    [InlineData("events[0].kind", "\"scheduled\"", "scheduled, prepayment")]
    public void A_wrong_word_is_told_with_the_words_there_are(string path, string written, string words)
    {
        foreach (var wrong in new[] { written.ToUpperInvariant(), "\"\"", "\"khác\"", written.Insert(1, " "), "null", "1" })
        {
            ExampleCase.AssertRefused(ExampleCase.With(written, wrong), Sentence(path, wrong, words));
        }

        foreach (var word in words.Split(", ").Except(["annuity", "custom"]))
        {
            Assert.Empty(ExampleCase.ProblemsOf(ExampleCase.With(written, $"\"{word}\"")));
        }
    }

    [Fact]
    public void A_word_as_long_as_a_book_is_cut_in_the_sentence_and_never_within_a_character() => ExampleCase.AssertRefused(
        ExampleCase.With("\"equal-principal\"", $"\"{string.Concat(Enumerable.Repeat("𝄞", 1_000))}\""),
        Sentence("loan.method", $"\"{string.Concat(Enumerable.Repeat("𝄞", 19))}…", "bullet, equal-principal, annuity, custom"));

    [Fact]
    public void A_list_of_the_six_components_is_an_allocation_order()
    {
        Assert.Equal(
            ExampleCase.AnswerTo(ExampleCase.Json), ExampleCase.AnswerTo(WithOrder(SixComponents.Split(", "))));
        Assert.Empty(ExampleCase.ProblemsOf(WithOrder([.. SixComponents.Split(", ").Reverse()])));
    }

    [Fact]
    public void An_allocation_order_without_all_six_components_or_with_one_twice_is_refused()
    {
        const string sentence = "policy.allocationOrder: thứ tự thu nợ cần đủ sáu khoản, mỗi khoản đúng một lần.";
        var six = SixComponents.Split(", ");

        ExampleCase.AssertRefused(WithOrder([]), sentence);
        ExampleCase.AssertRefused(WithOrder(six[..5]), sentence);
        ExampleCase.AssertRefused(WithOrder([.. six, six[0]]), sentence);
        ExampleCase.AssertRefused(WithOrder([.. six[..5], six[0]]), sentence);
    }

    [Theory]
    [InlineData("\"prepaid-principal\"")] // a component of payments, but none that can be owed
    [InlineData("\"principal\"")]
    [InlineData("null")]
    public void An_unknown_component_is_told_by_its_place_in_the_order(string wrong) => ExampleCase.AssertRefused(
        WithOrder(SixComponents.Split(", ")).Replace("\"late-interest\"", wrong, StringComparison.Ordinal),
        Sentence("policy.allocationOrder[3]", wrong, SixComponents));

    private static string WithOrder(string[] components) =>
        ExampleCase.With("\"principal-first\"", $"[{string.Join(", ", components.Select(component => $"\"{component}\""))}]");

    private static string Sentence(string path, string shown, string words) =>
        $"{path}: {shown} không phải là giá trị hợp lệ; chọn một trong: {words}.";
}

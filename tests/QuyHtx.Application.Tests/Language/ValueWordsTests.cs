using QuyHtx.Application.Language;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Tests.Language;

/// <summary>Sentences name statuses, stages and methods in words of the reader's language, not in the code's.</summary>
public sealed class ValueWordsTests
{
    public static TheoryData<object> Values => new(
        Enum.GetValues<ApplicationStatus>().Cast<object>().Concat(Enum.GetValues<LoanStage>().Cast<object>()).Concat(Enum.GetValues<RepaymentMethod>().Cast<object>()));

    [Fact]
    public void A_refusal_names_the_status_in_the_language_of_its_sentence()
    {
        var refused = new RuleViolation("application-not-in-status", null, "HS-2026-0001", ApplicationStatus.Appraised);
        Assert.Equal("hồ sơ HS-2026-0001 đang ở trạng thái đã thẩm định, chờ quyết định; không thực hiện được việc này.", Sentences.Of(refused, Sentences.Vietnamese));
        Assert.Equal("application HS-2026-0001 is in status appraised, awaiting a decision; this cannot be done in it.", Sentences.Of(refused, Sentences.English));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Every_value_has_words_in_both_languages(object value)
    {
        var refused = new RuleViolation("method-outside-product", "method", value);
        var (vietnamese, english) = (Sentences.Of(refused, Sentences.Vietnamese), Sentences.Of(refused, Sentences.English));
        Assert.DoesNotContain(value.ToString()!, vietnamese, StringComparison.Ordinal);
        Assert.NotEqual(vietnamese, english);
    }
}

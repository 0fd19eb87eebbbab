using QuyHtx.Application.Language;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Tests.Pipeline;

/// <summary>Who may not do something is told what it takes, in words of the language they read.</summary>
public sealed class PermissionWordsTests
{
    public static TheoryData<Permission> Permissions => new(Enum.GetValues<Permission>());

    [Fact]
    public void A_refusal_names_the_permission_in_the_language_of_its_sentence()
    {
        var refused = new NotAllowedException(Permission.ReceiveMoney).Violation;
        Assert.Equal("bạn không có quyền làm việc này (thu tiền).", Sentences.Of(refused, Sentences.Vietnamese));
        Assert.Equal("you are not allowed to do this (receive money).", Sentences.Of(refused, Sentences.English));
    }

    [Theory]
    [MemberData(nameof(Permissions))]
    public void Every_permission_has_words_of_its_own_in_both_languages(Permission permission)
    {
        var refused = new NotAllowedException(permission).Violation;
        var others = Enum.GetValues<Permission>().Where(other => other != permission).Select(other => new NotAllowedException(other).Violation).ToList();
        foreach (var language in new[] { Sentences.Vietnamese, Sentences.English })
        {
            var sentence = Sentences.Of(refused, language);
            Assert.DoesNotContain(permission.ToString(), sentence, StringComparison.Ordinal);
            Assert.DoesNotContain(sentence, others.Select(other => Sentences.Of(other, language)));
        }

        Assert.NotEqual(Sentences.Of(refused, Sentences.English), Sentences.Of(refused, Sentences.Vietnamese));
    }
}

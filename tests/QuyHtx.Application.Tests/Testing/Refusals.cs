using QuyHtx.Domain;

namespace QuyHtx.Application.Tests.Testing;

/// <summary>What a message is refused with.</summary>
internal static class Refusals
{
    /// <summary>The code of the rule that was broken.</summary>
    public static async Task<string> Refused(Func<Task> action) => (await Assert.ThrowsAsync<RuleViolationException>(action)).Violation.Code;
}

namespace QuyHtx.Domain;

/// <summary>
/// Vi phạm quy tắc: one rule that was broken. The sentence people read is looked up by <paramref name="Code"/> in the one resource file.
/// </summary>
/// <param name="Code">What went wrong, in kebab-case: term-out-of-range.</param>
/// <param name="Field">The field it concerns, as the loan case names it, or null.</param>
/// <param name="Values">What the sentence fills in, in order.</param>
public sealed record RuleViolation(string Code, string? Field, params IReadOnlyList<object> Values);

/// <summary>Thrown by the Domain when it refuses; it refuses before it changes anything.</summary>
public sealed class RuleViolationException(RuleViolation violation) : Exception(violation.Code)
{
    /// <summary>The rule that was broken.</summary>
    public RuleViolation Violation { get; } = violation;
}

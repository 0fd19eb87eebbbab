using NodaTime;

namespace QuyHtx.Domain.Policies;

/// <summary>Có ngày hiệu lực: a rule that applies from a day on, until a later one of its kind replaces it.</summary>
public interface IEffectiveDated
{
    /// <summary>Ngày hiệu lực: the first day it applies.</summary>
    LocalDate EffectiveFrom { get; }
}

/// <summary>Finds which version of a rule applies on a day.</summary>
public static class EffectiveDated
{
    /// <summary>The version in force on a date: the latest that has taken effect by then.</summary>
    /// <exception cref="RuleViolationException">None has taken effect yet.</exception>
    public static T InForceOn<T>(this IEnumerable<T> versions, LocalDate date)
        where T : class, IEffectiveDated =>
        versions.Where(version => version.EffectiveFrom <= date).MaxBy(version => version.EffectiveFrom)
            ?? throw new RuleViolationException(new("no-version-in-force", null, date));
}

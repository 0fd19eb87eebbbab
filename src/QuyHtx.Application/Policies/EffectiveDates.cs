using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Domain;

namespace QuyHtx.Application.Policies;

/// <summary>Ngày hiệu lực: what holds for a new version of whatever is in force from a day.</summary>
internal static class EffectiveDates
{
    /// <summary>Refuses a day that has been closed, since figures of that day stand, and a day on which another version begins, since two cannot be in force.</summary>
    /// <param name="db">The books.</param>
    /// <param name="effectiveFrom">The first day of the new version.</param>
    /// <param name="others">The first days of the versions there are.</param>
    /// <param name="cancellation">Stops the reads.</param>
    /// <exception cref="RuleViolationException"><c>effective-date-closed</c> or <c>effective-date-taken</c>.</exception>
    public static async Task CheckAsync(FundDbContext db, LocalDate effectiveFrom, IQueryable<LocalDate> others, CancellationToken cancellation)
    {
        var today = (await db.FundAsync(cancellation)).BusinessDate;
        if (effectiveFrom < today)
        {
            throw new RuleViolationException(new("effective-date-closed", "effectiveFrom", effectiveFrom, today));
        }

        if (await others.ContainsAsync(effectiveFrom, cancellation))
        {
            throw new RuleViolationException(new("effective-date-taken", "effectiveFrom", effectiveFrom));
        }
    }
}

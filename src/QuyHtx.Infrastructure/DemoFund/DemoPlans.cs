using Bogus;
using NodaTime;
using QuyHtx.Domain.Applications;

namespace QuyHtx.Infrastructure.DemoFund;

/// <summary>
/// Who applies when, and how it ends: every ending and every way of repaying at least once, the rest in the proportions of a fund that is mostly
/// paid on time.
/// </summary>
internal static class DemoPlans
{
    /// <summary>Of so many applications…</summary>
    private const int OutOf = 90;

    /// <summary>Not before so many days a fund gets its first application.</summary>
    private const int DaysUntilFirst = 4;

    /// <summary>A loan is applied for so many days before the last one at the latest, so that it is paid out by then.</summary>
    private const int DaysAfterLast = 45;

    /// <summary>… so many end like this without becoming a loan, opened so many days before the last day; null for any time.</summary>
    private static readonly (ApplicationStatus Ending, int Count, (int Least, int Most)? DaysBefore)[] Endings =
    [
        (ApplicationStatus.Draft, 3, (1, 6)),
        (ApplicationStatus.Submitted, 3, (9, 18)),
        (ApplicationStatus.Returned, 2, (16, 22)),
        (ApplicationStatus.Appraised, 2, (20, 26)),
        (ApplicationStatus.Approved, 2, (26, 32)),
        (ApplicationStatus.Signed, 2, (28, 36)),
        (ApplicationStatus.Withdrawn, 3, null),
        (ApplicationStatus.Rejected, 4, null),
    ];

    /// <summary>Every way of repaying with its weight; those that need the longest life first.</summary>
    private static readonly (LoanTemper Temper, int Weight)[] Tempers =
    [
        (LoanTemper.WrittenOff, 1), (LoanTemper.Extended, 4), (LoanTemper.Rescheduled, 4), (LoanTemper.Waived, 4), (LoanTemper.Prepaying, 6),
        (LoanTemper.SettlingEarly, 8), (LoanTemper.Overpaying, 4), (LoanTemper.Mistaken, 6), (LoanTemper.BackDated, 6), (LoanTemper.Partial, 7),
        (LoanTemper.Early, 8), (LoanTemper.Late, 12), (LoanTemper.Overdue, 7), (LoanTemper.OnTime, 23),
    ];

    /// <summary>The plans, the earliest first.</summary>
    public static IReadOnlyList<ApplicationPlan> Of(DemoProfile profile, int borrowers, DemoDesk desk, Randomizer random)
    {
        var plans = new List<ApplicationPlan>();
        foreach (var (ending, count, daysBefore) in Endings)
        {
            for (var i = 0; i < Scaled(count, profile.Applications); i++)
            {
                plans.Add(new ApplicationPlan(
                    -1, OpeningOf(daysBefore, desk, random), ending, ending == ApplicationStatus.Rejected ? FlawOf(i) : RequestFlaw.None));
            }
        }

        plans.AddRange(Loans(profile.Applications - plans.Count, desk, random));
        return WithBorrowers([.. plans.OrderBy(plan => plan.OpensOn)], borrowers, random);
    }

    private static IEnumerable<ApplicationPlan> Loans(int count, DemoDesk desk, Randomizer random)
    {
        var days = Period.DaysBetween(desk.FirstDay, desk.LastDay) - DaysUntilFirst - DaysAfterLast;
        var tempers = TempersOf(count, random);
        for (var i = 0; i < count; i++)
        {
            // One in each of as many stretches of time, anywhere in it; the first at once.
            var start = DaysUntilFirst + (days * i / count);
            var opensOn = desk.WorkingDay(desk.FirstDay, i == 0 ? start : start + random.Number(0, Math.Max(0, (days / count) - 1)));
            yield return new ApplicationPlan(
                -1, opensOn, ApplicationStatus.Signed, RequestFlaw.None, tempers[i], ReturnedOnce: i % 8 == 3, FirstProposalRefused: i % 15 == 5);
        }
    }

    /// <summary>One of each in the first two thirds, as evenly as it goes; in between by weight.</summary>
    private static LoanTemper[] TempersOf(int count, Randomizer random)
    {
        var tempers = new LoanTemper?[count];
        for (var j = 0; j < Tempers.Length; j++)
        {
            var place = Math.Min(j * count * 2 / 3 / Tempers.Length, count - 1);
            tempers[Array.IndexOf(tempers, null, place)] = Tempers[j].Temper;
        }

        return [.. tempers.Select(temper => temper ?? random.WeightedRandom(
            [.. Tempers.Select(each => each.Temper)], [.. Tempers.Select(each => each.Weight / (float)Tempers.Sum(all => all.Weight))]))];
    }

    /// <summary>Everybody applies once before anybody applies again; whoever stopped paying does not.</summary>
    private static List<ApplicationPlan> WithBorrowers(List<ApplicationPlan> plans, int borrowers, Randomizer random)
    {
        var waiting = new Queue<int>(random.Shuffle(Enumerable.Range(0, borrowers)));
        var assigned = new List<ApplicationPlan>();
        foreach (var plan in plans)
        {
            var index = waiting.Dequeue();
            assigned.Add(plan with { BorrowerIndex = index });
            if (plan.Temper is not (LoanTemper.WrittenOff or LoanTemper.Overdue) || waiting.Count == 0)
            {
                waiting.Enqueue(index);
            }
        }

        return assigned;
    }

    private static LocalDate OpeningOf((int Least, int Most)? daysBefore, DemoDesk desk, Randomizer random) => daysBefore is { } days
        ? desk.WorkingDay(desk.LastDay, -random.Number(days.Least, days.Most))
        : desk.WorkingDay(desk.FirstDay, random.Number(30, Period.DaysBetween(desk.FirstDay, desk.LastDay) - 30));

    private static RequestFlaw FlawOf(int i) => (i % 3) switch { 0 => RequestFlaw.OwnCapital, 1 => RequestFlaw.BadDebt, _ => RequestFlaw.Plan };

    private static int Scaled(int count, int applications) => Math.Max(1, ((count * applications) + (OutOf / 2)) / OutOf);
}

using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Risk;
using QuyHtx.Tests.Shared;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>The properties would say little if random lives were dull; so what the first 2,000 of them live through is counted.</summary>
public sealed class EveryLifeTests
{
    private const int Lives = 2_000;

    /// <summary>About half of what the generator gives, so that a change to it may move the numbers and not empty one.</summary>
    private static readonly (string Happened, int AtLeast)[] Expected =
    [
        ("Bullet", 200), ("EqualPrincipal", 200), ("Annuity", 200), ("Custom", 200),
        ("grace", 250), ("first due date", 200), ("tranche", 300),
        ("Following", 500), ("Unadjusted", 250), ("day off", 350), ("two rows on one day", 20),
        ("whole months", 200), ("broken row of whole months", 100),
        ("OverduePrincipal", 200), ("OverdueInterest", 150), ("OverdueContractInterest", 400), ("LateInterest", 250),
        ("DuePrincipal", 300), ("DueInterest", 400), ("Advance", 500), ("advance used", 400),
        ("ReduceLast", 100), ("ReduceNext", 100),
        ("Reamortize of Annuity", 20), ("Reamortize of Bullet", 20), ("Reamortize of Custom", 20), ("Reamortize of EqualPrincipal", 20),
        ("settled with interest", 100), ("settled out of an advance", 3), ("repaid", 250), ("not begun", 4),
        ("group 1", 500), ("group 2", 20), ("group 3", 50), ("group 4", 50), ("group 5", 250),
    ];

    [Fact]
    public void Random_lives_live_through_everything_the_contract_speaks_of()
    {
        var seen = new Dictionary<string, int>();
        for (var seed = 0; seed < Lives; seed++)
        {
            var lived = EveryLife.WhenItCanBeLived(seed, loan =>
            {
                foreach (var happened in WhatHappenedIn(loan).Distinct())
                {
                    seen[happened] = seen.GetValueOrDefault(happened) + 1;
                }
            });
            if (!lived)
            {
                seen["refused"] = seen.GetValueOrDefault("refused") + 1;
            }
        }

        Assert.InRange(seen["refused"], 10, Lives / 10);
        foreach (var (happened, least) in Expected)
        {
            Assert.True(
                seen.GetValueOrDefault(happened) >= least,
                $"{happened}: {seen.GetValueOrDefault(happened)} of {Lives} lives, and {least} were expected");
        }
    }

    private static IEnumerable<string> WhatHappenedIn(RandomLoan loan)
    {
        var explanation = new Explanation();
        var position = loan.Replayed(explanation: explanation);
        var (terms, state) = (loan.Terms, position.State);
        var tookPlace = position.Rows.Count > 0;

        yield return $"{terms.Method}";
        yield return $"{loan.Rules.BusinessDayConvention}";
        yield return $"group {(int)DebtClassification.Of(DebtGroupTable.Microfinance, state.DaysPastDue)}";
        foreach (var part in position.Allocations.SelectMany(allocation => allocation.Parts))
        {
            yield return part.Component == PaymentComponent.AccruedInterest ? "settled with interest" : $"{part.Component}";
        }

        if (loan.Disbursements.Skip(1).Any(tranche => tranche.Date <= loan.AsOf))
        {
            yield return "tranche";
        }

        if (position.Allocations.Any(allocation => allocation.From == AllocationSource.Advance))
        {
            yield return "advance used";
        }

        if (position.Allocations.Any(allocation => allocation.From == AllocationSource.Advance
            && allocation.Parts[0].Component == PaymentComponent.AccruedInterest))
        {
            yield return "settled out of an advance";
        }

        if (position.SumOf(PaymentComponent.PrepaidPrincipal) > 0)
        {
            yield return $"{loan.Rules.PrepaymentStrategy}";
            yield return $"{loan.Rules.PrepaymentStrategy} of {terms.Method}";
        }

        if (terms.DayCount == DayCount.WholeMonths && tookPlace)
        {
            var broken = explanation.Segments.Any(segment => segment.Kind == InterestKind.Contract
                && segment.DailyRate.ThirtiethsOfMonths != 30 * terms.InterestEveryMonths);
            yield return broken ? "broken row of whole months" : "whole months";
        }

        if (terms.GraceMonths > 0 && tookPlace)
        {
            yield return "grace";
        }

        if (terms.FirstDueDate is not null && tookPlace)
        {
            yield return "first due date";
        }

        if (position.Rows.Any(row => row.DueDate > row.NominalDate))
        {
            yield return "day off";
        }

        if (position.Rows.Zip(position.Rows.Skip(1)).Any(pair => pair.First.DueDate == pair.Second.DueDate))
        {
            yield return "two rows on one day";
        }

        if (tookPlace && state.PrincipalOutstanding.IsZero)
        {
            yield return "repaid";
        }

        if (!tookPlace)
        {
            yield return "not begun";
        }
    }
}

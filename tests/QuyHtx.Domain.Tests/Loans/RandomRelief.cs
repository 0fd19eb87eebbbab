using NodaTime;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Tests.Shared;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>Adds what a desk adds to a random life: refunds, waivers and restructurings, each where it is possible.</summary>
internal static class RandomRelief
{
    public static IReadOnlyList<LoanEvent> EventsWithRelief(this RandomLoan loan)
    {
        var chance = loan.Chance();
        IReadOnlyList<LoanEvent> events = loan.Events;
        for (var i = 0; i < 3; i++)
        {
            var day = loan.Disbursements[0].Date.PlusDays(chance.Next(0, Math.Max(1, Period.DaysBetween(loan.Disbursements[0].Date, loan.AsOf) + 1)));
            LoanEvent? relief = Relief(chance, LoanReplay.AsOf(loan.Contract, events, day).State, day);
            IReadOnlyList<LoanEvent> with = relief is null ? events : [.. events, relief];
            events = CanBeLived(loan, with) ? with : events;
        }

        return events;
    }

    private static LoanEvent? Relief(Random chance, LoanState state, LocalDate day)
    {
        var interest = state.InterestDueUnpaid + state.OverdueInterestUnpaid + state.LateInterestUnpaid;
        return chance.Next(3) switch
        {
            0 when !state.Advance.IsZero => new AdvanceRefund(day, Some(chance, state.Advance)),
            1 when !interest.IsZero => new InterestWaiver(day, Some(chance, interest)),
            2 when !state.PrincipalOutstanding.IsZero => new Restructuring(
                day, RandomLoan.Of(chance.Next(1_000_000)).Terms with { FirstDueDate = null }),
            _ => null,
        };
    }

    private static Dong Some(Random chance, Dong most) => new(chance.NextInt64(1, most.Value + 1));

    /// <summary>A later refund may find less, a later tranche no row: then this relief did not happen.</summary>
    private static bool CanBeLived(RandomLoan loan, IReadOnlyList<LoanEvent> events)
    {
        try
        {
            _ = LoanReplay.AsOf(loan.Contract, events, loan.AsOf);
            return true;
        }
        catch (RuleViolationException)
        {
            return false;
        }
    }
}

using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Tests.Shared;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>
/// Asks a property of random lives of random loans. A failure names the seed, and <c>RandomLoan.Of(seed)</c> is that loan again.
/// </summary>
internal static class EveryLife
{
    /// <summary>Fresh seeds each time, and the same property for each life that can be lived.</summary>
    public static void Keeps(Action<RandomLoan> property, int lives = 400)
    {
        // Seeds beside each other give loans that have nothing in common, so shrinking a seed would find nothing simpler.
        var seeds = Arb.From(Gen.Choose(0, int.MaxValue - 1));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(lives), Prop.ForAll(seeds, seed => { WhenItCanBeLived(seed, property); }));
    }

    /// <summary>A loan whose tranche comes after its last row is refused; that refusal has tests of its own.</summary>
    public static bool WhenItCanBeLived(int seed, Action<RandomLoan> property)
    {
        try
        {
            property(RandomLoan.Of(seed));
            return true;
        }
        catch (RuleViolationException refused) when (refused.Violation.Code == "disbursement-after-last-row")
        {
            return false;
        }
    }

    public static LoanPosition Replayed(this RandomLoan loan, LocalDate? asOf = null, Explanation? explanation = null) =>
        LoanReplay.AsOf(loan.Contract, loan.Events, asOf ?? loan.AsOf, explanation);

    /// <summary>A day between a little before the loan and the date it is asked for.</summary>
    public static LocalDate SomeDay(this RandomLoan loan)
    {
        var d0 = loan.Disbursements[0].Date;
        return d0.PlusDays(loan.Chance().Next(-2, Math.Max(1, Period.DaysBetween(d0, loan.AsOf) + 1)));
    }

    /// <summary>Chance that is the same for the same loan, so that a failing seed fails again.</summary>
    public static Random Chance(this RandomLoan loan) => new((loan.AsOf.Year * 400) + loan.AsOf.DayOfYear);

    /// <summary>Σ of an amount over the parts of one kind.</summary>
    public static BigInteger SumOf(this LoanPosition position, params PaymentComponent[] components) => position.Allocations
        .SelectMany(allocation => allocation.Parts)
        .Where(part => components.Contains(part.Component))
        .Aggregate(BigInteger.Zero, (sum, part) => sum + part.Amount.Value);

    /// <summary>đồng × days × w, rounded once: half away from zero, to the unit.</summary>
    public static long Rounded(BigInteger dongDays, Fraction w, Dong unit)
    {
        var (dividend, divisor) = (dongDays * w.Numerator, (BigInteger)w.Denominator * unit.Value);
        return (long)(((2 * dividend) + divisor) / (2 * divisor) * unit.Value);
    }
}

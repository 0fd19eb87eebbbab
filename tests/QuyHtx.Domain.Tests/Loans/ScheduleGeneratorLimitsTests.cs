using NodaTime;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>The largest loans: exact to the đồng as far as an amount reaches, and an error past it, never a wrap-around.</summary>
public sealed class ScheduleGeneratorLimitsTests
{
    /// <summary>100 nghìn tỷ đồng at a rate with all twelve decimals, all of it due after twenty years: 7,305 days.</summary>
    private static readonly LoanTerms Vast = Make.Terms(RepaymentMethod.Bullet, 240, every: 240) with
    {
        Rate = new InterestRate(7.123_456_789_012m, RateUnit.PercentPerYear),
    };

    private static readonly Disbursement VastLoan = Make.PaidOut("2026-01-15", 100_000_000_000_000);

    private static readonly Disbursement Largest = Make.PaidOut("2026-01-15", long.MaxValue);

    /// <summary>
    /// 20 tỷ at 0.4 %/month from 15/1/2026 in 240 monthly rows, weekends moved to Monday. The figures were computed from the contract
    /// alone in exact fractions. By hand: row 1 has 32 days (15/2 is a Sunday): 20,000,000,000 × 0.048 × 32 ÷ 365 = 84,164,383.56.
    /// </summary>
    [Theory]
    [InlineData(RepaymentMethod.Bullet, 0, 0, 73_643_836, 20_000_000_000, 81_534_247, 19_213_150_785)]
    [InlineData(RepaymentMethod.EqualPrincipal, 83_333_000, 83_333_000, 73_336_988, 83_413_000, 340_051, 9_645_605_386)]
    [InlineData(RepaymentMethod.Annuity, 45_655_616, 56_344_277, 73_475_723, 129_456_347, 527_756, 11_156_964_103)]
    [InlineData(RepaymentMethod.Custom, 0, 0, 73_643_836, 1_000_000_000, 4_076_712, 10_087_758_899)]
    public void Twenty_ty_over_twenty_years(
        RepaymentMethod method, long principal1, long principal2, long interest2, long lastPrincipal, long lastInterest, long totalInterest)
    {
        var terms = Make.Terms(method, 240) with
        {
            Rate = Make.FundRate,

            // Read by the custom method: a tỷ at the end of each year.
            CustomPrincipal = [.. Enumerable.Range(1, 19).Select(year => new CustomPrincipal(12 * year, new Dong(1_000_000_000)))],
        };

        var schedule = terms.Contract(RepaymentRules.Default).Schedule(Make.PaidOut("2026-01-15", 20_000_000_000));

        Assert.Equal(240, schedule.Rows.Count);
        Assert.Equal(new LocalDate(2046, 1, 15), schedule.MaturityDate);
        Assert.Equal(7_305, schedule.Days().Sum());
        Assert.Equal((principal1, 84_164_384), (schedule.Principal()[0], schedule.Interest()[0]));
        Assert.Equal((principal2, interest2), (schedule.Principal()[1], schedule.Interest()[1]));
        Assert.Equal((lastPrincipal, lastInterest), (schedule.Principal()[^1], schedule.Interest()[^1]));
        Assert.Equal((20_000_000_000, totalInterest), (schedule.TotalPrincipal.Value, schedule.TotalInterest.Value));
    }

    [Fact]
    public void A_hundred_thousand_ty_in_one_row_of_twenty_years()
    {
        // 10¹⁴ × 0.07123456789012 = 7,123,456,789,012 a year; × 7,305 ÷ 365 = 10,407,370,368,746,532 ÷ 73 = 142,566,717,380,089.479.
        var row = Assert.Single(Vast.Contract().Schedule(VastLoan).Rows);

        Assert.Equal(
            (7_305, 100_000_000_000_000, 142_566_717_380_089, 242_566_717_380_089),
            (row.Days, row.Principal.Value, row.Interest.Value, row.Total.Value));
    }

    [Fact]
    public void A_hundred_thousand_ty_one_day_late()
    {
        // Overdue: 7,123,456,789,012 × 1.5 ÷ 365 = 29,274,479,954.84. Late, at 10 %: 142,566,717,380,089 ÷ 3,650 = 39,059,374,624.68.
        var rules = Make.Rules with { LateInterestAnnualPercent = 10m };

        Assert.Equal(
            Make.State(
                "2046-01-16", outstanding: 100_000_000_000_000, overdue: 100_000_000_000_000, interestDue: 142_566_717_380_089,
                overdueInterest: 29_274_479_955, lateInterest: 39_059_374_625, daysPastDue: 1),
            Vast.Contract(rules).AsOf("2046-01-16", VastLoan).State);
    }

    [Fact]
    public void The_largest_amount_is_held_exactly()
    {
        // 9,223,372,036,854,775,807 × 31 ÷ 10,000 = 28,592,453,314,249,805.0017.
        var schedule = Make.Terms(RepaymentMethod.Bullet, 1).Contract().Schedule(Largest);

        Assert.Equal([long.MaxValue], schedule.Principal());
        Assert.Equal([28_592_453_314_249_805L], schedule.Interest());
    }

    [Fact]
    public void The_largest_amount_is_shared_equally()
    {
        // 9,223,372,036,854,775,807 ÷ 4 = 2,305,843,009,213,693,951.75.
        var terms = Make.Terms(RepaymentMethod.EqualPrincipal, 4) with { RoundTo = new Dong(1) };
        const long quarter = 2_305_843_009_213_693_951;

        Assert.Equal([quarter, quarter, quarter, quarter + 3], terms.Contract().Schedule(Largest).Principal());
        Assert.Equal(
            [quarter + 1, quarter + 1, quarter + 1, quarter],
            (terms with { PrincipalRounding = PrincipalRounding.Nearest }).Contract().Schedule(Largest).Principal());
    }

    [Fact]
    public void Disbursements_whose_sum_is_past_an_amount_overflow()
    {
        var contract = Make.Terms(RepaymentMethod.EqualPrincipal, 4).Contract();
        var more = Make.PaidOut("2026-01-20", 1);

        Assert.Throws<OverflowException>(() => contract.Schedule(Largest, more));
        Assert.Throws<OverflowException>(() => contract.AsOf("2026-01-20", Largest, more));
    }

    [Fact]
    public void Interest_past_an_amount_overflows()
    {
        // 1,000 % a month: a month earns ten times the principal.
        var terms = Make.Terms(RepaymentMethod.Bullet, 1) with { Rate = new InterestRate(1_000m, RateUnit.PercentPerMonth) };

        Assert.Throws<OverflowException>(() => terms.Contract().Schedule(Largest));
        Assert.Throws<OverflowException>(() => terms.Contract().AsOf("2026-02-14", Largest));
        Assert.Throws<OverflowException>(() => terms.Contract().AsOf("2026-02-15", Largest));
    }

    [Fact]
    public void Overdue_interest_past_an_amount_overflows()
    {
        // Nothing for the month itself, and then a hundred times 1,000 % a month: nobody's terms, and still no wrap-around.
        var terms = Make.Terms(RepaymentMethod.Bullet, 1) with { Rate = new InterestRate(1_000m, RateUnit.PercentPerMonth) };
        var contract = terms.Contract(Make.Rules with { OverdueRateMultiplier = 100m });

        // 10¹⁶ earns 10¹⁷ in the month; overdue 10¹⁶ × 120 × 100 ÷ 365 = 3.29 × 10¹⁷ a day, past an amount on the 29th.
        var loan = Make.PaidOut("2026-01-15", 10_000_000_000_000_000);

        Assert.True(contract.AsOf("2026-03-15", loan).State.OverdueInterestUnpaid > new Dong(9_000_000_000_000_000_000));
        Assert.Throws<OverflowException>(() => contract.AsOf("2026-03-16", loan));
    }

    [Fact]
    public void A_level_payment_past_an_amount_overflows()
    {
        var terms = Make.Terms(RepaymentMethod.Annuity, 2) with { Rate = new InterestRate(1_000m, RateUnit.PercentPerMonth) };

        Assert.Throws<OverflowException>(() => terms.Contract().Schedule(Largest));
    }

    [Fact]
    public void An_instalment_whose_total_is_past_an_amount_overflows()
    {
        var row = Assert.Single(Make.Terms(RepaymentMethod.Bullet, 1).Contract().Schedule(Largest).Rows);

        Assert.Throws<OverflowException>(() => row.Total);
    }

    [Fact]
    public void Advances_whose_sum_is_past_an_amount_overflow()
    {
        var contract = Make.Terms(RepaymentMethod.Bullet, 1).Contract();

        Assert.Throws<OverflowException>(() => contract.AsOf(
            "2026-01-20",
            Make.PaidOut("2026-01-15", 1_000),
            Make.Received("2026-01-16", long.MaxValue),
            Make.Received("2026-01-17", long.MaxValue)));
    }
}

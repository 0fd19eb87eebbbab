using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>Principal of an annuity: the level payment less the row's interest. At 3.65 %/year n days have i = n ÷ 10,000.</summary>
public sealed class PrincipalPlanAnnuityTests
{
    private const string D0 = "2026-01-15";

    [Fact]
    public void Two_rows()
    {
        // Rows of 31 and 28 days: i₁ = 0.0031, i₂ = 0.0028.
        // 100,000,000 ÷ (1 ÷ 1.0031 + 1 ÷ (1.0031 × 1.0028)) = 100,000,000 × 1.00590868 ÷ 2.0028 = 50,225,118.8 → 50,225,000.
        var schedule = Annuity(2).Contract().Schedule(Make.PaidOut(D0, 100_000_000));

        // Row 1: interest 310,000, principal 50,225,000 − 310,000. Row 2 takes the rest; 50,085,000 × 0.0028 = 140,238.
        Assert.Equal([49_915_000L, 50_085_000], schedule.Principal());
        Assert.Equal([310_000L, 140_238], schedule.Interest());
    }

    [Fact]
    public void Four_quarters()
    {
        // Rows of 90, 91, 92 and 92 days. Level payment 25,570,672.17 → 25,571,000.
        // 1: 100,000,000 × 0.0090 =    900,000     principal 24,671,000   left 75,329,000
        // 2:  75,329,000 × 0.0091 =    685,493.9   → 685,494   24,885,506   50,443,494
        // 3:  50,443,494 × 0.0092 =    464,080.14  → 464,080   25,106,920   25,336,574
        // 4:  25,336,574 × 0.0092 =    233,096.48  → 233,096   takes what is left
        var schedule = Annuity(12, every: 3).Contract().Schedule(Make.PaidOut(D0, 100_000_000));

        Assert.Equal([24_671_000L, 24_885_506, 25_106_920, 25_336_574], schedule.Principal());
        Assert.Equal([900_000L, 685_494, 464_080, 233_096], schedule.Interest());
        Assert.Equal([25_571_000L, 25_571_000, 25_571_000], schedule.Rows.Take(3).Select(row => row.Total.Value));
    }

    [Fact]
    public void Whole_months_give_the_annuity_of_the_textbook()
    {
        // 1 % a month, three months: 100,000,000 × 0.01 ÷ (1 − 1.01⁻³) = 34,002,211.15 → 34,002,000.
        // 1: 1,000,000 and 33,002,000. 2: 66,998,000 × 1 % = 669,980 and 33,332,020. 3: 33,665,980 × 1 % = 336,659.8 → 336,660.
        var terms = Annuity(3) with { Rate = new InterestRate(1m, RateUnit.PercentPerMonth), DayCount = DayCount.WholeMonths };

        var schedule = terms.Contract().Schedule(Make.PaidOut(D0, 100_000_000));

        Assert.Equal([33_002_000L, 33_332_020, 33_665_980], schedule.Principal());
        Assert.Equal([1_000_000L, 669_980, 336_660], schedule.Interest());
    }

    [Fact]
    public void During_grace_only_interest_is_due()
    {
        // Principal rows 3 (31 days) and 4 (30 days): 100,000,000 ÷ (1 ÷ 1.0031 + 1 ÷ (1.0031 × 1.003)) = 50,230,119.8 → 50,230,000.
        // Row 3: interest 310,000, principal 49,920,000. Row 4: 50,080,000, interest 50,080,000 × 0.003 = 150,240.
        var schedule = (Annuity(4) with { GraceMonths = 2 }).Contract().Schedule(Make.PaidOut(D0, 100_000_000));

        Assert.Equal([0L, 0, 49_920_000, 50_080_000], schedule.Principal());
        Assert.Equal([310_000L, 280_000, 310_000, 150_240], schedule.Interest());
    }

    [Fact]
    public void Without_interest_the_payment_is_the_equal_share()
    {
        // 100,000,000 ÷ 3 = 33,333,333.3 → 33,333,000.
        var terms = Annuity(3) with { Rate = new InterestRate(0m, RateUnit.PercentPerYear) };

        Assert.Equal([33_333_000L, 33_333_000, 33_334_000], terms.Contract().Schedule(Make.PaidOut(D0, 100_000_000)).Principal());
    }

    [Fact]
    public void A_payment_exactly_on_half_a_unit_is_rounded_up()
    {
        // No interest, 1,001 ÷ 2 = 500.5 → 501.
        var terms = Annuity(2) with { Rate = new InterestRate(0m, RateUnit.PercentPerYear), RoundTo = new Dong(1) };

        Assert.Equal([501L, 500], terms.Contract().Schedule(Make.PaidOut(D0, 1_001)).Principal());
    }

    [Fact]
    public void Principal_is_never_below_nil_when_the_payment_is_rounded_below_the_interest()
    {
        // 1,000,000 over two rows is about 0.5 million a row; to a unit of 10 million that is a payment of nothing.
        var terms = Annuity(2) with { RoundTo = new Dong(10_000_000) };

        var schedule = terms.Contract().Schedule(Make.PaidOut(D0, 1_000_000));

        Assert.Equal([0L, 1_000_000], schedule.Principal());
        Assert.Equal([3_100L, 2_800], schedule.Interest());
    }

    [Fact]
    public void Principal_is_never_above_the_balance_when_the_payment_is_rounded_up()
    {
        // 1.5 tỷ over three rows is about 503 million a row, to a unit of 1 tỷ: 1 tỷ.
        // Row 1: 1,500,000,000 × 0.0031 = 4,650,000, principal 995,350,000. Row 2: 504,650,000 are left, and less than 1 tỷ − 1,413,020.
        var terms = Annuity(3) with { RoundTo = new Dong(1_000_000_000) };

        var schedule = terms.Contract().Schedule(Make.PaidOut(D0, 1_500_000_000));

        Assert.Equal([995_350_000L, 504_650_000, 0], schedule.Principal());
        Assert.Equal([4_650_000L, 1_413_020, 0], schedule.Interest());
    }

    [Fact]
    public void The_interest_taken_off_the_payment_is_rounded_as_the_row_rounds_it()
    {
        // Payment 50,225,118.8 → 50,225,000 as in two rows; interest 310,000 is, to a unit of 100,000, 300,000.
        // Row 2: 50,075,000 × 0.0028 = 140,210 → 100,000.
        var terms = Annuity(2) with { InterestRoundTo = new Dong(100_000) };

        var schedule = terms.Contract().Schedule(Make.PaidOut(D0, 100_000_000));

        Assert.Equal([49_925_000L, 50_075_000], schedule.Principal());
        Assert.Equal([300_000L, 100_000], schedule.Interest());
    }

    private static LoanTerms Annuity(int months, int every = 1) => Make.Terms(RepaymentMethod.Annuity, months, every);
}

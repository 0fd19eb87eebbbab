using System.Numerics;
using NodaTime;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Tests.Shared;

namespace QuyHtx.Domain.Tests.Loans;

/// <summary>The level payment is that of exact arithmetic, whichever way it was computed.</summary>
public sealed class LevelPaymentTests
{
    private static readonly LocalDate D0 = Make.Day("2026-01-15");

    private static readonly Dong One = new(1);

    [Fact]
    public void Two_rows_of_a_textbook()
    {
        // i₁ = 0.0031, i₂ = 0.0028: 100,000,000 × 1.0031 × 1.0028 ÷ 2.0028 = 50,225,118.83.
        var rows = Instalment.RowsOf(Make.Terms(RepaymentMethod.Annuity, 2).Contract(), D0);

        Assert.Equal(new Dong(50_225_119), LevelPayment.Of(new Dong(100_000_000), rows, D0, One));
        Assert.Equal(new Dong(50_225_000), LevelPayment.Of(new Dong(100_000_000), rows, D0, new Dong(1_000)));
        Assert.Equal(new Dong(50_230_000), LevelPayment.Of(new Dong(100_000_000), rows, D0, new Dong(10_000)));
    }

    [Theory]
    [InlineData(5_000, 5_016)] // × 1.0031 = 5,015.5
    [InlineData(15_000, 15_047)] // 15,046.5, which rounding half to even would make 15,046
    [InlineData(25_000, 25_078)] // 25,077.5
    [InlineData(24_999, 25_076)] // 25,076.4969
    [InlineData(25_001, 25_079)] // 25,078.5031
    public void One_row_exactly_on_half_a_dong_is_rounded_up(long principal, long payment)
    {
        // One row of 31 days: principal × 1.0031.
        var rows = Instalment.RowsOf(Make.Terms(RepaymentMethod.Annuity, 1).Contract(), D0);

        Assert.Equal(new Dong(payment), LevelPayment.Of(new Dong(principal), rows, D0, One));
        Assert.Equal(new Dong(payment), LevelPayment.Exactly(new Dong(principal), rows, D0, One));
    }

    [Fact]
    public void One_row_exactly_on_half_a_unit_is_rounded_up()
    {
        // 5,000,000 × 1.0031 = 5,015,500: to a thousand, 5,016,000.
        var rows = Instalment.RowsOf(Make.Terms(RepaymentMethod.Annuity, 1).Contract(), D0);

        Assert.Equal(new Dong(5_016_000), LevelPayment.Of(new Dong(5_000_000), rows, D0, new Dong(1_000)));
    }

    [Fact]
    public void Two_rows_exactly_on_half_a_dong_are_rounded_up()
    {
        // 25,035,000 ÷ 2.0028 = 12,500,000, × 1.0031 × 1.0028 = 1.00590868: 12,573,858.5.
        var rows = Instalment.RowsOf(Make.Terms(RepaymentMethod.Annuity, 2).Contract(), D0);

        Assert.Equal(new Dong(12_573_859), LevelPayment.Of(new Dong(25_035_000), rows, D0, One));
        Assert.Equal(new Dong(12_573_859), LevelPayment.Exactly(new Dong(25_035_000), rows, D0, One));
    }

    /// <summary>
    /// One row of 31 days at 7.123456789013 %/year: the factor is n ÷ d with d = 365 × 10¹⁴ and n = d + 31 × 7,123,456,789,013. The
    /// principal is chosen so that principal × n leaves d ÷ 2 − 1, d ÷ 2 or d ÷ 2 + 1 when divided by d: the payment lies 3 × 10⁻¹⁷ below
    /// half a đồng, on it, and as much above it, which 28 digits cannot tell apart.
    /// </summary>
    [Theory]
    [InlineData(31_716_360_502_259_933, 31_908_246_360_611_188)]
    [InlineData(18_250_000_000_000_000, 18_360_413_580_229_702)]
    [InlineData(4_783_639_497_740_067, 4_812_580_799_848_215)]
    public void A_hairs_breadth_from_half_a_dong_it_is_rounded_as_exact_arithmetic_does(long principal, long payment)
    {
        BigInteger d = 36_500_000_000_000_000;
        var product = principal * (d + (31 * (BigInteger)7_123_456_789_013));
        Assert.InRange((product % d) - (d / 2), -1, 1);
        Assert.Equal(payment, ((2 * product) + d) / (2 * d));

        var terms = Make.Terms(RepaymentMethod.Annuity, 1) with { Rate = new InterestRate(7.123_456_789_013m, RateUnit.PercentPerYear) };
        var rows = Instalment.RowsOf(terms.Contract(), D0);

        Assert.Equal(new Dong(payment), LevelPayment.Of(new Dong(principal), rows, D0, One));
        Assert.Equal(new Dong(payment), LevelPayment.Exactly(new Dong(principal), rows, D0, One));
    }

    [Fact]
    public void Without_interest_it_is_the_share_of_each_row()
    {
        var terms = Make.Terms(RepaymentMethod.Annuity, 7) with { Rate = new InterestRate(0m, RateUnit.PercentPerYear) };
        var rows = Instalment.RowsOf(terms.Contract(), D0);

        Assert.Equal(new Dong(14), LevelPayment.Of(new Dong(100), rows, D0, One));
        Assert.Equal(new Dong(1_317_624_576_693_539_401), LevelPayment.Of(new Dong(9_223_372_036_854_775_807), rows, D0, One));
    }

    [Fact]
    public void Rows_of_grace_and_days_before_the_plan_do_not_count()
    {
        // Rows 2 and 3 of three take principal; from 1/3, row 2 has 14 days left. i = 0.0014 and 0.0031.
        // 100,000,000 × 1.0014 × 1.0031 ÷ 2.0031 = 50,147,488.39.
        var terms = Make.Terms(RepaymentMethod.Annuity, 3) with { GraceMonths = 1 };
        var rows = Instalment.RowsOf(terms.Contract(), D0);

        Assert.Equal(new Dong(50_147_488), LevelPayment.Of(new Dong(100_000_000), rows.AsSpan(1), Make.Day("2026-03-01"), One));
    }

    [Theory]
    [InlineData(50, 1_000)] // 500 and a little more: past half of 1,000
    [InlineData(49, 0)]
    [InlineData(150, 2_000)]
    public void A_very_high_rate_over_very_many_rows_still_gives_a_payment(long principal, long payment)
    {
        // 1,000 % a month for 1,200 months: the payment is 10 × principal ÷ (1 − 11⁻¹²⁰⁰), a hair above 10 × principal.
        var terms = Make.Terms(RepaymentMethod.Annuity, 1_200) with
        {
            Rate = new InterestRate(1_000m, RateUnit.PercentPerMonth), DayCount = DayCount.WholeMonths,
        };
        var rows = Instalment.RowsOf(terms.Contract(), D0);

        Assert.Equal(new Dong(payment), LevelPayment.Of(new Dong(principal), rows, D0, new Dong(1_000)));
    }

    [Fact]
    public void Fast_and_exact_agree_with_the_definition_on_many_random_plans()
    {
        var random = new Random(20_260_115);
        for (var seed = 0; seed < 1_500; seed++)
        {
            var drawn = RandomLoan.Of(seed);
            var terms = drawn.Terms with
            {
                Method = RepaymentMethod.Annuity, PrincipalEveryMonths = drawn.Terms.InterestEveryMonths, CustomPrincipal = [],
            };
            var contract = new LoanContract(terms, drawn.Rules, new WorkingCalendar(drawn.Holidays));
            var rows = Instalment.RowsOf(contract, drawn.Disbursements[0].Date);
            var first = random.Next(rows.Length);
            var from = rows[first].PeriodStart.PlusDays(random.Next(Math.Max(1, rows[first].Days)));
            var principal = new Dong(random.NextInt64(1, 1L << random.Next(1, 60)));

            var exact = ByDefinition(principal, rows.AsSpan(first), from, terms.RoundTo);

            Assert.True(exact == LevelPayment.Of(principal, rows.AsSpan(first), from, terms.RoundTo), $"seed {seed}");
            Assert.True(exact == LevelPayment.Exactly(principal, rows.AsSpan(first), from, terms.RoundTo), $"seed {seed}, exactly");
        }
    }

    /// <summary>P ÷ Σₖ Πⱼ≤ₖ dⱼ ÷ nⱼ = P × Πnⱼ ÷ Σₖ (Πⱼ≤ₖ dⱼ × Πⱼ>ₖ nⱼ), row by row as the contract writes it.</summary>
    private static Dong ByDefinition(Dong principal, ReadOnlySpan<Instalment> rows, LocalDate from, Dong roundTo)
    {
        var factors = new List<(BigInteger N, BigInteger D)>();
        foreach (var row in rows)
        {
            if (row.TakesPrincipal)
            {
                var begins = LocalDate.Max(from, row.PeriodStart);
                BigInteger d = row.DailyRate.Exact.Denominator;
                factors.Add((d + (row.DailyRate.Exact.Numerator * (BigInteger)Period.DaysBetween(begins, row.DueDate)), d));
            }
        }

        var sum = BigInteger.Zero;
        for (var k = 0; k < factors.Count; k++)
        {
            sum += factors.Select((factor, j) => j <= k ? factor.D : factor.N).Aggregate(BigInteger.Multiply);
        }

        var dividend = principal.Value * factors.Select(factor => factor.N).Aggregate(BigInteger.Multiply);
        var divisor = sum * roundTo.Value;
        return new Dong((long)(((2 * dividend) + divisor) / (2 * divisor) * roundTo.Value));
    }
}

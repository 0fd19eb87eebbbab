using NodaTime;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Loans;

/// <summary>Phương thức trả gốc: how principal is spread over the instalments.</summary>
public enum RepaymentMethod
{
    /// <summary>Gốc cuối kỳ: the last row takes all.</summary>
    Bullet,

    /// <summary>Gốc đều: every principal row takes the same.</summary>
    EqualPrincipal,

    /// <summary>Niên kim: principal and interest of a row make the same payment.</summary>
    Annuity,

    /// <summary>Theo mùa vụ: the amounts that the contract names.</summary>
    Custom,
}

/// <summary>Cách làm tròn gốc: how an equal share of principal is rounded.</summary>
public enum PrincipalRounding
{
    /// <summary>Làm tròn xuống; the last row takes what is left. The default.</summary>
    Floor,

    /// <summary>Làm tròn đến đơn vị gần nhất, half away from zero.</summary>
    Nearest,
}

/// <summary>Gốc của một kỳ theo hợp đồng: the principal that a custom contract names for a row.</summary>
/// <param name="Row">The row's number, from 1.</param>
/// <param name="Amount">Not below nil; cut to what is left when the row is planned.</param>
public sealed record CustomPrincipal(int Row, Dong Amount);

/// <summary>Điều kiện vay: what borrower and fund signed about rate, term and instalments.</summary>
/// <remarks>
/// Source: lending arithmetic, "Instalments" and "Principal by method". <see cref="Check"/> says what is wrong with terms;
/// a <see cref="LoanContract"/> can be made of right ones only.
/// </remarks>
public sealed record LoanTerms
{
    /// <summary>The longest term and interval in months: a hundred years catches a slip of the pen and stands in no fund's way.</summary>
    public const int MaxMonths = 1200;

    /// <summary>The largest rounding unit.</summary>
    public static readonly Dong MaxRoundingUnit = new(1_000_000_000);

    /// <summary>Lãi suất trong hạn, as signed.</summary>
    public required InterestRate Rate { get; init; }

    /// <summary>Thời hạn vay, N, in months: 1 to <see cref="MaxMonths"/>.</summary>
    public required int TermMonths { get; init; }

    /// <summary>Phương thức trả gốc.</summary>
    public required RepaymentMethod Method { get; init; }

    /// <summary>Kỳ trả lãi, m, in months: 1 to <see cref="MaxMonths"/>.</summary>
    public required int InterestEveryMonths { get; init; }

    /// <summary>Kỳ trả gốc, mp, in months: a multiple of <see cref="InterestEveryMonths"/>; equal to it for an annuity.</summary>
    public required int PrincipalEveryMonths { get; init; }

    /// <summary>Ân hạn gốc, g, in months from the first disbursement; interest is due meanwhile.</summary>
    public int GraceMonths { get; init; }

    /// <summary>Ngày trả nợ đầu tiên, f, when the fund chose one; else the first row is m months after the first disbursement.</summary>
    public LocalDate? FirstDueDate { get; init; }

    /// <summary>Cách tính ngày.</summary>
    public DayCount DayCount { get; init; } = DayCount.Actual365;

    /// <summary>Đơn vị làm tròn gốc, u: đồng.</summary>
    public Dong RoundTo { get; init; } = new(1_000);

    /// <summary>Cách làm tròn gốc of equal shares.</summary>
    public PrincipalRounding PrincipalRounding { get; init; }

    /// <summary>Đơn vị làm tròn lãi: đồng. Every interest figure is rounded to it once.</summary>
    public Dong InterestRoundTo { get; init; } = new(1);

    /// <summary>Gốc theo mùa vụ: read by <see cref="RepaymentMethod.Custom"/> alone; rows not named take nothing, and the last takes what is left.</summary>
    public IReadOnlyList<CustomPrincipal> CustomPrincipal { get; init; } = [];

    /// <summary>Số kỳ: ceil(N ÷ m).</summary>
    public int Rows => (TermMonths + InterestEveryMonths - 1) / InterestEveryMonths;

    /// <summary>True when row <paramref name="row"/> (from 1) repays principal: rule 4.</summary>
    public bool TakesPrincipal(int row)
    {
        var months = row * InterestEveryMonths;
        return row == Rows || Method switch
        {
            RepaymentMethod.Bullet => false,

            // An amount named for a row is meant for that row, whatever the interval and the grace say.
            RepaymentMethod.Custom => CustomPrincipal.Any(named => named.Row == row),
            RepaymentMethod.EqualPrincipal or RepaymentMethod.Annuity => months % PrincipalEveryMonths == 0 && months > GraceMonths,
        };
    }

    /// <summary>What is wrong with these terms, all of it; nothing when they can be signed.</summary>
    public IEnumerable<RuleViolation> Check()
    {
        if (Rate.Value > InterestRate.MaxPercent || Rate.Value.Scale > InterestRate.MaxDecimals)
        {
            yield return new("rate-out-of-range", "rate.value", Rate.Value, InterestRate.MaxPercent, InterestRate.MaxDecimals);
        }

        var monthsInRange = true;
        foreach (var (field, months, least) in new[]
                 {
                     ("termMonths", TermMonths, 1),
                     ("interestEveryMonths", InterestEveryMonths, 1),
                     ("principalEveryMonths", PrincipalEveryMonths, 1),
                     ("graceMonths", GraceMonths, 0),
                 })
        {
            if (months < least || months > MaxMonths)
            {
                monthsInRange = false;
                yield return new("months-out-of-range", field, months, least, MaxMonths);
            }
        }

        foreach (var (field, unit) in new[] { ("roundTo", RoundTo), ("interestRoundTo", InterestRoundTo) })
        {
            if (unit.Value < 1 || unit > MaxRoundingUnit)
            {
                yield return new("rounding-unit-out-of-range", field, unit, MaxRoundingUnit);
            }
        }

        // Only months in range can be counted into rows: others overflow or divide by nil.
        if (!monthsInRange)
        {
            yield break;
        }

        if (PrincipalEveryMonths % InterestEveryMonths != 0)
        {
            yield return new("principal-interval-no-multiple", "principalEveryMonths", PrincipalEveryMonths, InterestEveryMonths);
        }
        else if (Method == RepaymentMethod.Annuity && PrincipalEveryMonths != InterestEveryMonths)
        {
            yield return new("annuity-intervals-differ", "principalEveryMonths", PrincipalEveryMonths, InterestEveryMonths);
        }
        else
        {
            foreach (var violation in CheckCustomPrincipal())
            {
                yield return violation;
            }
        }
    }

    private IEnumerable<RuleViolation> CheckCustomPrincipal()
    {
        var seen = new HashSet<int>();
        for (var i = 0; i < CustomPrincipal.Count; i++)
        {
            var (row, amount) = CustomPrincipal[i];
            var field = $"customPrincipal[{i}]";
            if (amount < Dong.Zero)
            {
                yield return new("amount-negative", $"{field}.amount", amount);
            }

            if (row < 1 || row > Rows)
            {
                yield return new("custom-row-out-of-range", $"{field}.row", row, Rows);
            }
            else if (!seen.Add(row))
            {
                yield return new("custom-row-twice", $"{field}.row", row);
            }
        }
    }
}

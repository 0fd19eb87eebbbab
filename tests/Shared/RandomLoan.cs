using NodaTime;
using QuyHtx.Domain;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Tests.Shared;

/// <summary>
/// A random life of a random loan: every method, both day counts, tranches, holidays, odd roundings, payments of all sizes around due
/// dates. The same seed gives the same loan. Some cannot be lived (a tranche after the last row); those are drawn on purpose as well.
/// </summary>
public sealed record RandomLoan(
    LoanTerms Terms,
    RepaymentRules Rules,
    IReadOnlyList<LocalDate> Holidays,
    IReadOnlyList<Disbursement> Disbursements,
    IReadOnlyList<Repayment> Repayments,
    LocalDate AsOf)
{
    public LoanContract Contract { get; } = new(Terms, Rules, new WorkingCalendar(Holidays));

    public IReadOnlyList<LoanEvent> Events { get; } = [.. Disbursements, .. Repayments];

    public static RandomLoan Of(int seed)
    {
        var random = new Random(seed);
        var d0 = new LocalDate(2019, 12, 31).PlusDays(random.Next(2600));
        if (random.Next(4) == 0)
        {
            d0 = d0.With(DateAdjusters.EndOfMonth);
        }

        var terms = TermsOf(random, d0);
        var principal = AmountOf(random);
        var life = terms.TermMonths * 30;
        List<Disbursement> disbursements = [new(d0, principal)];
        for (var tranches = random.Next(4) - 1; tranches > 0; tranches--)
        {
            disbursements.Add(new Disbursement(d0.PlusDays(random.Next(life)), AmountOf(random)));
        }

        var rules = RulesOf(random);
        var holidays = HolidaysOf(random, d0, life);
        var repayments = RepaymentsOf(random, terms, rules, holidays, disbursements, life);
        var asOf = d0.PlusDays(random.Next(-3, (int)(life * 1.4) + 30));
        return new RandomLoan(terms, rules, holidays, disbursements, repayments, asOf);
    }

    private static LoanTerms TermsOf(Random random, LocalDate d0)
    {
        var m = Pick(random, 1, 1, 1, 2, 3, 3, 6, 12);
        var method = Pick(random, Enum.GetValues<RepaymentMethod>());
        var monthly = random.Next(2) == 0;
        var decimals = random.Next(5);
        var scale = (decimal)Math.Pow(10, decimals);
        var terms = new LoanTerms
        {
            Rate = new InterestRate(
                decimal.Floor((decimal)random.NextDouble() * (monthly ? 2 : 25) * scale) / scale,
                monthly ? RateUnit.PercentPerMonth : RateUnit.PercentPerYear),
            TermMonths = random.Next(1, 49),
            Method = method,
            InterestEveryMonths = m,
            PrincipalEveryMonths = method == RepaymentMethod.Annuity ? m : m * random.Next(1, 5),
            GraceMonths = random.Next(3) == 0 ? random.Next(13) : 0,
            DayCount = Pick(random, DayCount.Actual365, DayCount.Actual365, DayCount.WholeMonths),
            RoundTo = new Dong(Pick(random, 1, 10, 1_000, 1_000, 1_000_000)),
            PrincipalRounding = Pick(random, PrincipalRounding.Floor, PrincipalRounding.Nearest),
            InterestRoundTo = new Dong(Pick(random, 1, 1, 1, 10, 1_000)),
        };
        if (random.Next(4) == 0)
        {
            var first = d0.PlusDays(random.Next(1, (m * 45) + 1));
            terms = first.PlusMonths(terms.TermMonths - m) > d0 ? terms with { FirstDueDate = first } : terms;
        }

        return method != RepaymentMethod.Custom ? terms : terms with
        {
            CustomPrincipal = [.. Enumerable.Range(1, terms.Rows).Where(_ => random.Next(3) == 0)
                .Select(row => new CustomPrincipal(row, AmountOf(random)))],
        };
    }

    private static RepaymentRules RulesOf(Random random) => new()
    {
        OverdueRateMultiplier = Pick(random, 1.5m, 1.5m, 1.3m, 1m, 0m),
        LateInterestAnnualPercent = Pick(random, 10m, 10m, 7.25m, 0m),
        AllocationOrder = random.Next(3) switch
        {
            0 => AllocationOrder.PrincipalFirst,
            1 => AllocationOrder.InterestFirst,
            _ => new AllocationOrder([.. AllocationOrder.PrincipalFirst.Components.OrderBy(_ => random.Next())]),
        },
        BusinessDayConvention = Pick(random, BusinessDayConvention.Following, BusinessDayConvention.Following, BusinessDayConvention.Unadjusted),
        PrepaymentStrategy = Pick(random, Enum.GetValues<PrepaymentStrategy>()),
    };

    private static List<LocalDate> HolidaysOf(Random random, LocalDate d0, int life) =>
        [.. Enumerable.Range(0, random.Next(4)).SelectMany(_ =>
        {
            var first = d0.PlusDays(random.Next(life + 30));
            return Enumerable.Range(0, random.Next(1, 9)).Select(first.PlusDays);
        })];

    private static List<Repayment> RepaymentsOf(
        Random random, LoanTerms terms, RepaymentRules rules, IReadOnlyList<LocalDate> holidays, List<Disbursement> disbursements, int life)
    {
        var contract = new LoanContract(terms, rules, new WorkingCalendar(holidays));
        var d0 = disbursements[0].Date;
        IReadOnlyList<ScheduleRow> rows;
        try
        {
            rows = ScheduleGenerator.Generate(contract, disbursements).Rows;
        }
        catch (RuleViolationException)
        {
            return [];
        }

        var repayments = new List<Repayment>();
        for (var n = random.Next(10); n > 0; n--)
        {
            var row = rows[random.Next(rows.Count)];
            var onSchedule = random.Next(2) == 0;
            var date = onSchedule ? row.DueDate.PlusDays(Pick(random, -5, -1, 0, 0, 0, 1, 12, 45)) : d0.PlusDays(random.Next(life + 100));
            var amount = random.Next(6) switch
            {
                0 or 1 => row.Total.Value,
                2 => random.NextInt64(1, Math.Max(2, row.Total.Value)),
                3 => row.Total.Value * random.Next(1, 5),
                4 => random.NextInt64(1, Math.Max(2, rows.Sum(r => r.Principal.Value))),
                _ => rows.Sum(r => r.Principal.Value) + random.NextInt64(0, Math.Max(1, row.Interest.Value * 2)),
            };
            var kind = random.Next(3) == 0 ? RepaymentKind.Prepayment : RepaymentKind.Scheduled;
            repayments.Add(new Repayment(LocalDate.Max(date, d0), new Dong(Math.Max(1, amount)), kind));
            if (random.Next(6) == 0)
            {
                repayments.Add(repayments[^1]);
            }
        }

        return repayments;
    }

    private static Dong AmountOf(Random random) => new(random.Next(8) switch
    {
        0 => random.Next(1, 5_000),
        1 => random.NextInt64(1, 1_000_000_000),
        2 => 20_000_000_000,
        3 => random.NextInt64(1, 100_000_000_000_000),
        _ => random.Next(1, 100) * 10_000_000L,
    });

    private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];
}

using BenchmarkDotNet.Attributes;
using NodaTime;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Benchmarks;

/// <summary>
/// A loan of 24 monthly rows with 24 payments, a third of them late, as of its maturity. The baseline walks the same days one by one and
/// adds up the same three interests in decimals, without allocating any payment.
/// </summary>
public class ReplayBenchmark
{
    private const int Rows = 24;

    private readonly LoanContract contract = Loans.Monthly(RepaymentMethod.EqualPrincipal, Rows);
    private readonly IReadOnlyList<LoanEvent> events;
    private readonly LocalDate asOf;

    public ReplayBenchmark()
    {
        events = Loans.PaidMonthly(contract);
        asOf = ScheduleGenerator.Generate(contract, Loans.PaidOut).MaturityDate;
    }

    [Benchmark(Baseline = true)]
    public decimal DayByDay()
    {
        var (inTerm, overdue, interestDue) = ((decimal)Loans.Principal.Value, 0m, 0m);
        var (accrued, overdueInterest, lateInterest) = (0m, 0m, 0m);
        var share = inTerm / Rows;
        for (var date = Loans.Start; date < asOf; date = date.PlusDays(1))
        {
            if (date.Day == 15 && date != Loans.Start)
            {
                (overdue, interestDue, accrued) = (overdue + share, interestDue + accrued, 0m);
                inTerm -= share;
            }
            else if (date.Day == 25)
            {
                (overdue, interestDue) = (0m, 0m);
            }

            accrued += inTerm * 0.048m / 365m;
            overdueInterest += overdue * 0.072m / 365m;
            lateInterest += interestDue * 0.1m / 365m;
        }

        return overdueInterest + lateInterest;
    }

    [Benchmark]
    public LoanPosition Replay() => LoanReplay.AsOf(contract, events, asOf);

    [Benchmark]
    public LoanPosition ReplayExplained() => LoanReplay.AsOf(contract, events, asOf, new Explanation());
}

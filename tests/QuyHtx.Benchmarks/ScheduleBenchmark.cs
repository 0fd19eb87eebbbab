using BenchmarkDotNet.Attributes;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Benchmarks;

/// <summary>A schedule of 60 monthly rows. The baseline is what a spreadsheet does: dates and decimals in a loop, and nothing else.</summary>
public class ScheduleBenchmark
{
    private const int Rows = 60;

    private readonly LoanContract bullet = Loans.Monthly(RepaymentMethod.Bullet, Rows);
    private readonly LoanContract equalPrincipal = Loans.Monthly(RepaymentMethod.EqualPrincipal, Rows);
    private readonly LoanContract annuity = Loans.Monthly(RepaymentMethod.Annuity, Rows);

    [Benchmark(Baseline = true)]
    public decimal Spreadsheet()
    {
        var (balance, before, interest) = ((decimal)Loans.Principal.Value, Loans.Start, 0m);
        var share = decimal.Floor(balance / Rows / 1_000m) * 1_000m;
        for (var k = 1; k <= Rows; k++)
        {
            var due = Loans.Start.PlusMonths(k);
            interest += decimal.Round(balance * 0.048m * NodaTime.Period.DaysBetween(before, due) / 365m, MidpointRounding.AwayFromZero);
            balance -= k == Rows ? balance : share;
            before = due;
        }

        return interest;
    }

    [Benchmark]
    public RepaymentSchedule Bullet() => ScheduleGenerator.Generate(bullet, Loans.PaidOut);

    [Benchmark]
    public RepaymentSchedule EqualPrincipal() => ScheduleGenerator.Generate(equalPrincipal, Loans.PaidOut);

    [Benchmark]
    public RepaymentSchedule Annuity() => ScheduleGenerator.Generate(annuity, Loans.PaidOut);
}

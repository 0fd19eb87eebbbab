using NodaTime;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Benchmarks;

/// <summary>The loans that are measured: 500 triệu at 0.4 %/month, with the public holidays of the years they run through.</summary>
internal static class Loans
{
    public static readonly LocalDate Start = new(2026, 1, 15);
    public static readonly Dong Principal = new(500_000_000);

    private static readonly WorkingCalendar Calendar = new(
        Enumerable.Range(2026, 6).SelectMany(PublicHolidays.Proposal).Select(holiday => holiday.Date));

    public static readonly IReadOnlyList<Disbursement> PaidOut = [new Disbursement(Start, Principal)];

    public static LoanContract Monthly(RepaymentMethod method, int months) => new(
        new LoanTerms
        {
            Rate = new InterestRate(0.4m, RateUnit.PercentPerMonth),
            TermMonths = months,
            Method = method,
            InterestEveryMonths = 1,
            PrincipalEveryMonths = 1,
        },
        RepaymentRules.Default,
        Calendar);

    /// <summary>A payment for each row: two in three on the day, one in three ten days late.</summary>
    public static IReadOnlyList<LoanEvent> PaidMonthly(LoanContract contract) =>
    [
        .. PaidOut,
        .. ScheduleGenerator.Generate(contract, PaidOut).Rows.Select(row =>
            new Repayment(row.No % 3 == 0 ? row.DueDate.PlusDays(10) : row.DueDate, row.Total)),
    ];
}

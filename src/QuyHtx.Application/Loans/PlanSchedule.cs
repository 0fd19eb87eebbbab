using FluentValidation;
using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Loans;

/// <summary>
/// Tính thử lịch trả nợ: what a loan of these terms would pay and when, by the engine, the calendar and the policy that a real one runs on.
/// </summary>
/// <param name="Amount">Số tiền vay, paid out at once.</param>
/// <param name="Rate">Lãi suất, percent.</param>
/// <param name="RateUnit">A month or a year.</param>
/// <param name="TermMonths">Thời hạn.</param>
/// <param name="Method">Phương thức trả gốc.</param>
/// <param name="InterestEveryMonths">Kỳ trả lãi.</param>
/// <param name="PrincipalEveryMonths">Kỳ trả gốc.</param>
/// <param name="GraceMonths">Ân hạn gốc.</param>
/// <param name="From">Ngày giải ngân; the business date when it is left out.</param>
/// <param name="FirstDueDate">Ngày trả nợ đầu tiên, when one is chosen.</param>
/// <param name="CustomPrincipal">Gốc theo mùa vụ: of row 1, row 2 and so on; the last row takes what is left.</param>
[Needs(Permission.ReadFund)]
public sealed record PlanSchedule(
    Dong Amount, decimal Rate, RateUnit RateUnit, int TermMonths, RepaymentMethod Method, int InterestEveryMonths = 1, int PrincipalEveryMonths = 1,
    int GraceMonths = 0, LocalDate? From = null, LocalDate? FirstDueDate = null, IReadOnlyList<Dong>? CustomPrincipal = null) : IQuery<PlannedSchedule>
{
    internal sealed class Validator : AbstractValidator<PlanSchedule>
    {
        public Validator()
        {
            RuleFor(plan => plan.Rate).GreaterThanOrEqualTo(0).WithErrorCode("percent-negative");
            RuleFor(plan => plan.Amount).Must(amount => amount > Dong.Zero).WithErrorCode("amount-not-positive");
        }
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<PlanSchedule, PlannedSchedule>
    {
        public async Task<PlannedSchedule> Handle(PlanSchedule plan, CancellationToken cancellationToken)
        {
            var today = await db.BusinessDateAsync(cancellationToken);
            var policy = await db.PolicyAsync(today, cancellationToken);
            var contract = new LoanContract(TermsOf(plan), policy.Repayment, await db.CalendarAsync(cancellationToken));
            var from = plan.From ?? today;
            try
            {
                var schedule = ScheduleGenerator.Generate(contract, [new Disbursement(from, plan.Amount)]);
                return new PlannedSchedule(
                    from, schedule.Rows, schedule.MaturityDate, schedule.TotalPrincipal, schedule.TotalInterest, schedule.Total,
                    schedule.Rows.Max(row => row.Total));
            }
            catch (OverflowException)
            {
                throw new RuleViolationException(new("amount-out-of-range", "amount"));
            }
        }

        private static LoanTerms TermsOf(PlanSchedule plan) => new()
        {
            Rate = new InterestRate(plan.Rate, plan.RateUnit),
            TermMonths = plan.TermMonths,
            Method = plan.Method,
            InterestEveryMonths = plan.InterestEveryMonths,
            PrincipalEveryMonths = plan.PrincipalEveryMonths,
            GraceMonths = plan.GraceMonths,
            FirstDueDate = plan.FirstDueDate,
            CustomPrincipal =
            [
                .. (plan.CustomPrincipal ?? []).Select((amount, i) => new CustomPrincipal(i + 1, amount)).Where(row => !row.Amount.IsZero),
            ],
        };
    }
}

/// <summary>A schedule that nobody has signed.</summary>
/// <param name="From">Ngày giải ngân.</param>
/// <param name="Rows">The rows in order.</param>
/// <param name="MaturityDate">Ngày đáo hạn.</param>
/// <param name="TotalPrincipal">Tổng gốc.</param>
/// <param name="TotalInterest">Tổng lãi.</param>
/// <param name="Total">Tổng gốc và lãi.</param>
/// <param name="LargestPayment">Kỳ phải trả nhiều nhất.</param>
public sealed record PlannedSchedule(
    LocalDate From, IReadOnlyList<ScheduleRow> Rows, LocalDate MaturityDate, Dong TotalPrincipal, Dong TotalInterest, Dong Total, Dong LargestPayment);

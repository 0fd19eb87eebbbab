using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Applications;

/// <summary>
/// Lịch trả nợ dự kiến của hồ sơ: what the loan would repay if it were signed and paid out on the business date, by the very terms of the
/// application and the rules and calendar in force.
/// </summary>
/// <param name="ApplicationId">Hồ sơ; its terms have to be right, as those of a submitted one are.</param>
[Needs(Permission.ReadFund)]
public sealed record PlanApplication(Guid ApplicationId) : IQuery<ApplicationPlanned>
{
    internal sealed class Handler(FundDbContext db) : IRequestHandler<PlanApplication, ApplicationPlanned>
    {
        public async Task<ApplicationPlanned> Handle(PlanApplication query, CancellationToken cancellationToken)
        {
            var content = await db.Applications.AsNoTracking().Where(application => application.Id == query.ApplicationId)
                .Select(application => application.Content).SingleOrDefaultAsync(cancellationToken) ?? throw Loaders.NotThere();
            var today = await db.BusinessDateAsync(cancellationToken);
            var policy = await db.PolicyAsync(today, cancellationToken);
            var contract = new LoanContract(content.Terms, policy.Repayment, await db.CalendarAsync(cancellationToken));
            var schedule = ScheduleGenerator.Generate(contract, [new Disbursement(today, content.Amount)]);
            return new ApplicationPlanned(today, schedule.Rows, schedule.TotalPrincipal, schedule.TotalInterest, schedule.Total);
        }
    }
}

/// <summary>Lịch trả nợ dự kiến.</summary>
/// <param name="PaidOutOn">Ngày giải ngân giả định.</param>
/// <param name="Rows">The rows in order.</param>
/// <param name="TotalPrincipal">Tổng gốc.</param>
/// <param name="TotalInterest">Tổng lãi.</param>
/// <param name="Total">Tổng gốc và lãi.</param>
public sealed record ApplicationPlanned(LocalDate PaidOutOn, IReadOnlyList<ScheduleRow> Rows, Dong TotalPrincipal, Dong TotalInterest, Dong Total);

using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Papers;

/// <summary>Lịch trả nợ, as known on a day.</summary>
/// <param name="LoanId">Khoản vay.</param>
/// <param name="On">Ngày lập; null for the business date.</param>
[Needs(Permission.ReadFund, Permission.ReadOwn)]
public sealed record GetSchedulePaper(Guid LoanId, LocalDate? On = null) : IQuery<SchedulePaper>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<GetSchedulePaper, SchedulePaper>
    {
        public async Task<SchedulePaper> Handle(GetSchedulePaper query, CancellationToken cancellationToken)
        {
            var then = await LoanThen.OnAsync(db, user, query.LoanId, query.On, cancellationToken);
            return new SchedulePaper(
                then.Letterhead,
                await then.ShownAsync(db, cancellationToken),
                then.Loan.DisbursedBy(then.Date),
                then.Loan.RestructuringsBy(then.Date),
                PlannedInstalments.Of(then.Loan, then.Calendar, then.Date));
        }
    }
}

/// <summary>Lịch trả nợ.</summary>
/// <param name="Letterhead">Phần đầu giấy.</param>
/// <param name="Loan">Khoản vay.</param>
/// <param name="Disbursed">Đã giải ngân.</param>
/// <param name="Restructurings">Số lần cơ cấu lại.</param>
/// <param name="Plan">Các kỳ.</param>
public sealed record SchedulePaper(Letterhead Letterhead, LoanOnPaper Loan, Dong Disbursed, int Restructurings, PlannedInstalments Plan);

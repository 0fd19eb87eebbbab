using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Appraisal;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.Fund;

/// <summary>Tình hình Quỹ: capital by source and target, what is lent, idle and can be lent now, what comes back month by month.</summary>
[Needs(Permission.ReadFund)]
public sealed record GetFundPosition : IQuery<FundPosition>
{
    private const int Months = 12;

    internal sealed class Handler(FundDbContext db, RealCharterCapital capital) : IRequestHandler<GetFundPosition, FundPosition>
    {
        public async Task<FundPosition> Handle(GetFundPosition request, CancellationToken cancellationToken)
        {
            var fund = await db.FundAsync(cancellationToken);
            var today = fund.BusinessDate;
            var policy = await db.PolicyAsync(today, cancellationToken);
            var real = await capital.OnAsync(today, cancellationToken);
            var chart = await db.ChartAsync(cancellationToken);
            var cash = (await db.BalancesAsync(today, cancellationToken)).Of(chart[AccountUse.Bank]);
            var promised = await PromisedAsync(cancellationToken);
            var groups = await GroupsAsync(cancellationToken);
            return new FundPosition(
                today,
                fund.CapitalTarget,
                fund.CapitalTargetOn,
                await CapitalAsync(cancellationToken),
                real,
                new Dong(groups.Sum(group => group.Principal.Value)),
                chart[AccountUse.Bank],
                cash,
                promised,
                Dong.Max(Dong.Zero, cash - promised),
                EligibilityRules.LimitOf(real, policy.Limits.OneBorrowerPercent),
                EligibilityRules.LimitOf(real, policy.Limits.RelatedBorrowersPercent),
                groups,
                await InflowAsync(today, cancellationToken));
        }

        private async Task<IReadOnlyList<CapitalOfSource>> CapitalAsync(CancellationToken cancellation)
        {
            var sources = await db.Contributions.AsNoTracking().GroupBy(contribution => contribution.Source)
                .Select(of => new { Source = of.Key, Amount = of.Sum(contribution => (long)contribution.Amount) }).ToListAsync(cancellation);
            return [.. sources.OrderBy(source => source.Source).Select(source => new CapitalOfSource(source.Source, new Dong(source.Amount)))];
        }

        /// <summary>Approved and not signed, and signed and not paid out: money that is spoken for.</summary>
        private async Task<Dong> PromisedAsync(CancellationToken cancellation)
        {
            var unsigned = await db.Applications.AsNoTracking().Where(application => application.Status == ApplicationStatus.Approved)
                .SumAsync(application => EF.Property<long>(application, LoanApplicationMapping.AmountColumn), cancellation);
            var open = db.LoanStatuses.Where(status => status.Stage == LoanStage.Signed || status.Stage == LoanStage.Open).Select(status => status.LoanId);
            var approved = await db.Loans.AsNoTracking().Where(loan => open.Contains(loan.Id)).SumAsync(loan => (long)loan.ApprovedAmount, cancellation);
            var paidOut = await db.LoanTransactions.AsNoTracking()
                .Where(entered => open.Contains(entered.LoanId) && entered.Kind == LoanTransactionKind.Disbursement
                    && !db.LoanTransactions.Any(reversal => reversal.ReversesId == entered.Id))
                .SumAsync(entered => (long)entered.Amount, cancellation);
            return new Dong(unsigned + approved - paidOut);
        }

        private async Task<IReadOnlyList<PrincipalOfGroup>> GroupsAsync(CancellationToken cancellation)
        {
            var groups = await db.LoanStatuses.AsNoTracking().Where(status => status.Stage == LoanStage.Open)
                .GroupBy(status => status.Group)
                .Select(of => new { Group = of.Key, Loans = of.Count(), Principal = of.Sum(status => (long)status.PrincipalOutstanding) })
                .ToListAsync(cancellation);
            return [.. groups.OrderBy(group => group.Group).Select(group => new PrincipalOfGroup(group.Group, group.Loans, new Dong(group.Principal)))];
        }

        /// <summary>What the rows to come bring, month by month from the present one; what is overdue already is not counted on.</summary>
        private async Task<IReadOnlyList<InflowOfMonth>> InflowAsync(LocalDate today, CancellationToken cancellation)
        {
            var first = new YearMonth(today.Year, today.Month);
            var days = await db.RowsToCome(today, first.PlusMonths(Months).OnDayOfMonth(1).PlusDays(-1))
                .GroupBy(row => new { row.Planned.DueDate, row.Status.Group })
                .Select(of => new
                {
                    of.Key.DueDate,
                    of.Key.Group,
                    Principal = of.Sum(row => (long)row.Planned.Principal),
                    Interest = of.Sum(row => (long)row.Planned.Interest),
                })
                .ToListAsync(cancellation);
            var months = days.ToLookup(day => day.DueDate.ToYearMonth());
            return
            [
                .. Enumerable.Range(0, Months).Select(first.PlusMonths).Select(month => new InflowOfMonth(
                    month.OnDayOfMonth(1),
                    new Dong(months[month].Sum(day => day.Principal)),
                    new Dong(months[month].Sum(day => day.Interest)),
                    new Dong(months[month].Where(day => day.Group >= DebtGroup.Substandard).Sum(day => day.Principal + day.Interest)))),
            ];
        }
    }
}

/// <summary>Tình hình Quỹ trên một màn hình.</summary>
/// <param name="BusinessDate">Ngày nghiệp vụ.</param>
/// <param name="CapitalTarget">Mục tiêu vốn.</param>
/// <param name="CapitalTargetOn">Ngày đạt mục tiêu.</param>
/// <param name="Capital">Vốn theo nguồn.</param>
/// <param name="RealCharterCapital">Vốn điều lệ thực có.</param>
/// <param name="Lent">Dư nợ cho vay.</param>
/// <param name="BankAccount">Tài khoản tiền gửi, by its code.</param>
/// <param name="Cash">Tiền gửi.</param>
/// <param name="Promised">Đã cam kết, chưa giải ngân.</param>
/// <param name="CanBeLent">Có thể cho vay ngay.</param>
/// <param name="OneBorrowerLimit">Giới hạn một khách hàng.</param>
/// <param name="RelatedBorrowersLimit">Giới hạn khách hàng và người có liên quan.</param>
/// <param name="Groups">Dư nợ theo nhóm nợ.</param>
/// <param name="Inflow">Thu hồi dự kiến mười hai tháng.</param>
public sealed record FundPosition(
    LocalDate BusinessDate, Dong CapitalTarget, LocalDate CapitalTargetOn, IReadOnlyList<CapitalOfSource> Capital, Dong RealCharterCapital, Dong Lent,
    string BankAccount, Dong Cash, Dong Promised, Dong CanBeLent, Dong OneBorrowerLimit, Dong RelatedBorrowersLimit, IReadOnlyList<PrincipalOfGroup> Groups,
    IReadOnlyList<InflowOfMonth> Inflow);

/// <summary>Vốn của một nguồn.</summary>
public sealed record CapitalOfSource(CapitalSource Source, Dong Amount);

/// <summary>Dư nợ của một nhóm nợ.</summary>
public sealed record PrincipalOfGroup(DebtGroup Group, int Loans, Dong Principal);

/// <summary>Thu hồi dự kiến của một tháng, named by its first day.</summary>
/// <param name="Month">The month's first day.</param>
/// <param name="Principal">Gốc.</param>
/// <param name="Interest">Lãi.</param>
/// <param name="OfBadDebt">Trong đó của nợ xấu (groups 3 to 5), which may well not come.</param>
public sealed record InflowOfMonth(LocalDate Month, Dong Principal, Dong Interest, Dong OfBadDebt);

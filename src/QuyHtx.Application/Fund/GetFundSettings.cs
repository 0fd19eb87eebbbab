using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Fund;

/// <summary>Thông tin Quỹ: what was settled when it was founded, by whom and when, and where its books stand.</summary>
[Needs(Permission.ReadFund)]
public sealed record GetFundSettings : IQuery<FundSettings>
{
    internal sealed class Handler(FundDbContext db) : IRequestHandler<GetFundSettings, FundSettings>
    {
        public async Task<FundSettings> Handle(GetFundSettings request, CancellationToken cancellationToken)
        {
            var fund = await db.FundAsync(cancellationToken);
            var founded = await db.AuditRecords.AsNoTracking().Where(record => record.Command == nameof(FoundFund)).OrderBy(record => record.No)
                .Select(record => new { record.At, record.UserName }).FirstOrDefaultAsync(cancellationToken);
            return new FundSettings(
                fund.Name, fund.Province, fund.BusinessDate, await db.DayCloses.OrderBy(close => close.Date).Select(close => (LocalDate?)close.Date).FirstOrDefaultAsync(cancellationToken) ?? fund.BusinessDate,
                fund.CapitalTarget, fund.CapitalTargetOn, founded?.At, founded?.UserName);
        }
    }
}

/// <summary>The fund's settings.</summary>
/// <param name="Name">Tên Quỹ.</param>
/// <param name="Province">Tỉnh, thành phố.</param>
/// <param name="BusinessDate">Ngày nghiệp vụ.</param>
/// <param name="FirstDate">Ngày nghiệp vụ đầu tiên.</param>
/// <param name="CapitalTarget">Mục tiêu vốn.</param>
/// <param name="CapitalTargetOn">Ngày đạt mục tiêu.</param>
/// <param name="FoundedAt">When the fund was set up in this database.</param>
/// <param name="FoundedBy">By whom.</param>
public sealed record FundSettings(
    string Name, string Province, LocalDate BusinessDate, LocalDate FirstDate, Dong CapitalTarget, LocalDate CapitalTargetOn, Instant? FoundedAt, string? FoundedBy);

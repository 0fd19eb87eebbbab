using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Application.Fund;

/// <summary>Việc cần làm để bắt đầu: how far the setting up of a new fund has come. Answers before there is a fund, too.</summary>
[Needs(Permission.RunSystem)]
public sealed record GetStartingPoint : IQuery<StartingPoint>
{
    internal sealed class Handler(FundDbContext db, IMailGateway mail, TimeProvider clock) : IRequestHandler<GetStartingPoint, StartingPoint>
    {
        public async Task<StartingPoint> Handle(GetStartingPoint request, CancellationToken cancellationToken)
        {
            var today = await db.Funds.AsNoTracking().Select(fund => (LocalDate?)fund.BusinessDate).SingleOrDefaultAsync(cancellationToken);
            var year = (today ?? VietnamTime.DateOf(Instant.FromDateTimeOffset(clock.GetUtcNow()))).Year;
            var (first, last) = (new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));
            var firstProduct = await db.Products.OrderBy(product => product.EffectiveFrom).Select(product => (LocalDate?)product.EffectiveFrom).FirstOrDefaultAsync(cancellationToken);
            var firstPolicy = await db.Policies.OrderBy(policy => policy.EffectiveFrom).Select(policy => (LocalDate?)policy.EffectiveFrom).FirstOrDefaultAsync(cancellationToken);
            return new StartingPoint(
                today,
                firstPolicy,
                firstProduct,
                year,
                await db.Holidays.CountAsync(holiday => holiday.DroppedOn == null && holiday.Date >= first && holiday.Date <= last, cancellationToken),
                await db.JournalEntries.AnyAsync(cancellationToken),
                await db.HoldersByRoleAsync(cancellationToken),
                await db.Contributions.AnyAsync(cancellationToken),
                await db.Borrowers.AnyAsync(cancellationToken),
                mail.IsSetUp);
        }
    }
}

/// <summary>How far a new fund has come.</summary>
/// <param name="BusinessDate">Ngày nghiệp vụ; null while there is no fund.</param>
/// <param name="FirstPolicyFrom">When the first policy begins, or null.</param>
/// <param name="FirstProductFrom">When the first product begins, or null.</param>
/// <param name="Year">The year whose holidays are counted.</param>
/// <param name="Holidays">How many are stored.</param>
/// <param name="HasEntries">Something has been posted.</param>
/// <param name="UsersByRole">How many people hold each role.</param>
/// <param name="HasCapital">A contribution has been recorded.</param>
/// <param name="HasBorrowers">A borrower has been registered.</param>
/// <param name="MailIsSetUp">A mail server is set up.</param>
public sealed record StartingPoint(
    LocalDate? BusinessDate, LocalDate? FirstPolicyFrom, LocalDate? FirstProductFrom, int Year, int Holidays, bool HasEntries,
    IReadOnlyDictionary<string, int> UsersByRole, bool HasCapital, bool HasBorrowers, bool MailIsSetUp);

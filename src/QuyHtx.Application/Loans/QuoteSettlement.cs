using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Loans;

/// <summary>Báo giá tất toán for today or a day to come, if nothing else happens until then.</summary>
/// <param name="LoanId">The loan.</param>
/// <param name="Date">The day.</param>
[Needs(Permission.ReadFund, Permission.ReadOwn)]
public sealed record QuoteSettlement(Guid LoanId, LocalDate Date) : IQuery<SettlementQuote>
{
    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<QuoteSettlement, SettlementQuote>
    {
        public async Task<SettlementQuote> Handle(QuoteSettlement query, CancellationToken cancellationToken)
        {
            var loan = await db.LoanToReadAsync(query.LoanId, user, cancellationToken);
            var today = await db.BusinessDateAsync(cancellationToken);
            return query.Date < today
                ? throw new RuleViolationException(new("quote-before-business-date", "date", query.Date, today))
                : loan.Quote(await db.CalendarAsync(cancellationToken), query.Date);
        }
    }
}

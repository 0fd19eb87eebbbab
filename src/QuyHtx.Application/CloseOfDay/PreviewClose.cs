using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.CloseOfDay;

/// <summary>Thử khóa sổ: what closing the business date now would do. Nothing is changed.</summary>
[Needs(Permission.ReadFund)]
public sealed record PreviewClose : IQuery<ClosePreview>
{
    internal sealed class Handler(FundDbContext db, LoanBook book) : IRequestHandler<PreviewClose, ClosePreview>
    {
        public async Task<ClosePreview> Handle(PreviewClose request, CancellationToken cancellationToken)
        {
            var fund = await db.Funds.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? throw new RuleViolationException(new("fund-not-founded", null));
            await book.EnsureAsync(fund, cancellationToken);
            var day = ComputedDay.Of(book, fund.BusinessDate);
            day.Group();
            var setAside = await db.CloseFailures.AsNoTracking().Where(failure => failure.ResolvedOn == null && failure.SetAsideBy != null)
                .Select(failure => failure.LoanId).ToListAsync(cancellationToken);
            var targets = CloseTargets.Of(day.Loans);
            var names = book.Chart.Accounts.ToDictionary(account => account.Use, account => account);
            return new ClosePreview(
                fund.BusinessDate,
                day.Loans.Count,
                day.Loans.Count(loan => StatusFigures.Of(loan.Status) != StatusFigures.Of(loan.Booked.Status)),
                await db.JournalEntries.CountAsync(entry => entry.Date == fund.BusinessDate, cancellationToken),
                await db.Proposals.CountAsync(proposal => proposal.Status == ProposalStatus.Open, cancellationToken),
                [.. targets.Select(target => new CloseMovement(names[target.Key].Code, names[target.Key].Name, target.Key, book.Posted[target.Key], target.Value))],
                [.. day.Failing.Select(loan => new CloseStop(loan.Status.LoanId, loan.ContractNumber, loan.Error, setAside.Contains(loan.Status.LoanId)))]);
        }
    }
}

/// <summary>What closing the business date would do.</summary>
/// <param name="Date">The business date.</param>
/// <param name="Loans">How many loans it would look at.</param>
/// <param name="StatusesChanged">Of how many the status would change.</param>
/// <param name="Entries">How many entries the day has so far.</param>
/// <param name="OpenProposals">How many proposals still wait; they can be confirmed on a later day.</param>
/// <param name="Movements">The accounts it would bring to what the loans say.</param>
/// <param name="Failing">The loans that cannot be computed.</param>
public sealed record ClosePreview(
    LocalDate Date, int Loans, int StatusesChanged, int Entries, int OpenProposals, IReadOnlyList<CloseMovement> Movements, IReadOnlyList<CloseStop> Failing);

/// <summary>An account that the close would move.</summary>
/// <param name="Account">Số hiệu.</param>
/// <param name="Name">Tên.</param>
/// <param name="Use">What it is used for.</param>
/// <param name="Posted">Số dư trên sổ.</param>
/// <param name="Target">Số dư phải có cuối ngày.</param>
public sealed record CloseMovement(string Account, string Name, AccountUse Use, Dong Posted, Dong Target)
{
    /// <summary>What would be posted.</summary>
    public Dong Amount => Target - Posted;
}

/// <summary>A loan that cannot be computed.</summary>
/// <param name="LoanId">Khoản vay.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="Error">What goes wrong.</param>
/// <param name="SetAside">Đã tạm gác: it stops no day.</param>
public sealed record CloseStop(Guid LoanId, string ContractNumber, string Error, bool SetAside);

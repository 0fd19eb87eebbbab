using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Fund;

/// <summary>Danh sách vốn góp, the latest first, with what all of it comes to.</summary>
/// <param name="Source">Nguồn, or all.</param>
/// <param name="OldestFirst">From the first to the last.</param>
/// <param name="Page">Trang, from 1.</param>
/// <param name="PageSize">Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</param>
[Needs(Permission.ReadFund)]
public sealed record ListContributions(CapitalSource? Source = null, bool OldestFirst = false, int Page = 1, int PageSize = 50)
    : IQuery<ContributionList>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListContributions>
    {
        public Validator() => Include(new Paging.Rule());
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListContributions, ContributionList>
    {
        public async Task<ContributionList> Handle(ListContributions list, CancellationToken cancellationToken)
        {
            var contributions = db.Contributions.AsNoTracking();
            if (list.Source is { } source)
            {
                contributions = contributions.Where(contribution => contribution.Source == source);
            }

            var totals = await contributions.GroupBy(_ => 1)
                .Select(all => new { Count = all.Count(), Amount = all.Sum(contribution => (long)contribution.Amount) })
                .SingleOrDefaultAsync(cancellationToken);
            var sorted = list.OldestFirst
                ? contributions.OrderBy(contribution => contribution.Date)
                : contributions.OrderByDescending(contribution => contribution.Date);
            var page = await sorted.ThenBy(contribution => contribution.Id).PageOf(list)
                .Select(contribution => new ListedContribution(
                    contribution.Id, contribution.Date, contribution.Source, contribution.Amount, contribution.Note))
                .ToListAsync(cancellationToken);
            return new ContributionList(page, totals?.Count ?? 0, new Dong(totals?.Amount ?? 0));
        }
    }
}

/// <summary>A page of contributions.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many there are on all pages together.</param>
/// <param name="TotalAmount">Tổng số tiền of all of them.</param>
public sealed record ContributionList(IReadOnlyList<ListedContribution> Rows, int Total, Dong TotalAmount);

/// <summary>Một lần góp vốn.</summary>
/// <param name="Id">The contribution.</param>
/// <param name="Date">Ngày nhận vốn.</param>
/// <param name="Source">Nguồn.</param>
/// <param name="Amount">Số tiền.</param>
/// <param name="Note">Căn cứ.</param>
public sealed record ListedContribution(Guid Id, LocalDate Date, CapitalSource Source, Dong Amount, string Note);

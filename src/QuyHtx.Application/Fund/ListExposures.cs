using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Appraisal;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Fund;

/// <summary>
/// Mức độ tập trung tín dụng: who owes and is promised how much, the largest first, against what the law lets one of them have (Decree
/// 45/2021/NĐ-CP art. 23).
/// </summary>
/// <param name="Related">Borrowers related to each other together, against their limit; else each borrower against its own.</param>
/// <param name="Page">Trang, from 1.</param>
/// <param name="PageSize">Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</param>
[Needs(Permission.ReadFund)]
public sealed record ListExposures(bool Related = false, int Page = 1, int PageSize = 50) : IQuery<ExposureList>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListExposures>
    {
        public Validator() => Include(new Paging.Rule());
    }

    internal sealed class Handler(FundDbContext db, RealCharterCapital capital) : IRequestHandler<ListExposures, ExposureList>
    {
        public async Task<ExposureList> Handle(ListExposures list, CancellationToken cancellationToken)
        {
            var today = await db.BusinessDateAsync(cancellationToken);
            var limits = (await db.PolicyAsync(today, cancellationToken)).Limits;
            var real = await capital.OnAsync(today, cancellationToken);
            var percent = list.Related ? limits.RelatedBorrowersPercent : limits.OneBorrowerPercent;
            var (rows, totals) = list.Related ? await GroupsAsync(list, cancellationToken) : await BorrowersAsync(list, cancellationToken);
            var names = await NamesAsync(rows, cancellationToken);
            var limit = EligibilityRules.LimitOf(real, percent);
            return new ExposureList(
                today,
                real,
                percent,
                limit,
                [
                    .. rows.Select(row => new ExposureRow(
                        [.. row.Borrowers.Select(id => new NamedBorrower(id, names[id])).OrderBy(borrower => borrower.Name, StringComparer.Ordinal)],
                        new Dong(row.Principal),
                        new Dong(row.Promised),
                        limit)),
                ],
                totals);
        }

        private IQueryable<BorrowerExposure> Exposed() =>
            BorrowerExposures.Of(db, db.Loans.AsNoTracking(), db.Applications.AsNoTracking()).Where(row => row.Principal + row.Promised > 0);

        private async Task<(IReadOnlyList<Row> Rows, ExposureTotals Totals)> BorrowersAsync(ListExposures list, CancellationToken cancellation)
        {
            var totals = await Exposed().GroupBy(_ => 1)
                .Select(all => new ExposureTotals(all.Count(), all.Sum(row => row.Principal), all.Sum(row => row.Promised)))
                .SingleOrDefaultAsync(cancellation);
            var page = await Exposed().OrderByDescending(row => row.Principal + row.Promised).ThenBy(row => row.BorrowerId)
                .PageOf(list).ToListAsync(cancellation);
            return ([.. page.Select(row => new Row([row.BorrowerId], row.Principal, row.Promised))], totals ?? ExposureTotals.None);
        }

        /// <summary>Groups are put together here: a database cannot follow relations to their end, and those that have any are few.</summary>
        private async Task<(IReadOnlyList<Row> Rows, ExposureTotals Totals)> GroupsAsync(ListExposures list, CancellationToken cancellation)
        {
            var relations = await Relations.ReadAsync(db, cancellation);
            var exposures = await Exposed()
                .Where(row => db.Borrowers.Any(borrower => borrower.Related.Any(other => borrower.Id == row.BorrowerId || other.RelatedId == row.BorrowerId)))
                .ToDictionaryAsync(row => row.BorrowerId, cancellation);
            var groups = relations.Groups()
                .Select(group => new Row(
                    group,
                    group.Sum(id => exposures.GetValueOrDefault(id)?.Principal ?? 0),
                    group.Sum(id => exposures.GetValueOrDefault(id)?.Promised ?? 0)))
                .Where(row => row.Principal + row.Promised > 0)
                .OrderByDescending(row => row.Principal + row.Promised).ThenBy(row => row.Borrowers.Min())
                .ToList();
            return (
                [.. groups.Skip(list.RowsBefore()).Take(list.PageSize)],
                new ExposureTotals(groups.Count, groups.Sum(row => row.Principal), groups.Sum(row => row.Promised)));
        }

        private Task<Dictionary<Guid, string>> NamesAsync(IReadOnlyList<Row> rows, CancellationToken cancellation)
        {
            var ids = rows.SelectMany(row => row.Borrowers).ToList();
            return db.Borrowers.AsNoTracking().Where(borrower => ids.Contains(borrower.Id)).Select(borrower => new { borrower.Id, borrower.Profile.Name })
                .ToDictionaryAsync(borrower => borrower.Id, borrower => borrower.Name, cancellation);
        }

        private sealed record Row(IReadOnlyList<Guid> Borrowers, long Principal, long Promised);
    }
}

/// <summary>A page of exposures.</summary>
/// <param name="BusinessDate">Ngày nghiệp vụ.</param>
/// <param name="RealCharterCapital">Vốn điều lệ thực có.</param>
/// <param name="LimitPercent">Giới hạn, percent of it, by the policy in force.</param>
/// <param name="Limit">Giới hạn.</param>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Totals">Of all pages together.</param>
public sealed record ExposureList(
    LocalDate BusinessDate, Dong RealCharterCapital, decimal LimitPercent, Dong Limit, IReadOnlyList<ExposureRow> Rows, ExposureTotals Totals);

/// <summary>Dư nợ và cam kết of a borrower, or of borrowers related to each other.</summary>
/// <param name="Borrowers">Who.</param>
/// <param name="Principal">Dư nợ gốc.</param>
/// <param name="Promised">Cam kết chưa giải ngân.</param>
/// <param name="Limit">Giới hạn.</param>
public sealed record ExposureRow(IReadOnlyList<NamedBorrower> Borrowers, Dong Principal, Dong Promised, Dong Limit)
{
    /// <summary>Dư nợ và cam kết.</summary>
    public Dong Exposure => Principal + Promised;

    /// <summary>Còn lại; below nil where the limit is passed.</summary>
    public Dong Headroom => Limit - Exposure;
}

/// <summary>A borrower by its name.</summary>
public sealed record NamedBorrower(Guid Id, string Name);

/// <summary>Cộng, in đồng.</summary>
/// <param name="Count">Số dòng.</param>
/// <param name="Principal">Dư nợ gốc.</param>
/// <param name="Promised">Cam kết chưa giải ngân.</param>
public sealed record ExposureTotals(int Count, long Principal, long Promised)
{
    /// <summary>Nobody.</summary>
    public static readonly ExposureTotals None = new(0, 0, 0);
}

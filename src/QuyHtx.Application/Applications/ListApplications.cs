using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Applications;

namespace QuyHtx.Application.Applications;

/// <summary>By what applications are put in order.</summary>
public enum ApplicationOrder
{
    /// <summary>Ngày lập, then number.</summary>
    Opened,

    /// <summary>Số hồ sơ.</summary>
    Number,

    /// <summary>Tên khách hàng.</summary>
    Borrower,

    /// <summary>Số tiền.</summary>
    Amount,
}

/// <summary>Danh sách hồ sơ vay vốn.</summary>
/// <param name="Search">The number, or words of the borrower's name, tax code, representative or commune.</param>
/// <param name="Status">Trạng thái.</param>
/// <param name="BorrowerId">Khách hàng.</param>
/// <param name="OpenedBy">Cán bộ lập hồ sơ.</param>
/// <param name="OpenedFrom">Lập từ ngày.</param>
/// <param name="OpenedTo">Lập đến ngày, that day among them.</param>
/// <param name="Order">By what they are put in order.</param>
/// <param name="Descending">From the last to the first.</param>
/// <param name="Page">Trang, from 1.</param>
/// <param name="PageSize">Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</param>
[Needs(Permission.ReadFund)]
public sealed record ListApplications(
    string Search = "", ApplicationStatus? Status = null, Guid? BorrowerId = null, Guid? OpenedBy = null,
    LocalDate? OpenedFrom = null, LocalDate? OpenedTo = null, ApplicationOrder Order = ApplicationOrder.Opened, bool Descending = true, int Page = 1, int PageSize = 50) : IQuery<ApplicationList>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListApplications>
    {
        public Validator()
        {
            RuleFor(query => query.Search).MaximumLength(200).WithErrorCode("text-too-long");
            Include(new Paging.Rule());
        }
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListApplications, ApplicationList>
    {
        public async Task<ApplicationList> Handle(ListApplications query, CancellationToken cancellationToken)
        {
            var all = Found(query);
            var byStatus = await all.GroupBy(row => row.Status)
                .Select(of => new ApplicationsInStatus(of.Key, of.Count(), of.Sum(row => row.Amount)))
                .ToListAsync(cancellationToken);
            var counted = byStatus.Where(of => query.Status is null || of.Status == query.Status).ToList();
            var found = query.Status is { } status ? all.Where(row => row.Status == status) : all;
            var ordered = InOrder(found, query);
            var rows = await (query.Descending ? ordered.ThenByDescending(row => row.Number) : ordered.ThenBy(row => row.Number))
                .Select(row => new ApplicationLine(
                    row.Id, row.Number, row.OpenedOn, row.Status, row.BorrowerId, row.BorrowerName, row.Amount, row.OpenedBy,
                    db.Users.Where(officer => officer.Id == row.OpenedBy).Select(officer => officer.FullName).FirstOrDefault() ?? ""))
                .PageOf(query)
                .ToListAsync(cancellationToken);
            return new ApplicationList(rows, counted.Sum(of => of.Count), counted.Sum(of => of.Amount), [.. byStatus.OrderBy(of => of.Status)]);
        }

        private IQueryable<Row> Found(ListApplications query)
        {
            var found =
                from application in db.Applications.AsNoTracking()
                join borrower in db.Borrowers on application.BorrowerId equals borrower.Id
                where (query.BorrowerId == null || application.BorrowerId == query.BorrowerId)
                    && (query.OpenedBy == null || application.OpenedBy == query.OpenedBy)
                    && (query.OpenedFrom == null || application.OpenedOn >= query.OpenedFrom)
                    && (query.OpenedTo == null || application.OpenedOn <= query.OpenedTo)
                select new Row
                {
                    Id = application.Id,
                    Number = application.Number,
                    OpenedOn = application.OpenedOn,
                    Status = application.Status,
                    OpenedBy = application.OpenedBy,
                    Amount = EF.Property<long>(application, LoanApplicationMapping.AmountColumn),
                    BorrowerId = borrower.Id,
                    BorrowerName = borrower.Profile.Name,
                    BorrowerSearch = EF.Property<string>(borrower, BorrowerMapping.SearchColumn),
                };
            var number = query.Search.Trim().ToUpperInvariant();
            if (number.StartsWith($"{OpenApplication.Series}-", StringComparison.Ordinal))
            {
                return found.Where(row => row.Number.Contains(number));
            }

            foreach (var word in SearchText.Of(query.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                found = found.Where(row => row.BorrowerSearch.Contains(word));
            }

            return found;
        }

        private static IOrderedQueryable<Row> InOrder(IQueryable<Row> found, ListApplications query) => (query.Order, query.Descending) switch
        {
            (ApplicationOrder.Opened, false) => found.OrderBy(row => row.OpenedOn),
            (ApplicationOrder.Opened, true) => found.OrderByDescending(row => row.OpenedOn),
            (ApplicationOrder.Number, false) => found.OrderBy(row => row.Number),
            (ApplicationOrder.Number, true) => found.OrderByDescending(row => row.Number),
            (ApplicationOrder.Borrower, false) => found.OrderBy(row => row.BorrowerSearch),
            (ApplicationOrder.Borrower, true) => found.OrderByDescending(row => row.BorrowerSearch),
            (ApplicationOrder.Amount, false) => found.OrderBy(row => row.Amount),
            (ApplicationOrder.Amount, true) => found.OrderByDescending(row => row.Amount),
        };

        private sealed class Row
        {
            public required Guid Id { get; init; }

            public required string Number { get; init; }

            public required LocalDate OpenedOn { get; init; }

            public required ApplicationStatus Status { get; init; }

            public required Guid OpenedBy { get; init; }

            public required long Amount { get; init; }

            public required Guid BorrowerId { get; init; }

            public required string BorrowerName { get; init; }

            public required string BorrowerSearch { get; init; }
        }
    }
}

/// <summary>A page of applications.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many there are on all pages together.</param>
/// <param name="TotalAmount">Tổng số tiền đề nghị of all of them, đồng.</param>
/// <param name="ByStatus">How many the other filters leave in each status, whichever status is asked for; none where there are none.</param>
public sealed record ApplicationList(IReadOnlyList<ApplicationLine> Rows, int Total, long TotalAmount, IReadOnlyList<ApplicationsInStatus> ByStatus);

/// <summary>How many applications are in a status.</summary>
/// <param name="Status">Trạng thái.</param>
/// <param name="Count">How many.</param>
/// <param name="Amount">Số tiền đề nghị, đồng.</param>
public sealed record ApplicationsInStatus(ApplicationStatus Status, int Count, long Amount);

/// <summary>An application in a list.</summary>
/// <param name="Id">Hồ sơ.</param>
/// <param name="Number">Số hồ sơ.</param>
/// <param name="OpenedOn">Ngày lập.</param>
/// <param name="Status">Trạng thái.</param>
/// <param name="BorrowerId">Khách hàng.</param>
/// <param name="BorrowerName">Tên khách hàng.</param>
/// <param name="Amount">Số tiền đề nghị, đồng.</param>
/// <param name="OpenedBy">Cán bộ lập hồ sơ.</param>
/// <param name="OpenedByName">Name of that person, where the fund knows it.</param>
public sealed record ApplicationLine(
    Guid Id, string Number, LocalDate OpenedOn, ApplicationStatus Status, Guid BorrowerId, string BorrowerName, long Amount, Guid OpenedBy,
    string OpenedByName);

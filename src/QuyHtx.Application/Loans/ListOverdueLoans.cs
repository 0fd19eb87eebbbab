using System.Linq.Expressions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Application.Loans;

/// <summary>Nhóm ngày quá hạn.</summary>
public enum OverdueBand
{
    /// <summary>1 đến 9 ngày.</summary>
    Days1To9,

    /// <summary>10 đến 29 ngày.</summary>
    Days10To29,

    /// <summary>30 đến 89 ngày.</summary>
    Days30To89,

    /// <summary>90 đến 179 ngày.</summary>
    Days90To179,

    /// <summary>Từ 180 ngày.</summary>
    Days180AndMore,
}

/// <summary>What the list of overdue loans is sorted by.</summary>
public enum OverdueSort
{
    /// <summary>Số ngày quá hạn.</summary>
    DaysPastDue,

    /// <summary>Nhóm nợ.</summary>
    Group,

    /// <summary>Gốc và lãi đến hạn chưa trả.</summary>
    AmountDue,

    /// <summary>Tên khách hàng.</summary>
    BorrowerName,
}

/// <summary>
/// Danh sách nợ quá hạn on the business date, the longest overdue first. Days are counted from the oldest unpaid due date, so the list is
/// right whether or not the day before has been closed; loans written off are not on it.
/// </summary>
[Needs(Permission.ReadFund)]
public sealed record ListOverdueLoans : IQuery<OverdueList>, IPaged
{
    /// <summary>Nhóm ngày quá hạn, or all.</summary>
    public OverdueBand? Band { get; init; }

    /// <summary>Nhóm nợ, or all.</summary>
    public DebtGroup? Group { get; init; }

    /// <summary>Cán bộ lập hồ sơ, or all.</summary>
    public Guid? OfficerId { get; init; }

    /// <summary>Words of the contract number or of the borrower.</summary>
    public string Search { get; init; } = "";

    /// <summary>Sorted by.</summary>
    public OverdueSort Sort { get; init; }

    /// <summary>From the largest to the smallest.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>Trang, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</summary>
    public int PageSize { get; init; } = 50;

    internal sealed class Validator : AbstractValidator<ListOverdueLoans>
    {
        public Validator()
        {
            Include(new Paging.Rule());
            RuleFor(list => list.Search).MaximumLength(100).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<ListOverdueLoans, OverdueList>
    {
        public async Task<OverdueList> Handle(ListOverdueLoans list, CancellationToken cancellationToken)
        {
            var today = await db.BusinessDateAsync(cancellationToken);

            // A date is compared with the band's border, which every database can do; the difference of two dates each writes its own way.
            var (from10, from30, from90, from180) = (today.PlusDays(-10), today.PlusDays(-30), today.PlusDays(-90), today.PlusDays(-180));
            var overdue = LoanJoin.Of(db, db.LoansToReadBy(user)).Found(list.Search)
                .Where(row => row.Status.Stage == LoanStage.Open && row.Status.OldestUnpaidDueDate < today);
            if (list.OfficerId is { } officerId)
            {
                overdue = overdue.Where(row => row.Application.OpenedBy == officerId);
            }

            if (list.Group is { } group)
            {
                overdue = overdue.Where(row => row.Status.Group == group);
            }

            var aged = await overdue
                .GroupBy(row =>
                    row.Status.OldestUnpaidDueDate > from10 ? 0
                    : row.Status.OldestUnpaidDueDate > from30 ? 1
                    : row.Status.OldestUnpaidDueDate > from90 ? 2
                    : row.Status.OldestUnpaidDueDate > from180 ? 3 : 4)
                .Select(band => new OverdueTotals(
                    (OverdueBand)band.Key,
                    band.Count(),
                    band.Sum(row => (long)row.Status.PrincipalOutstanding),
                    band.Sum(row => (long)row.Status.PrincipalDue),
                    band.Sum(row => (long)row.Status.InterestDue)))
                .ToListAsync(cancellationToken);
            if (list.Band is { } only)
            {
                var (after, until) = Borders(today, only);
                overdue = overdue.Where(row => row.Status.OldestUnpaidDueDate > after && row.Status.OldestUnpaidDueDate <= until);
            }

            var page = await Sorted(overdue, list).ThenBy(row => row.Loan.ContractNumber).PageOf(list)
                .Select(row => new OverdueLoan(
                    row.Loan.Id,
                    row.Loan.ContractNumber,
                    row.Borrower.Id,
                    row.Borrower.Profile.Name,
                    row.Borrower.Profile.Representative,
                    row.Borrower.Profile.Phone,
                    row.Application.OpenedBy,
                    row.Status.OldestUnpaidDueDate!.Value,
                    today,
                    row.Status.Group,
                    row.Status.PrincipalOutstanding,
                    row.Status.PrincipalDue,
                    row.Status.InterestDue))
                .ToListAsync(cancellationToken);
            var contacts = await LatestContacts.OfAsync(db, [.. page.Select(row => row.Id)], today, cancellationToken);
            return new OverdueList(
                today,
                [.. page.Select(row => row with { LastContact = contacts.Last(row.Id), LastPromise = contacts.LastPromise(row.Id) })],
                [.. aged.OrderBy(band => band.Band)]);
        }

        private static IOrderedQueryable<LoanJoin> Sorted(IQueryable<LoanJoin> loans, ListOverdueLoans list) => list.Sort switch
        {
            // Who is the longer overdue has the older date.
            OverdueSort.DaysPastDue => By(loans, row => row.Status.OldestUnpaidDueDate, !list.Descending),
            OverdueSort.Group => By(loans, LoanJoin.GroupNumber, list.Descending),
            OverdueSort.AmountDue => By(loans, row => (long)row.Status.PrincipalDue + (long)row.Status.InterestDue, list.Descending),
            OverdueSort.BorrowerName => By(loans, row => EF.Property<string>(row.Borrower, BorrowerMapping.SearchColumn), list.Descending),
        };

        private static IOrderedQueryable<LoanJoin> By<TKey>(IQueryable<LoanJoin> loans, Expression<Func<LoanJoin, TKey>> key, bool descending) =>
            descending ? loans.OrderByDescending(key) : loans.OrderBy(key);

        /// <summary>The oldest unpaid due dates of a band: after the first, up to the second.</summary>
        private static (LocalDate After, LocalDate Until) Borders(LocalDate today, OverdueBand band) => band switch
        {
            OverdueBand.Days1To9 => (today.PlusDays(-10), today.PlusDays(-1)),
            OverdueBand.Days10To29 => (today.PlusDays(-30), today.PlusDays(-10)),
            OverdueBand.Days30To89 => (today.PlusDays(-90), today.PlusDays(-30)),
            OverdueBand.Days90To179 => (today.PlusDays(-180), today.PlusDays(-90)),
            OverdueBand.Days180AndMore => (new LocalDate(1, 1, 1), today.PlusDays(-180)),
        };
    }
}

/// <summary>Danh sách nợ quá hạn.</summary>
/// <param name="BusinessDate">Ngày nghiệp vụ.</param>
/// <param name="Rows">A page.</param>
/// <param name="Aged">Totals by band, of all that group, officer and search leave; bands without a loan are left out.</param>
public sealed record OverdueList(LocalDate BusinessDate, IReadOnlyList<OverdueLoan> Rows, IReadOnlyList<OverdueTotals> Aged);

/// <summary>Một khoản vay quá hạn.</summary>
/// <param name="Id">The loan.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="BorrowerId">Khách hàng.</param>
/// <param name="BorrowerName">Tên khách hàng.</param>
/// <param name="Representative">Người đại diện.</param>
/// <param name="Phone">Điện thoại.</param>
/// <param name="OfficerId">Cán bộ lập hồ sơ.</param>
/// <param name="OldestUnpaidDueDate">Ngày đến hạn của kỳ cũ nhất chưa trả đủ.</param>
/// <param name="BusinessDate">Ngày nghiệp vụ.</param>
/// <param name="Group">Nhóm nợ at the last close.</param>
/// <param name="PrincipalOutstanding">Dư nợ gốc.</param>
/// <param name="PrincipalDue">Gốc đến hạn chưa trả.</param>
/// <param name="InterestDue">Lãi đến hạn chưa trả.</param>
public sealed record OverdueLoan(
    Guid Id,
    string ContractNumber,
    Guid BorrowerId,
    string BorrowerName,
    string Representative,
    string Phone,
    Guid OfficerId,
    LocalDate OldestUnpaidDueDate,
    LocalDate BusinessDate,
    DebtGroup Group,
    Dong PrincipalOutstanding,
    Dong PrincipalDue,
    Dong InterestDue)
{
    /// <summary>Lần đôn đốc gần nhất, or null.</summary>
    public ListedContact? LastContact { get; init; }

    /// <summary>The last contact at which something was promised; it may be an earlier one.</summary>
    public ListedContact? LastPromise { get; init; }

    /// <summary>Số ngày quá hạn.</summary>
    public int DaysPastDue => Period.DaysBetween(OldestUnpaidDueDate, BusinessDate);
}

/// <summary>Cộng của một nhóm ngày quá hạn, in đồng.</summary>
/// <param name="Band">Nhóm.</param>
/// <param name="Count">Số khoản vay.</param>
/// <param name="PrincipalOutstanding">Dư nợ gốc.</param>
/// <param name="PrincipalDue">Gốc đến hạn chưa trả.</param>
/// <param name="InterestDue">Lãi đến hạn chưa trả.</param>
public sealed record OverdueTotals(OverdueBand Band, int Count, long PrincipalOutstanding, long PrincipalDue, long InterestDue);

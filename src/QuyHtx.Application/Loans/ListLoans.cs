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

/// <summary>What a list of loans is sorted by.</summary>
public enum LoanSort
{
    /// <summary>Số hợp đồng.</summary>
    ContractNumber,

    /// <summary>Tên khách hàng.</summary>
    BorrowerName,

    /// <summary>Ngày ký.</summary>
    SignedOn,

    /// <summary>Dư nợ gốc.</summary>
    PrincipalOutstanding,

    /// <summary>Kỳ tới; loans without one come last.</summary>
    NextDueDate,

    /// <summary>Nhóm nợ.</summary>
    Group,

    /// <summary>Số ngày quá hạn; loans that are not overdue count as none.</summary>
    DaysPastDue,
}

/// <summary>Danh sách khoản vay: a page of what the filters leave, and the totals of all of it. A borrower's user sees its own.</summary>
[Needs(Permission.ReadFund, Permission.ReadOwn)]
public sealed record ListLoans : IQuery<LoanList>, IPaged
{
    /// <summary>Giai đoạn, or all.</summary>
    public LoanStage? Stage { get; init; }

    /// <summary>Nhóm nợ, or all.</summary>
    public DebtGroup? Group { get; init; }

    /// <summary>Quá hạn: only loans with something unpaid from before the business date, or only the others; or all.</summary>
    public bool? Overdue { get; init; }

    /// <summary>Only loans whose next instalment falls due from the business date up to this day.</summary>
    public LocalDate? NextDueBy { get; init; }

    /// <summary>Khách hàng, or all.</summary>
    public Guid? BorrowerId { get; init; }

    /// <summary>Cán bộ lập hồ sơ, or all.</summary>
    public Guid? OfficerId { get; init; }

    /// <summary>Words of the contract number or of the borrower, without regard to accents.</summary>
    public string Search { get; init; } = "";

    /// <summary>Sorted by.</summary>
    public LoanSort Sort { get; init; }

    /// <summary>From the largest to the smallest.</summary>
    public bool Descending { get; init; }

    /// <summary>Trang, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</summary>
    public int PageSize { get; init; } = 50;

    internal sealed class Validator : AbstractValidator<ListLoans>
    {
        public Validator()
        {
            Include(new Paging.Rule());
            RuleFor(list => list.Search).MaximumLength(100).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, CurrentUser user) : IRequestHandler<ListLoans, LoanList>
    {
        public async Task<LoanList> Handle(ListLoans list, CancellationToken cancellationToken)
        {
            var today = await db.BusinessDateAsync(cancellationToken);
            var loans = Filtered(list, today);
            var totals = await loans.GroupBy(_ => 1).Select(all => new LoanTotals(
                all.Count(),
                all.Sum(row => (long)row.Status.PrincipalOutstanding),
                all.Sum(row => (long)row.Status.PrincipalDue),
                all.Sum(row => (long)row.Status.InterestDue),
                all.Sum(row => (long)row.Status.Advance))).SingleOrDefaultAsync(cancellationToken);
            var page = await Sorted(loans, list, today).PageOf(list)
                .Select(row => new ListedLoan(
                    row.Loan.Id,
                    row.Loan.ContractNumber,
                    row.Borrower.Id,
                    row.Borrower.Profile.Name,
                    row.Application.OpenedBy,
                    row.Loan.SignedOn,
                    row.Loan.ApprovedAmount,
                    row.Status.Stage,
                    row.Status.Group,
                    row.Status.PrincipalOutstanding,
                    row.Status.PrincipalDue,
                    row.Status.InterestDue,
                    row.Status.OldestUnpaidDueDate,
                    today,
                    row.Status.NextDueDate))
                .ToListAsync(cancellationToken);
            return new LoanList(today, page, totals ?? LoanTotals.None);
        }

        private IQueryable<LoanJoin> Filtered(ListLoans list, LocalDate today)
        {
            var loans = LoanJoin.Of(db, db.LoansToReadBy(user));
            if (list.Stage is { } stage)
            {
                loans = loans.Where(row => row.Status.Stage == stage);
            }

            if (list.Group is { } group)
            {
                loans = loans.Where(row => row.Status.Group == group);
            }

            if (list.Overdue is { } overdue)
            {
                loans = overdue
                    ? loans.Where(row => row.Status.OldestUnpaidDueDate < today)
                    : loans.Where(row => row.Status.OldestUnpaidDueDate == null || row.Status.OldestUnpaidDueDate >= today);
            }

            if (list.NextDueBy is { } until)
            {
                loans = loans.Where(row => row.Status.NextDueDate >= today && row.Status.NextDueDate <= until);
            }

            if (list.BorrowerId is { } borrowerId)
            {
                loans = loans.Where(row => row.Loan.BorrowerId == borrowerId);
            }

            if (list.OfficerId is { } officerId)
            {
                loans = loans.Where(row => row.Application.OpenedBy == officerId);
            }

            return loans.Found(list.Search);
        }

        private static IQueryable<LoanJoin> Sorted(IQueryable<LoanJoin> loans, ListLoans list, LocalDate today) => list.Sort switch
        {
            LoanSort.ContractNumber => By(loans, row => row.Loan.ContractNumber, list.Descending),
            LoanSort.BorrowerName => By(loans, row => EF.Property<string>(row.Borrower, BorrowerMapping.SearchColumn), list.Descending),
            LoanSort.SignedOn => By(loans, row => row.Loan.SignedOn, list.Descending),
            LoanSort.PrincipalOutstanding => By(loans, row => row.Status.PrincipalOutstanding, list.Descending),
            LoanSort.Group => By(loans, LoanJoin.GroupNumber, list.Descending),

            // Who is the longer overdue has the older date; who is not overdue counts from today.
            LoanSort.DaysPastDue => By(
                loans, row => row.Status.OldestUnpaidDueDate == null || row.Status.OldestUnpaidDueDate > today ? today : row.Status.OldestUnpaidDueDate, !list.Descending),
            LoanSort.NextDueDate when list.Descending =>
                loans.OrderBy(WithoutNext).ThenByDescending(row => row.Status.NextDueDate).ThenBy(row => row.Loan.ContractNumber),
            LoanSort.NextDueDate => loans.OrderBy(WithoutNext).ThenBy(row => row.Status.NextDueDate).ThenBy(row => row.Loan.ContractNumber),
        };

        /// <summary>Databases differ in where they put what is missing.</summary>
        private static readonly Expression<Func<LoanJoin, int>> WithoutNext = row => row.Status.NextDueDate == null ? 1 : 0;

        /// <summary>Loans that are equal stand in the order of their contracts, so that no page shows one twice.</summary>
        private static IQueryable<LoanJoin> By<TKey>(IQueryable<LoanJoin> loans, Expression<Func<LoanJoin, TKey>> key, bool descending) =>
            (descending ? loans.OrderByDescending(key) : loans.OrderBy(key)).ThenBy(row => row.Loan.ContractNumber);
    }
}

/// <summary>Danh sách khoản vay.</summary>
/// <param name="BusinessDate">Ngày nghiệp vụ.</param>
/// <param name="Rows">A page.</param>
/// <param name="Totals">Of all that the filters leave.</param>
public sealed record LoanList(LocalDate BusinessDate, IReadOnlyList<ListedLoan> Rows, LoanTotals Totals);

/// <summary>Một khoản vay in a list.</summary>
/// <param name="Id">The loan.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="BorrowerId">Khách hàng.</param>
/// <param name="BorrowerName">Tên khách hàng.</param>
/// <param name="OfficerId">Cán bộ lập hồ sơ.</param>
/// <param name="SignedOn">Ngày ký.</param>
/// <param name="ApprovedAmount">Số tiền được duyệt.</param>
/// <param name="Stage">Giai đoạn.</param>
/// <param name="Group">Nhóm nợ.</param>
/// <param name="PrincipalOutstanding">Dư nợ gốc.</param>
/// <param name="PrincipalDue">Gốc đến hạn chưa trả.</param>
/// <param name="InterestDue">Lãi đến hạn chưa trả.</param>
/// <param name="OldestUnpaidDueDate">Ngày đến hạn của kỳ cũ nhất chưa trả đủ.</param>
/// <param name="BusinessDate">Ngày nghiệp vụ.</param>
/// <param name="NextDueDate">Kỳ tới.</param>
public sealed record ListedLoan(
    Guid Id,
    string ContractNumber,
    Guid BorrowerId,
    string BorrowerName,
    Guid OfficerId,
    LocalDate SignedOn,
    Dong ApprovedAmount,
    LoanStage Stage,
    DebtGroup Group,
    Dong PrincipalOutstanding,
    Dong PrincipalDue,
    Dong InterestDue,
    LocalDate? OldestUnpaidDueDate,
    LocalDate BusinessDate,
    LocalDate? NextDueDate)
{
    /// <summary>Số ngày quá hạn.</summary>
    public int DaysPastDue => OldestUnpaidDueDate is { } oldest && oldest < BusinessDate ? Period.DaysBetween(oldest, BusinessDate) : 0;
}

/// <summary>Cộng, in đồng.</summary>
/// <param name="Count">Số khoản vay.</param>
/// <param name="PrincipalOutstanding">Dư nợ gốc.</param>
/// <param name="PrincipalDue">Gốc đến hạn chưa trả.</param>
/// <param name="InterestDue">Lãi đến hạn chưa trả.</param>
/// <param name="Advance">Tiền trả trước.</param>
public sealed record LoanTotals(int Count, long PrincipalOutstanding, long PrincipalDue, long InterestDue, long Advance)
{
    /// <summary>No loan.</summary>
    public static readonly LoanTotals None = new(0, 0, 0, 0, 0);
}

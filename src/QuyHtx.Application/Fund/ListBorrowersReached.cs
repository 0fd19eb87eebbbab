using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Fund;

/// <summary>Khách hàng đã được vay: borrowers that the fund has paid money out to, still owing or not; by name.</summary>
/// <param name="Kind">Đối tượng, or all.</param>
/// <param name="WomenLed">Do phụ nữ quản lý, or all.</param>
/// <param name="EthnicMinorityArea">Vùng đồng bào dân tộc thiểu số, or all.</param>
/// <param name="StillBorrowing">Còn dư nợ, or all.</param>
/// <param name="Page">Trang, from 1.</param>
/// <param name="PageSize">Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</param>
[Needs(Permission.ReadFund)]
public sealed record ListBorrowersReached(
    BorrowerKind? Kind = null, bool? WomenLed = null, bool? EthnicMinorityArea = null, bool? StillBorrowing = null, int Page = 1, int PageSize = 50)
    : IQuery<ReachList>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListBorrowersReached>
    {
        public Validator() => Include(new Paging.Rule());
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListBorrowersReached, ReachList>
    {
        public async Task<ReachList> Handle(ListBorrowersReached list, CancellationToken cancellationToken)
        {
            var today = await db.BusinessDateAsync(cancellationToken);
            var found = Lent().Where(row =>
                (list.Kind == null || row.Borrower.Profile.Kind == list.Kind)
                && (list.WomenLed == null || row.Borrower.Profile.WomenLed == list.WomenLed)
                && (list.EthnicMinorityArea == null || row.Borrower.Profile.EthnicMinorityArea == list.EthnicMinorityArea)
                && (list.StillBorrowing == null || row.Open > 0 == list.StillBorrowing));
            var kinds = await found.GroupBy(row => row.Borrower.Profile.Kind)
                .Select(of => new ReachOfKind(
                    of.Key,
                    of.Count(),
                    of.Sum(row => row.Open > 0 ? 1 : 0),
                    of.Sum(row => row.Borrower.Profile.WomenLed ? 1 : 0),
                    of.Sum(row => row.Borrower.Profile.EthnicMinorityArea ? 1 : 0),
                    of.Sum(row => row.PaidOut),
                    of.Sum(row => row.Principal)))
                .ToListAsync(cancellationToken);
            var page = await found.OrderBy(row => EF.Property<string>(row.Borrower, BorrowerMapping.SearchColumn)).ThenBy(row => row.Borrower.Id)
                .Select(row => new ReachedBorrower(
                    row.Borrower.Id, row.Borrower.Profile.Name, row.Borrower.Profile.Kind, row.Borrower.Profile.Address.Commune, row.Borrower.Profile.Sector,
                    row.Borrower.Profile.WomenLed, row.Borrower.Profile.EthnicMinorityArea, row.FirstPaidOutOn, row.Loans, row.PaidOut, row.Principal))
                .PageOf(list).ToListAsync(cancellationToken);
            return new ReachList(today, page, [.. kinds.OrderBy(kind => kind.Kind)]);
        }

        /// <summary>What was paid out and not reversed, by borrower; a loan only signed has reached nobody yet.</summary>
        private IQueryable<Reach> Lent()
        {
            var paidOut =
                from entered in db.LoanTransactions.AsNoTracking()
                join loan in db.Loans.AsNoTracking() on entered.LoanId equals loan.Id
                where entered.Kind == LoanTransactionKind.Disbursement && !db.LoanTransactions.Any(reversal => reversal.ReversesId == entered.Id)
                group entered by loan.BorrowerId into of
                select new { BorrowerId = of.Key, First = of.Min(entered => entered.Date), Amount = of.Sum(entered => (long)entered.Amount) };
            var standing =
                from loan in db.Loans.AsNoTracking()
                join status in db.LoanStatuses.AsNoTracking() on loan.Id equals status.LoanId
                where status.Stage != LoanStage.Signed
                group status by loan.BorrowerId into of
                select new
                {
                    BorrowerId = of.Key,
                    Loans = of.Count(),
                    Open = of.Sum(status => status.Stage == LoanStage.Open ? 1 : 0),
                    Principal = of.Sum(status => (long)status.PrincipalOutstanding),
                };
            return
                from borrower in db.Borrowers.AsNoTracking()
                join money in paidOut on borrower.Id equals money.BorrowerId
                join loans in standing on borrower.Id equals loans.BorrowerId
                select new Reach
                {
                    Borrower = borrower,
                    FirstPaidOutOn = money.First,
                    PaidOut = money.Amount,
                    Loans = loans.Loans,
                    Open = loans.Open,
                    Principal = loans.Principal,
                };
        }

        private sealed class Reach
        {
            public required Borrower Borrower { get; init; }

            public required LocalDate FirstPaidOutOn { get; init; }

            public required long PaidOut { get; init; }

            public required int Loans { get; init; }

            public required int Open { get; init; }

            public required long Principal { get; init; }
        }
    }
}

/// <summary>Khách hàng đã được vay.</summary>
/// <param name="BusinessDate">Ngày nghiệp vụ.</param>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Kinds">Of all pages together, by kind; kinds without a borrower are left out.</param>
public sealed record ReachList(LocalDate BusinessDate, IReadOnlyList<ReachedBorrower> Rows, IReadOnlyList<ReachOfKind> Kinds)
{
    /// <summary>Số khách hàng on all pages together.</summary>
    public int Total => Kinds.Sum(kind => kind.Count);
}

/// <summary>Một khách hàng đã được vay.</summary>
/// <param name="Id">Khách hàng.</param>
/// <param name="Name">Tên.</param>
/// <param name="Kind">Đối tượng.</param>
/// <param name="Commune">Xã, phường.</param>
/// <param name="Sector">Lĩnh vực.</param>
/// <param name="WomenLed">Do phụ nữ quản lý.</param>
/// <param name="EthnicMinorityArea">Vùng đồng bào dân tộc thiểu số.</param>
/// <param name="FirstPaidOutOn">Ngày giải ngân đầu tiên.</param>
/// <param name="Loans">Số khoản vay.</param>
/// <param name="PaidOut">Đã giải ngân, đồng.</param>
/// <param name="Principal">Dư nợ gốc, đồng.</param>
public sealed record ReachedBorrower(
    Guid Id, string Name, BorrowerKind Kind, string Commune, string Sector, bool WomenLed, bool EthnicMinorityArea, LocalDate FirstPaidOutOn, int Loans,
    long PaidOut, long Principal);

/// <summary>Khách hàng đã được vay of a kind.</summary>
/// <param name="Kind">Đối tượng.</param>
/// <param name="Count">Số khách hàng.</param>
/// <param name="StillBorrowing">Đang vay.</param>
/// <param name="WomenLed">Do phụ nữ quản lý.</param>
/// <param name="EthnicMinorityArea">Vùng đồng bào dân tộc thiểu số.</param>
/// <param name="PaidOut">Đã giải ngân, đồng.</param>
/// <param name="Principal">Dư nợ gốc, đồng.</param>
public sealed record ReachOfKind(BorrowerKind Kind, int Count, int StillBorrowing, int WomenLed, int EthnicMinorityArea, long PaidOut, long Principal);

using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Application.Borrowers;

/// <summary>By what borrowers are put in order.</summary>
public enum BorrowerOrder
{
    /// <summary>Tên, as it reads without accents.</summary>
    Name,

    /// <summary>Xã, phường.</summary>
    Commune,

    /// <summary>Lĩnh vực.</summary>
    Sector,

    /// <summary>Số thành viên.</summary>
    Members,
}

/// <summary>Danh sách khách hàng.</summary>
/// <param name="Search">Words of its name, tax code, representative or commune, with or without accents; each has to be found.</param>
/// <param name="Kind">Đối tượng.</param>
/// <param name="Commune">Xã, phường.</param>
/// <param name="Sector">Lĩnh vực.</param>
/// <param name="WomenLed">Do phụ nữ quản lý.</param>
/// <param name="EthnicMinorityArea">Vùng đồng bào dân tộc thiểu số.</param>
/// <param name="Borrowing">Đang có dư nợ.</param>
/// <param name="Order">By what they are put in order.</param>
/// <param name="Descending">From the last to the first.</param>
/// <param name="Page">Trang, from 1.</param>
/// <param name="PageSize">Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</param>
[Needs(Permission.ReadFund)]
public sealed record FindBorrowers(
    string Search = "", BorrowerKind? Kind = null, string? Commune = null, string? Sector = null, bool? WomenLed = null,
    bool? EthnicMinorityArea = null, bool? Borrowing = null, BorrowerOrder Order = BorrowerOrder.Name, bool Descending = false, int Page = 1,
    int PageSize = 50) : IQuery<BorrowerList>, IPaged
{
    internal sealed class Validator : AbstractValidator<FindBorrowers>
    {
        public Validator()
        {
            RuleFor(query => query.Search).MaximumLength(200).WithErrorCode("text-too-long");
            Include(new Paging.Rule());
        }
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<FindBorrowers, BorrowerList>
    {
        public async Task<BorrowerList> Handle(FindBorrowers query, CancellationToken cancellationToken)
        {
            var found = Found(query);
            var rows = await InOrder(found, query)
                .ThenBy(borrower => borrower.Id)
                .Select(borrower => new BorrowerLine(
                    borrower.Id,
                    borrower.Profile.Kind,
                    borrower.Profile.Name,
                    borrower.Profile.TaxCode,
                    borrower.Profile.Representative,
                    borrower.Profile.Address.Commune,
                    borrower.Profile.Sector,
                    borrower.Profile.Members,
                    borrower.Profile.WomenLed,
                    borrower.Profile.EthnicMinorityArea,
                    Owed().Where(loan => loan.BorrowerId == borrower.Id).Sum(loan => loan.Principal)))
                .PageOf(query)
                .ToListAsync(cancellationToken);
            var owed = await Owed().Where(loan => found.Any(borrower => borrower.Id == loan.BorrowerId)).SumAsync(loan => loan.Principal, cancellationToken);
            return new BorrowerList(rows, await found.CountAsync(cancellationToken), owed);
        }

        private IQueryable<OwedLoan> Owed() => db.Loans.AsNoTracking().Join(
            db.LoanStatuses, loan => loan.Id, status => status.LoanId,
            (loan, status) => new OwedLoan { BorrowerId = loan.BorrowerId, Principal = (long)status.PrincipalOutstanding });

        private IQueryable<Borrower> Found(FindBorrowers query)
        {
            var found = db.Borrowers.AsNoTracking();
            foreach (var word in SearchText.Of(query.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                found = found.Where(borrower => EF.Property<string>(borrower, BorrowerMapping.SearchColumn).Contains(word));
            }

            return found.Where(borrower =>
                (query.Kind == null || borrower.Profile.Kind == query.Kind)
                && (query.Commune == null || borrower.Profile.Address.Commune == query.Commune)
                && (query.Sector == null || borrower.Profile.Sector == query.Sector)
                && (query.WomenLed == null || borrower.Profile.WomenLed == query.WomenLed)
                && (query.EthnicMinorityArea == null || borrower.Profile.EthnicMinorityArea == query.EthnicMinorityArea)
                && (query.Borrowing == null || query.Borrowing == Owed().Any(loan => loan.BorrowerId == borrower.Id && loan.Principal > 0)));
        }

        /// <summary>The search text begins with the name, so its order is that of names, without accents and the same on every database.</summary>
        private static IOrderedQueryable<Borrower> InOrder(IQueryable<Borrower> found, FindBorrowers query) => (query.Order, query.Descending) switch
        {
            (BorrowerOrder.Name, false) => found.OrderBy(borrower => EF.Property<string>(borrower, BorrowerMapping.SearchColumn)),
            (BorrowerOrder.Name, true) => found.OrderByDescending(borrower => EF.Property<string>(borrower, BorrowerMapping.SearchColumn)),
            (BorrowerOrder.Commune, false) => found.OrderBy(borrower => borrower.Profile.Address.Commune),
            (BorrowerOrder.Commune, true) => found.OrderByDescending(borrower => borrower.Profile.Address.Commune),
            (BorrowerOrder.Sector, false) => found.OrderBy(borrower => borrower.Profile.Sector),
            (BorrowerOrder.Sector, true) => found.OrderByDescending(borrower => borrower.Profile.Sector),
            (BorrowerOrder.Members, false) => found.OrderBy(borrower => borrower.Profile.Members),
            (BorrowerOrder.Members, true) => found.OrderByDescending(borrower => borrower.Profile.Members),
        };

        private sealed class OwedLoan
        {
            public required Guid BorrowerId { get; init; }

            public required long Principal { get; init; }
        }
    }
}

/// <summary>A page of borrowers.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many there are on all pages together.</param>
/// <param name="TotalOutstanding">Tổng dư nợ gốc of all of them, đồng.</param>
public sealed record BorrowerList(IReadOnlyList<BorrowerLine> Rows, int Total, long TotalOutstanding);

/// <summary>A borrower in a list.</summary>
/// <param name="Id">The borrower.</param>
/// <param name="Kind">Đối tượng.</param>
/// <param name="Name">Tên.</param>
/// <param name="TaxCode">Mã số thuế.</param>
/// <param name="Representative">Người đại diện.</param>
/// <param name="Commune">Xã, phường.</param>
/// <param name="Sector">Lĩnh vực.</param>
/// <param name="Members">Số thành viên.</param>
/// <param name="WomenLed">Do phụ nữ quản lý.</param>
/// <param name="EthnicMinorityArea">Vùng đồng bào dân tộc thiểu số.</param>
/// <param name="PrincipalOutstanding">Dư nợ gốc, đồng.</param>
public sealed record BorrowerLine(
    Guid Id, BorrowerKind Kind, string Name, string TaxCode, string Representative, string Commune, string Sector, int Members, bool WomenLed,
    bool EthnicMinorityArea, long PrincipalOutstanding);

using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Application.Audit;

/// <summary>Nhật ký thao tác, the latest first: who did what, when, from where, and what it changed.</summary>
[Needs(Permission.ReadAudit)]
public sealed record ListAuditRecords : IQuery<AuditList>, IPaged
{
    /// <summary>From this day in Vietnam, or from the beginning.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Up to and including this day in Vietnam, or to the end.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Người dùng, or all.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Lệnh by its name, or all.</summary>
    public string? Command { get; init; }

    /// <summary>Khách hàng, or all.</summary>
    public Guid? BorrowerId { get; init; }

    /// <summary>Khoản vay, or all.</summary>
    public Guid? LoanId { get; init; }

    /// <summary>Words of the user's name, with or without accents; each has to be found.</summary>
    public string Search { get; init; } = "";

    /// <summary>Đối tượng: part of a contract number, or words of a borrower's name with or without accents.</summary>
    public string About { get; init; } = "";

    /// <summary>Text that stands in the command or in what it changed, exactly as it was recorded.</summary>
    public string Text { get; init; } = "";

    /// <summary>Trang, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</summary>
    public int PageSize { get; init; } = 50;

    internal sealed class Validator : AbstractValidator<ListAuditRecords>
    {
        public Validator()
        {
            Include(new Paging.Rule());
            RuleFor(list => list.To).Must((list, to) => !(to < list.From)).WithErrorCode("period-empty");
            RuleFor(list => list.Search).MaximumLength(100).WithErrorCode("text-too-long");
            RuleFor(list => list.About).MaximumLength(100).WithErrorCode("text-too-long");
            RuleFor(list => list.Text).MaximumLength(100).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListAuditRecords, AuditList>
    {
        public async Task<AuditList> Handle(ListAuditRecords list, CancellationToken cancellationToken)
        {
            var records = Found(list);
            return new AuditList(
                await AuditReading.RowsAsync(db, records.OrderByDescending(record => record.No).PageOf(list), cancellationToken),
                await records.CountAsync(cancellationToken));
        }

        private IQueryable<AuditRecord> Found(ListAuditRecords list)
        {
            var records = db.AuditRecords.AsNoTracking();
            if (list.From is { } from)
            {
                var start = StartOf(from);
                records = records.Where(record => record.At >= start);
            }

            if (list.To is { } to)
            {
                var end = StartOf(to) + Duration.FromDays(1);
                records = records.Where(record => record.At < end);
            }

            foreach (var word in SearchText.Of(list.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                records = records.Where(record => record.UserSearch.Contains(word));
            }

            if (list.Text.Trim() is { Length: > 0 } text)
            {
                records = records.Where(record => record.Changes.Contains(text));
            }

            return About(records, list.About).Where(record =>
                (list.UserId == null || record.UserId == list.UserId)
                && (list.Command == null || record.Command == list.Command)
                && (list.BorrowerId == null || record.BorrowerId == list.BorrowerId)
                && (list.LoanId == null || record.LoanId == list.LoanId));
        }

        private IQueryable<AuditRecord> About(IQueryable<AuditRecord> records, string about)
        {
            var (number, name) = (about.Trim().ToUpperInvariant(), SearchText.Of(about));
            return number.Length == 0 ? records : records.Where(record =>
                db.Loans.Any(loan => loan.Id == record.LoanId && loan.ContractNumber.Contains(number))
                || (name != "" && db.Borrowers.Any(borrower =>
                    borrower.Id == record.BorrowerId && EF.Property<string>(borrower, BorrowerMapping.SearchColumn).Contains(name))));
        }

        /// <summary>Nothing is older than this program, and databases know no date before the year 1.</summary>
        private static Instant StartOf(LocalDate day) => VietnamTime.StartOf(LocalDate.Max(day, new LocalDate(2000, 1, 1)));
    }
}

/// <summary>A page of the audit.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many there are on all pages together.</param>
public sealed record AuditList(IReadOnlyList<ListedAuditRecord> Rows, int Total);

using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
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
        }
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListAuditRecords, AuditList>
    {
        public async Task<AuditList> Handle(ListAuditRecords list, CancellationToken cancellationToken)
        {
            var records = Found(list);
            var page = await records.OrderByDescending(record => record.No).PageOf(list)
                .Select(record => new
                {
                    Record = record,
                    BorrowerName = db.Borrowers.Where(borrower => borrower.Id == record.BorrowerId).Select(borrower => borrower.Profile.Name).FirstOrDefault(),
                    Contract = db.Loans.Where(loan => loan.Id == record.LoanId).Select(loan => loan.ContractNumber).FirstOrDefault(),
                })
                .ToListAsync(cancellationToken);
            return new AuditList(
                [
                    .. page.Select(row => new ListedAuditRecord(
                        row.Record.No, row.Record.At, row.Record.BusinessDate, row.Record.UserId, row.Record.UserName, row.Record.Origin,
                        row.Record.Command, row.Record.CommandId, row.Record.BorrowerId, row.BorrowerName, row.Record.LoanId, row.Contract,
                        JsonSerializer.Deserialize<JsonElement>(row.Record.Changes))),
                ],
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

            return records.Where(record =>
                (list.UserId == null || record.UserId == list.UserId)
                && (list.Command == null || record.Command == list.Command)
                && (list.BorrowerId == null || record.BorrowerId == list.BorrowerId)
                && (list.LoanId == null || record.LoanId == list.LoanId));
        }

        /// <summary>Nothing is older than this program, and databases know no date before the year 1.</summary>
        private static Instant StartOf(LocalDate day) => VietnamTime.StartOf(LocalDate.Max(day, new LocalDate(2000, 1, 1)));
    }
}

/// <summary>A page of the audit.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many there are on all pages together.</param>
public sealed record AuditList(IReadOnlyList<ListedAuditRecord> Rows, int Total);

/// <summary>Một lần thao tác.</summary>
/// <param name="No">In the order written.</param>
/// <param name="At">When.</param>
/// <param name="BusinessDate">Ngày nghiệp vụ.</param>
/// <param name="UserId">Who.</param>
/// <param name="UserName">Name of who, as it was then.</param>
/// <param name="Origin">From where.</param>
/// <param name="Command">Lệnh.</param>
/// <param name="CommandId">The command's key.</param>
/// <param name="BorrowerId">For which borrower.</param>
/// <param name="BorrowerName">Its name as it is now.</param>
/// <param name="LoanId">For which loan.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="Changes">The command, and before and after of what it changed.</param>
public sealed record ListedAuditRecord(
    long No, Instant At, LocalDate BusinessDate, Guid UserId, string UserName, string Origin, string Command, Guid CommandId, Guid? BorrowerId,
    string? BorrowerName, Guid? LoanId, string? ContractNumber, JsonElement Changes);

using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Policies;

/// <summary>
/// Xem trước khi đặt ngày nghỉ lễ: which due dates would move if the holidays of a year were these. It is computed as setting them would,
/// and refused for the same reasons; nothing is changed.
/// </summary>
/// <param name="Year">Năm.</param>
/// <param name="Days">All days off of the year.</param>
[Needs(Permission.SetPolicy)]
public sealed record PreviewHolidays(int Year, IReadOnlyList<LocalDate> Days) : IQuery<HolidayPreview>
{
    internal sealed class Validator : AbstractValidator<PreviewHolidays>
    {
        public Validator() => RuleFor(preview => preview.Days).Must(days => days.Count <= SetHolidays.MostDays).WithErrorCode("holidays-too-many");
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<PreviewHolidays, HolidayPreview>
    {
        public async Task<HolidayPreview> Handle(PreviewHolidays preview, CancellationToken cancellationToken)
        {
            var names = (await db.Holidays.AsNoTracking().Where(holiday => holiday.DroppedOn == null).ToListAsync(cancellationToken))
                .ToDictionary(holiday => holiday.Date, holiday => holiday.Name);
            try
            {
                var change = await HolidayChange.MakeAsync(
                    db, preview.Year, [.. preview.Days.Select(day => new HolidayOfYear(day, names.GetValueOrDefault(day, "")))], cancellationToken);
                var (before, after) = (change.Before.Select(day => day.Date).ToList(), change.After.Select(day => day.Date).ToList());
                return new HolidayPreview([.. after.Except(before)], [.. before.Except(after)], await MovesAsync(cancellationToken));
            }
            finally
            {
                // What was computed here must not be saved by whatever the same request does next.
                db.ChangeTracker.Clear();
            }
        }

        private async Task<IReadOnlyList<MovedRow>> MovesAsync(CancellationToken cancellation)
        {
            var changed = db.ChangeTracker.Entries<PlannedRow>().Where(entry => entry.State == EntityState.Modified).Select(entry => entry.Entity).ToList();
            var loans = changed.Select(row => row.LoanId).Distinct().ToList();
            var stored = await (
                from row in db.PlannedRows.AsNoTracking()
                join loan in db.Loans on row.LoanId equals loan.Id
                join borrower in db.Borrowers on loan.BorrowerId equals borrower.Id
                where loans.Contains(row.LoanId)
                select new { row.LoanId, row.No, row.DueDate, loan.ContractNumber, Borrower = borrower.Profile.Name })
                .ToDictionaryAsync(row => (row.LoanId, row.No), cancellation);
            return
            [
                .. changed.Select(row => (New: row, Old: stored[(row.LoanId, row.No)]))
                    .Where(row => row.New.DueDate != row.Old.DueDate)
                    .Select(row => new MovedRow(row.New.LoanId, row.Old.ContractNumber, row.Old.Borrower, row.New.No, row.Old.DueDate, row.New.DueDate))
                    .OrderBy(row => row.From).ThenBy(row => row.ContractNumber, StringComparer.Ordinal),
            ];
        }
    }
}

/// <summary>What would become of due dates.</summary>
/// <param name="Added">Days that would be put on the list.</param>
/// <param name="Dropped">Days that would be taken off it.</param>
/// <param name="Moved">The instalments whose due date would move, by date.</param>
public sealed record HolidayPreview(IReadOnlyList<LocalDate> Added, IReadOnlyList<LocalDate> Dropped, IReadOnlyList<MovedRow> Moved);

/// <summary>Kỳ trả nợ đổi ngày.</summary>
/// <param name="LoanId">Khoản vay.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="BorrowerName">Khách hàng.</param>
/// <param name="No">Kỳ số.</param>
/// <param name="From">Ngày đến hạn cũ.</param>
/// <param name="To">Ngày đến hạn mới.</param>
public sealed record MovedRow(Guid LoanId, string ContractNumber, string BorrowerName, int No, LocalDate From, LocalDate To);

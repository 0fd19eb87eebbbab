using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Application.Policies;

/// <summary>Ngày nghỉ lễ của một năm: what is stored beside what the law proposes.</summary>
/// <param name="Year">Năm.</param>
[Needs(Permission.ReadFund)]
public sealed record ListHolidays(int Year) : IQuery<HolidayList>
{
    internal sealed class Validator : AbstractValidator<ListHolidays>
    {
        public Validator() =>
            RuleFor(list => list.Year).InclusiveBetween(VietnameseLunarCalendar.FirstYear, VietnameseLunarCalendar.LastYear).WithErrorCode("year-out-of-range");
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListHolidays, HolidayList>
    {
        public async Task<HolidayList> Handle(ListHolidays list, CancellationToken cancellationToken)
        {
            var today = await db.BusinessDateAsync(cancellationToken);
            var (first, last) = (new LocalDate(list.Year, 1, 1), new LocalDate(list.Year, 12, 31));
            var stored = await db.Holidays.AsNoTracking()
                .Where(holiday => holiday.Date >= first && holiday.Date <= last && holiday.DroppedOn == null)
                .Select(holiday => new { holiday.Date, holiday.Name })
                .ToDictionaryAsync(holiday => holiday.Date, holiday => holiday.Name, cancellationToken);
            var proposed = PublicHolidays.Proposal(list.Year).ToDictionary(holiday => holiday.Date);
            return new HolidayList(
                list.Year,
                today,
                [
                    .. stored.Keys.Union(proposed.Keys).Order().Select(date => new HolidayRow(
                        date, stored.GetValueOrDefault(date), proposed.GetValueOrDefault(date)?.Kind, proposed.GetValueOrDefault(date)?.InPlaceOf, date > today)),
                ]);
        }
    }
}

/// <summary>The holidays of a year.</summary>
/// <param name="Year">Năm.</param>
/// <param name="BusinessDate">Ngày nghiệp vụ: days up to it stay as they are.</param>
/// <param name="Days">Every day that is stored or proposed, in order.</param>
public sealed record HolidayList(int Year, LocalDate BusinessDate, IReadOnlyList<HolidayRow> Days);

/// <summary>A day off, stored or proposed.</summary>
/// <param name="Date">Ngày.</param>
/// <param name="Name">Tên as stored; null where it is proposed and not stored.</param>
/// <param name="Proposed">Ngày lễ theo luật; null where it is stored and not proposed.</param>
/// <param name="InPlaceOf">The weekend day that the proposed day makes up for (nghỉ bù).</param>
/// <param name="CanChange">False once the day has begun.</param>
public sealed record HolidayRow(LocalDate Date, string? Name, PublicHolidayKind? Proposed, LocalDate? InPlaceOf, bool CanChange);

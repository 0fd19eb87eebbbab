using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Application.Policies;

/// <summary>
/// Đặt ngày nghỉ lễ: makes the holidays of a year exactly these. Days up to the business date have begun or are closed, so they stay as they
/// are stored. Due dates to come move with the calendar, and with them what lists show of every loan.
/// </summary>
/// <param name="CommandId">The key.</param>
/// <param name="Year">Năm.</param>
/// <param name="Days">All days off of the year; weekends may be among them.</param>
[Needs(Permission.SetPolicy)]
public sealed record SetHolidays(Guid CommandId, int Year, IReadOnlyList<HolidayOfYear> Days) : ICommand<Done>
{
    /// <summary>The Labour Code gives 11 days, some of them twice with the day in lieu; more than this is not a list of holidays.</summary>
    private const int MostDays = 40;

    internal sealed class Validator : AbstractValidator<SetHolidays>
    {
        public Validator()
        {
            RuleFor(set => set.Year).InclusiveBetween(VietnameseLunarCalendar.FirstYear, VietnameseLunarCalendar.LastYear).WithErrorCode("year-out-of-range");
            RuleFor(set => set.Days).Must(days => days.Count <= MostDays).WithErrorCode("holidays-too-many");
            RuleForEach(set => set.Days).NotNull().WithErrorCode("field-missing");
            RuleForEach(set => set.Days).ChildRules(day =>
            {
                day.RuleFor(named => named.Name).NotEmpty().WithErrorCode("text-missing");
                day.RuleFor(named => named.Name).MaximumLength(200).WithErrorCode("text-too-long");
            });
        }
    }

    internal sealed class Handler(FundDbContext db, AuditTrail trail) : IRequestHandler<SetHolidays, Done>
    {
        public async Task<Done> Handle(SetHolidays set, CancellationToken cancellationToken)
        {
            var today = (await db.FundAsync(cancellationToken)).BusinessDate;
            var wanted = Wanted(set);
            var stored = await db.Holidays.ToListAsync(cancellationToken);
            var (calendarBefore, before) = (CalendarOf(stored), OfYear(stored, set.Year));
            Change(stored, set.Year, wanted, today);
            await LoansOnNewCalendar.RefreshAsync(db, calendarBefore, CalendarOf(stored), today, cancellationToken);
            trail.Concerns(null, before: before, after: OfYear(stored, set.Year));
            return Done.Answer;
        }

        private static SortedDictionary<LocalDate, string> Wanted(SetHolidays set)
        {
            var wanted = new SortedDictionary<LocalDate, string>();
            foreach (var day in set.Days)
            {
                if (day.Date.Year != set.Year)
                {
                    throw new RuleViolationException(new("holiday-outside-year", "days", day.Date, set.Year));
                }

                if (!wanted.TryAdd(day.Date, day.Name))
                {
                    throw new RuleViolationException(new("holiday-twice", "days", day.Date));
                }
            }

            return wanted;
        }

        /// <summary>Brings what is stored to what is wanted; a day that stays keeps the date it was put on the list.</summary>
        private void Change(List<Holiday> stored, int year, SortedDictionary<LocalDate, string> wanted, LocalDate today)
        {
            var standing = Standing(stored, year).ToDictionary(holiday => holiday.Date);
            foreach (var date in wanted.Keys.Union(standing.Keys).Order())
            {
                var (name, holiday) = (wanted.GetValueOrDefault(date), standing.GetValueOrDefault(date));
                if (name == holiday?.Name)
                {
                    continue;
                }

                if (date <= today)
                {
                    throw new RuleViolationException(new("holiday-date-closed", "days", date, today));
                }

                switch (holiday, name)
                {
                    case (not null, not null):
                        holiday.Name = name;
                        break;
                    case (not null, null):
                        Drop(stored, holiday, today);
                        break;
                    case (null, not null):
                        Put(stored, date, name, today);
                        break;
                }
            }
        }

        /// <summary>What was put on the list today has not been known at any close, so nothing of it has to be remembered.</summary>
        private void Drop(List<Holiday> stored, Holiday holiday, LocalDate today)
        {
            if (holiday.SetOn == today)
            {
                stored.Remove(holiday);
                db.Holidays.Remove(holiday);
            }
            else
            {
                holiday.DroppedOn = today;
            }
        }

        /// <summary>A day taken off the list today and put on it again was never off.</summary>
        private void Put(List<Holiday> stored, LocalDate date, string name, LocalDate today)
        {
            if (stored.Find(holiday => holiday.Date == date && holiday.DroppedOn == today) is { } dropped)
            {
                (dropped.DroppedOn, dropped.Name) = (null, name);
                return;
            }

            var holiday = new Holiday { Date = date, Name = name, SetOn = today };
            stored.Add(holiday);
            db.Holidays.Add(holiday);
        }

        private static WorkingCalendar CalendarOf(List<Holiday> stored) => WorkingCalendar.WithHistory(
            [.. stored.Select(holiday => new ListedHoliday(holiday.Date, holiday.SetOn, holiday.DroppedOn))]);

        private static IEnumerable<Holiday> Standing(List<Holiday> stored, int year) =>
            stored.Where(holiday => holiday.Date.Year == year && holiday.DroppedOn is null);

        private static IReadOnlyList<HolidayOfYear> OfYear(List<Holiday> stored, int year) =>
            [.. Standing(stored, year).OrderBy(holiday => holiday.Date).Select(holiday => new HolidayOfYear(holiday.Date, holiday.Name))];
    }
}

/// <summary>Một ngày nghỉ lễ của năm.</summary>
/// <param name="Date">Ngày.</param>
/// <param name="Name">Tên ngày nghỉ.</param>
public sealed record HolidayOfYear(LocalDate Date, string Name);

using FluentValidation;
using MediatR;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
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
    internal const int MostDays = 40;

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
            var change = await HolidayChange.MakeAsync(db, set.Year, set.Days, cancellationToken);
            trail.Concerns(null, before: change.Before, after: change.After);
            return Done.Answer;
        }
    }
}

/// <summary>Một ngày nghỉ lễ của năm.</summary>
/// <param name="Date">Ngày.</param>
/// <param name="Name">Tên ngày nghỉ.</param>
public sealed record HolidayOfYear(LocalDate Date, string Name);

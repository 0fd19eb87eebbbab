using NodaTime;

namespace QuyHtx.Domain.Calendars;

/// <summary>Giờ Việt Nam: the fund's days are Vietnam's, wherever the machine stands. UTC+7 all year.</summary>
public static class VietnamTime
{
    private static readonly Offset Offset = Offset.FromHours(7);

    /// <summary>The day in Vietnam at an instant.</summary>
    public static LocalDate DateOf(Instant instant) => At(instant).Date;

    /// <summary>Day and time of the clock in Vietnam at an instant.</summary>
    public static LocalDateTime At(Instant instant) => instant.WithOffset(Offset).LocalDateTime;

    /// <summary>The instant at which a day begins in Vietnam; it belongs to that day.</summary>
    public static Instant StartOf(LocalDate date) => date.AtMidnight().WithOffset(Offset).ToInstant();
}

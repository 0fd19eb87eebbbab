using NodaTime;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Domain.Tests.Calendars;

public sealed class VietnamTimeTests
{
    [Fact]
    public void A_day_begins_seven_hours_before_it_does_at_Greenwich_and_its_first_instant_belongs_to_it()
    {
        var midnight = Instant.FromUtc(2026, 2, 28, 17, 0);
        Assert.Equal(midnight, VietnamTime.StartOf(new LocalDate(2026, 3, 1)));
        Assert.Equal(new LocalDate(2026, 3, 1), VietnamTime.DateOf(midnight));
        Assert.Equal(new LocalDate(2026, 2, 28), VietnamTime.DateOf(midnight - Duration.Epsilon));
    }
}

using NodaTime;
using QuyHtx.Application.Applications;
using QuyHtx.Domain.Calendars;

namespace QuyHtx.Web.Pages;

/// <summary>Một dòng của quá trình xử lý: what one person did over and over on a day is one line.</summary>
/// <param name="First">The first time.</param>
/// <param name="Times">How often.</param>
/// <param name="Words">The reasons, or the papers.</param>
public sealed record HistoryLine(ApplicationEvent First, int Times, string Words)
{
    /// <summary>The lines, the first first.</summary>
    public static IReadOnlyList<HistoryLine> Of(IReadOnlyList<ApplicationEvent> events)
    {
        var lines = new List<HistoryLine>();
        foreach (var one in events)
        {
            if (lines.Count > 0 && lines[^1] is var last && (last.First.Act, last.First.By, last.First.On) == (one.Act, one.By, one.On))
            {
                lines[^1] = last with { Times = last.Times + 1, Words = last.Words.Length == 0 ? "" : $"{last.Words}, {one.Words}" };
            }
            else
            {
                lines.Add(new HistoryLine(one, 1, one.Words));
            }
        }

        return lines;
    }

    /// <summary>The hour, where the business date was the day on the calendar; of a day that was closed late it says nothing.</summary>
    public Instant? At => VietnamTime.DateOf(First.At) == First.On ? First.At : null;
}

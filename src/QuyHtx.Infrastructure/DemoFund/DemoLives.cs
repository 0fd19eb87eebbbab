using NodaTime;

namespace QuyHtx.Infrastructure.DemoFund;

/// <summary>
/// Day by day: what is to happen on a business date happens, in the order in which the lives were begun, and the day is closed. Days on which
/// nothing happens are closed in one run.
/// </summary>
internal sealed class DemoLives(DemoDesk desk)
{
    private readonly PriorityQueue<IAsyncEnumerator<LocalDate>, (LocalDate On, int No)> waiting = new();
    private int begun;

    /// <summary>Begins a life; its first date is when it goes on.</summary>
    public async Task BeginAsync(IAsyncEnumerable<LocalDate> life) => await GoOnAsync(life.GetAsyncEnumerator(), ++begun);

    /// <summary>Until the last day, which stays open.</summary>
    public async Task LiveAsync(IProgress<DemoProgress>? progress)
    {
        while (true)
        {
            while (waiting.TryPeek(out var life, out var next) && next.On <= desk.Today)
            {
                waiting.Dequeue();
                await GoOnAsync(life, next.No);
            }

            if (desk.Today == desk.LastDay)
            {
                break;
            }

            var nextDay = waiting.TryPeek(out _, out var soonest) ? LocalDate.Min(soonest.On, desk.LastDay) : desk.LastDay;
            await CloseUntilAsync(nextDay, progress);
        }

        while (waiting.TryDequeue(out var life, out _))
        {
            await life.DisposeAsync();
        }
    }

    /// <summary>Closes the days before a day; stops at the end of each month to tell how far it is.</summary>
    private async Task CloseUntilAsync(LocalDate day, IProgress<DemoProgress>? progress)
    {
        while (desk.Today < day)
        {
            var (from, endOfMonth) = (desk.Today, desk.Today.With(DateAdjusters.EndOfMonth));
            await desk.CloseAsync(LocalDate.Min(endOfMonth, day.PlusDays(-1)));
            if (desk.Today.Month != from.Month || desk.Today == desk.LastDay)
            {
                progress?.Report(new DemoProgress(
                    desk.Today, Period.DaysBetween(desk.FirstDay, desk.Today), Period.DaysBetween(desk.FirstDay, desk.LastDay), desk.Messages));
            }
        }
    }

    private async Task GoOnAsync(IAsyncEnumerator<LocalDate> life, int no)
    {
        if (await life.MoveNextAsync())
        {
            waiting.Enqueue(life, (life.Current, no));
        }
        else
        {
            await life.DisposeAsync();
        }
    }
}

namespace QuyHtx.Application.Pipeline;

/// <summary>
/// What a command sets going outside the database once it is committed, such as the engine of the jobs: inside the transaction it would wait
/// for itself. A command that is repeated sets nothing going.
/// </summary>
public sealed class AfterCommit
{
    private readonly List<Func<CancellationToken, Task>> works = [];

    /// <summary>Does something after the commit.</summary>
    public void Do(Func<CancellationToken, Task> work) => works.Add(work);

    internal async Task DoneAsync(CancellationToken cancellation)
    {
        foreach (var work in works)
        {
            await work(cancellation);
        }

        works.Clear();
    }
}

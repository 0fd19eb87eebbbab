using NodaTime;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Domain;

namespace QuyHtx.Web.Hosting;

/// <summary>Một lần chạy khóa sổ: how far it has come, and how it ended. Read by pages while it runs.</summary>
/// <param name="userId">Who pressed.</param>
/// <param name="userName">Name of who.</param>
/// <param name="to">The last day it is to close.</param>
/// <param name="startedAt">When.</param>
public sealed class CloseRunState(Guid userId, string userName, LocalDate to, Instant startedAt) : IProgress<DayClosed>
{
    private readonly Lock gate = new();
    private readonly List<DayClosed> closed = [];

    public Guid UserId => userId;

    public string UserName => userName;

    public LocalDate To => to;

    public Instant StartedAt => startedAt;

    /// <summary>By which the log knows it.</summary>
    public string Code { get; } = Guid.NewGuid().ToString("N")[..12];

    public bool IsRunning { get; private set; } = true;

    /// <summary>Somebody asked it to stop.</summary>
    public bool IsStopping { get; set; }

    /// <summary>It stopped before its end.</summary>
    public bool WasStopped { get; private set; }

    /// <summary>The loans that keep the day open at which it stopped.</summary>
    public IReadOnlyList<FailedLoan> Failures { get; private set; } = [];

    /// <summary>Why it could not go on, or null.</summary>
    public RuleViolation? Problem { get; private set; }

    /// <summary>The days it has closed so far, in order.</summary>
    public IReadOnlyList<DayClosed> Closed
    {
        get
        {
            lock (gate)
            {
                return [.. closed];
            }
        }
    }

    public void Report(DayClosed value)
    {
        lock (gate)
        {
            closed.Add(value);
        }
    }

    /// <summary>It came to its end, or to a day that loans keep open.</summary>
    public void Finish(CloseRun run) => (Failures, IsRunning) = (run.Failures, false);

    /// <summary>It was stopped.</summary>
    public void Stop() => (WasStopped, IsRunning) = (true, false);

    /// <summary>It could not go on.</summary>
    public void Fail(RuleViolation problem) => (Problem, IsRunning) = (problem, false);
}

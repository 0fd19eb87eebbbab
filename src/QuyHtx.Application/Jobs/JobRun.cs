using NodaTime;

namespace QuyHtx.Application.Jobs;

/// <summary>Kết quả một lần chạy.</summary>
public enum JobOutcome
{
    /// <summary>Đang chạy.</summary>
    Running,

    /// <summary>Xong.</summary>
    Succeeded,

    /// <summary>Lỗi.</summary>
    Failed,

    /// <summary>Bị ngắt: the host stopped, or was gone before it could say how it went.</summary>
    Interrupted,
}

/// <summary>Lần chạy của một công việc định kỳ, whichever engine ran it.</summary>
public sealed class JobRun
{
    /// <summary>The run.</summary>
    public required Guid Id { get; init; }

    /// <summary>The job's name.</summary>
    public required string Job { get; init; }

    /// <summary>When it began.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>When it ended, or null while it runs.</summary>
    public Instant? EndedAt { get; set; }

    /// <summary>Kết quả.</summary>
    public JobOutcome Outcome { get; set; }

    /// <summary>What the job said of it, or what went wrong.</summary>
    public string Said { get; set; } = "";

    /// <summary>The engine that ran it.</summary>
    public required string Engine { get; init; }

    /// <summary>Name of who asked for it; nothing where it ran by the schedule.</summary>
    public required string AskedBy { get; init; }
}

/// <summary>Tạm dừng: while this row is there the job does not run by its schedule.</summary>
public sealed class JobPause
{
    /// <summary>The job's name.</summary>
    public required string Job { get; init; }

    /// <summary>Since when.</summary>
    public required Instant PausedAt { get; init; }

    /// <summary>Name of who paused it.</summary>
    public required string PausedBy { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

namespace QuyHtx.Infrastructure.Jobs;

/// <summary>The section Jobs of the settings.</summary>
public sealed class JobOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Jobs";

    /// <summary>What runs the catalogue on this host.</summary>
    public JobEngine Engine { get; set; } = JobEngine.Quartz;
}

/// <summary>What can run the catalogue.</summary>
public enum JobEngine
{
    /// <summary>Quartz, with its store in the fund's database.</summary>
    Quartz,

    /// <summary>Nothing: another host does, or somebody types the verbs.</summary>
    None,
}

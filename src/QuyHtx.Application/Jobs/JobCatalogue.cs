using QuyHtx.Application.Persistence;
using QuyHtx.Domain;

namespace QuyHtx.Application.Jobs;

/// <summary>Danh mục công việc: every recurring job, by name.</summary>
/// <param name="Jobs">The jobs, in the order that people read them.</param>
public sealed record JobCatalogue(IReadOnlyList<RecurringJob> Jobs)
{
    /// <summary>Giờ Việt Nam.</summary>
    public const string TimeZone = "Asia/Ho_Chi_Minh";

    /// <summary>A job by its name, or null.</summary>
    public RecurringJob? Find(string name) => Jobs.FirstOrDefault(job => job.Name == name);

    /// <summary>A job by its name.</summary>
    /// <exception cref="RuleViolationException">There is none of that name.</exception>
    internal RecurringJob Named(string name) => Find(name) ?? throw Loaders.NotThere();
}

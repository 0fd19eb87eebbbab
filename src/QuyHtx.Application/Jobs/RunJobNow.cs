using MediatR;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Jobs;

/// <summary>Chạy ngay một công việc: fires it once, also while it is paused. What comes of it stands in the list of runs.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="Job">Tên công việc.</param>
[Needs(Permission.RunSystem)]
public sealed record RunJobNow(Guid CommandId, string Job) : ICommand<Done>
{
    internal sealed class Handler(JobCatalogue catalogue, IJobEngine engine, CurrentUser user, AfterCommit after) : IRequestHandler<RunJobNow, Done>
    {
        public Task<Done> Handle(RunJobNow message, CancellationToken cancellationToken)
        {
            var job = catalogue.Named(message.Job);
            if (engine.Name.Length == 0)
            {
                throw new RuleViolationException(new("job-engine-none", null));
            }

            after.Do(cancellation => engine.RunNowAsync(job.Name, user.Name, cancellation));
            return Task.FromResult(Done.Answer);
        }
    }
}

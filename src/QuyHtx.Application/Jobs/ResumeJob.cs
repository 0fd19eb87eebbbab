using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Jobs;

/// <summary>Cho công việc chạy lại theo lịch.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="Job">Tên công việc.</param>
[Needs(Permission.RunSystem)]
public sealed record ResumeJob(Guid CommandId, string Job) : ICommand<Done>
{
    internal sealed class Handler(FundDbContext db, JobCatalogue catalogue, AuditTrail trail) : IRequestHandler<ResumeJob, Done>
    {
        public async Task<Done> Handle(ResumeJob message, CancellationToken cancellationToken)
        {
            var job = catalogue.Named(message.Job);
            var paused = await db.JobPauses.SingleOrDefaultAsync(pause => pause.Job == job.Name, cancellationToken)
                ?? throw new RuleViolationException(new("job-not-paused", null));
            trail.Concerns(null, before: paused);
            db.JobPauses.Remove(paused);
            return Done.Answer;
        }
    }
}

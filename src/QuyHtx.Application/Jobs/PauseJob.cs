using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Jobs;

/// <summary>Tạm dừng một công việc: it does not run by its schedule until somebody lets it go on; a run that is going on ends as it would.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="Job">Tên công việc.</param>
/// <param name="Reason">Lý do, for whoever finds it paused.</param>
[Needs(Permission.RunSystem)]
public sealed record PauseJob(Guid CommandId, string Job, string Reason) : ICommand<Done>
{
    internal sealed class Validator : AbstractValidator<PauseJob>
    {
        public Validator()
        {
            RuleFor(pause => pause.Reason).NotEmpty().WithErrorCode("text-missing");
            RuleFor(pause => pause.Reason).MaximumLength(400).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, JobCatalogue catalogue, CurrentUser user, TimeProvider clock) : IRequestHandler<PauseJob, Done>
    {
        public async Task<Done> Handle(PauseJob message, CancellationToken cancellationToken)
        {
            var job = catalogue.Named(message.Job);
            if (await db.JobPauses.AsNoTracking().SingleOrDefaultAsync(pause => pause.Job == job.Name, cancellationToken) is { } paused)
            {
                throw new RuleViolationException(new("job-paused-already", null, paused.PausedBy));
            }

            db.JobPauses.Add(new JobPause
            {
                Job = job.Name,
                PausedAt = Instant.FromDateTimeOffset(clock.GetUtcNow()),
                PausedBy = user.Name,
                Reason = message.Reason.Trim(),
            });
            return Done.Answer;
        }
    }
}

using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Jobs;

/// <summary>Lịch sử chạy, the latest first; of the last ninety days.</summary>
/// <param name="Job">Tên công việc, or all.</param>
/// <param name="Outcome">Kết quả, or all.</param>
/// <param name="Page">Trang, from 1.</param>
/// <param name="PageSize">Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</param>
[Needs(Permission.RunSystem, Permission.ReadAudit)]
public sealed record ListJobRuns(string? Job = null, JobOutcome? Outcome = null, int Page = 1, int PageSize = 50) : IQuery<JobRunList>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListJobRuns>
    {
        public Validator() => Include(new Paging.Rule());
    }

    internal sealed class Handler(FundDbContext db) : IRequestHandler<ListJobRuns, JobRunList>
    {
        public async Task<JobRunList> Handle(ListJobRuns list, CancellationToken cancellationToken)
        {
            var runs = db.JobRuns.AsNoTracking()
                .Where(run => (list.Job == null || run.Job == list.Job) && (list.Outcome == null || run.Outcome == list.Outcome));
            var page = await runs.OrderByDescending(run => run.StartedAt).ThenBy(run => run.Id).PageOf(list).ToListAsync(cancellationToken);
            return new JobRunList([.. page.Select(JobRunRow.Of)], await runs.CountAsync(cancellationToken));
        }
    }
}

/// <summary>A page of runs.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many there are on all pages together.</param>
public sealed record JobRunList(IReadOnlyList<JobRunRow> Rows, int Total);

/// <summary>Một lần chạy.</summary>
/// <param name="Id">The run.</param>
/// <param name="Job">Tên công việc.</param>
/// <param name="StartedAt">Bắt đầu.</param>
/// <param name="EndedAt">Kết thúc, or null while it runs.</param>
/// <param name="Outcome">Kết quả.</param>
/// <param name="Said">What the job said of it, or what went wrong.</param>
/// <param name="Engine">The engine that ran it.</param>
/// <param name="AskedBy">Who asked for it; nothing where it ran by the schedule.</param>
public sealed record JobRunRow(
    Guid Id, string Job, Instant StartedAt, Instant? EndedAt, JobOutcome Outcome, string Said, string Engine, string AskedBy)
{
    internal static JobRunRow Of(JobRun run) => new(run.Id, run.Job, run.StartedAt, run.EndedAt, run.Outcome, run.Said, run.Engine, run.AskedBy);
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Jobs;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Operations;

/// <summary>Tình trạng hệ thống: the last close, what keeps days open, jobs, letters, and whether a mail server is set up. Answers before there is a fund, too.</summary>
[Needs(Permission.RunSystem, Permission.ReadAudit)]
public sealed record GetSystemState : IQuery<SystemState>
{
    internal sealed class Handler(FundDbContext db, JobCatalogue catalogue, IJobEngine engine, IMailGateway mail) : IRequestHandler<GetSystemState, SystemState>
    {
        public async Task<SystemState> Handle(GetSystemState request, CancellationToken cancellationToken)
        {
            var messages = await db.Messages.GroupBy(message => message.Status).Select(of => new MessagesOfStatus(of.Key, of.Count()))
                .ToListAsync(cancellationToken);
            var last = await db.JobRuns.AsNoTracking().Where(run => !db.JobRuns.Any(later => later.Job == run.Job && later.StartedAt > run.StartedAt))
                .Select(run => new { run.Job, run.Outcome }).ToListAsync(cancellationToken);
            return new SystemState(
                await db.Funds.AsNoTracking().Select(fund => (LocalDate?)fund.BusinessDate).SingleOrDefaultAsync(cancellationToken),
                await db.DayCloses.AsNoTracking().OrderByDescending(close => close.Date).Select(close => new LastClose(close.Date, close.ClosedAt))
                    .FirstOrDefaultAsync(cancellationToken),
                await db.CloseFailures.CountAsync(failure => failure.ResolvedOn == null, cancellationToken),
                engine.Name,
                [.. last.Where(run => run.Outcome == JobOutcome.Failed && catalogue.Find(run.Job) is not null).Select(run => run.Job)],
                await db.JobPauses.Select(pause => pause.Job).ToListAsync(cancellationToken),
                mail.IsSetUp,
                [.. messages.OrderBy(of => of.Status)]);
        }
    }
}

/// <summary>How the system stands.</summary>
/// <param name="BusinessDate">Ngày nghiệp vụ; null while there is no fund.</param>
/// <param name="LastClose">Lần khóa sổ gần nhất, or null.</param>
/// <param name="LoansNotClosing">Loans that keep a day open or are set aside.</param>
/// <param name="JobEngine">What runs the jobs on this host; empty where it runs none.</param>
/// <param name="FailingJobs">Jobs whose last run failed.</param>
/// <param name="PausedJobs">Jobs that do not run by their schedule.</param>
/// <param name="MailIsSetUp">A mail server is set up.</param>
/// <param name="Messages">How many letters of each status; a status without any is left out.</param>
public sealed record SystemState(
    LocalDate? BusinessDate, LastClose? LastClose, int LoansNotClosing, string JobEngine, IReadOnlyList<string> FailingJobs, IReadOnlyList<string> PausedJobs,
    bool MailIsSetUp, IReadOnlyList<MessagesOfStatus> Messages);

/// <summary>Lần khóa sổ gần nhất.</summary>
/// <param name="Date">The day that was closed.</param>
/// <param name="ClosedAt">When.</param>
public sealed record LastClose(LocalDate Date, Instant ClosedAt);

using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Jobs;
using QuyHtx.Application.Operations;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Jobs;

/// <summary>What people see of the jobs and do to them, on a host that runs an engine of the test's own.</summary>
public sealed class JobMessagesTests
{
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 20, 23, 0);

    [Theory]
    [OnEveryDatabase]
    public async Task Jobs_are_listed_with_schedule_next_run_last_run_and_pause(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        fund.Engine.Next["close-days"] = fund.Engine.Next["send-messages"] = Morning;
        await fund.Ran("close-days", Morning - Duration.FromHours(2), JobOutcome.Failed, "HD-2026-0001: lỗi");
        await fund.Ran("close-days", Morning - Duration.FromHours(1), JobOutcome.Succeeded, "Ngày nghiệp vụ nay là 21/11/2026.");
        await fund.Send(new PauseJob(Guid.NewGuid(), "send-messages", " Đổi máy chủ thư "), Person.Administrator);

        var list = await fund.Send(new ListJobs(), Person.Auditor);

        Assert.Equal(("thử", "Asia/Ho_Chi_Minh"), (list.Engine, list.TimeZone));
        Assert.Equal(["close-days", "send-messages", "make-backup"], list.Jobs.Select(job => job.Name));
        var (close, send) = (list.Jobs[0], list.Jobs[1]);
        Assert.Equal((Morning, "00:30 hằng ngày", null), (close.NextRunAt, close.When, close.Pause));
        Assert.Equal([1, 5, 15], close.RetryAfterMinutes);
        Assert.Equal((JobOutcome.Succeeded, "Ngày nghiệp vụ nay là 21/11/2026."), (close.LastRun!.Outcome, close.LastRun.Said));
        Assert.Equal((null, null, Person.Administrator.Name, "Đổi máy chủ thư"), (send.NextRunAt, send.LastRun, send.Pause!.By, send.Pause.Reason));
        Assert.Equal(["send-messages"], (await fund.Send(new GetSystemState(), Person.Administrator)).PausedJobs);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Runs_are_listed_by_page_the_latest_first_of_one_job_or_one_outcome(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        await fund.Ran("close-days", Morning, JobOutcome.Failed, "một");
        await fund.Ran("close-days", Morning + Duration.FromMinutes(1), JobOutcome.Succeeded, "hai");
        await fund.Ran("send-messages", Morning + Duration.FromMinutes(2), JobOutcome.Failed, "ba");

        async Task<string> Said(ListJobRuns list) => string.Join(' ', (await fund.Send(list, Person.Administrator)).Rows.Select(run => run.Said));
        Assert.Equal("ba hai một", await Said(new ListJobRuns()));
        Assert.Equal("hai một", await Said(new ListJobRuns("close-days")));
        Assert.Equal("ba một", await Said(new ListJobRuns(Outcome: JobOutcome.Failed)));
        Assert.Equal("hai", await Said(new ListJobRuns(Page: 2, PageSize: 1)));
        Assert.Equal(3, (await fund.Send(new ListJobRuns(Page: 2, PageSize: 1), Person.Administrator)).Total);
        Assert.Equal(["send-messages"], (await fund.Send(new GetSystemState(), Person.Auditor)).FailingJobs);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_job_is_run_once_for_a_command_by_name_of_who_asks_and_after_the_command_is_recorded(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        var command = new RunJobNow(Guid.NewGuid(), "close-days");
        fund.Engine.OnRun = async () => Assert.True(await fund.Look(db => db.Commands.AnyAsync(record => record.Id == command.CommandId)));

        await fund.Send(command, Person.Administrator);
        await fund.Send(command, Person.Administrator);

        Assert.Equal([("close-days", Person.Administrator.Name)], fund.Engine.Asked);
        Assert.Equal("not-there", (await Refused(() => fund.Send(new RunJobNow(Guid.NewGuid(), "no-such"), Person.Administrator))).Code);
        fund.Engine.Name = "";
        Assert.Equal("job-engine-none", (await Refused(() => fund.Send(new RunJobNow(Guid.NewGuid(), "close-days"), Person.Administrator))).Code);
        await Assert.ThrowsAsync<Application.Pipeline.NotAllowedException>(() => fund.Send(command, Person.Accountant));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_job_is_paused_once_and_goes_on_once_and_the_second_person_is_told_who_did(DatabaseProvider provider)
    {
        await using var fund = await TestFund.OpenAsync(provider);
        Assert.Equal("job-not-paused", (await Refused(() => fund.Send(new ResumeJob(Guid.NewGuid(), "close-days"), Person.Administrator))).Code);
        await fund.Send(new PauseJob(Guid.NewGuid(), "close-days", "Chuyển máy"), Person.Administrator);
        var again = await Refused(() => fund.Send(new PauseJob(Guid.NewGuid(), "close-days", "Chuyển máy"), Person.Administrator));
        Assert.Equal(("job-paused-already", Person.Administrator.Name), (again.Code, again.Values[0]));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => fund.Send(new PauseJob(Guid.NewGuid(), "close-days", ""), Person.Administrator));

        await fund.Send(new ResumeJob(Guid.NewGuid(), "close-days"), Person.Administrator);

        Assert.Empty((await fund.Send(new GetSystemState(), Person.Administrator)).PausedJobs);
        Assert.Contains("Chuyển máy", await fund.Look(db => db.AuditRecords.Where(record => record.Command == nameof(ResumeJob)).Select(record => record.Changes).SingleAsync()), StringComparison.Ordinal);
    }

    private static async Task<RuleViolation> Refused(Func<Task> send) => (await Assert.ThrowsAsync<RuleViolationException>(send)).Violation;
}

internal static class PastRuns
{
    /// <summary>Puts a run into the list that took a minute.</summary>
    public static Task<int> Ran(this TestFund fund, string job, Instant at, JobOutcome outcome, string said) => fund.Look(db =>
    {
        db.JobRuns.Add(new JobRun
        {
            Id = Guid.NewGuid(), Job = job, StartedAt = at, EndedAt = at + Duration.FromMinutes(1), Outcome = outcome, Said = said, Engine = "thử", AskedBy = "",
        });
        return db.SaveChangesAsync();
    });
}

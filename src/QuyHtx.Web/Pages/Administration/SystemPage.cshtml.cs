using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Jobs;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Operations;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Tình trạng hệ thống: version, database, close of day, jobs, mail with a test letter, backup.</summary>
[Needs(Permission.RunSystem, Permission.ReadAudit)]
public sealed class SystemPageModel(FundDbContext db, DatabaseOptions database, TestMail mail) : FundPage
{
    /// <summary>The job that keeps a copy of the database, where the catalogue has one.</summary>
    private const string BackupJob = "make-backup";

    public SystemState State { get; private set; } = null!;

    public DatabaseFacts Facts { get; private set; } = null!;

    public JobRunRow? LastBackup { get; private set; }

    public TestMailSent? Sent { get; private set; }

    /// <summary>Without the hash of the commit that a build adds.</summary>
    public string Version { get; } =
        typeof(SystemPageModel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public async Task OnGetAsync()
    {
        State = await Ask(new GetSystemState());
        Facts = await DatabaseFacts.AskAsync(db, database, HttpContext.RequestAborted);
        LastBackup = (await Ask(new ListJobRuns(BackupJob, JobOutcome.Succeeded, PageSize: 1))).Rows.FirstOrDefault();
    }

    public async Task<IActionResult> OnPostTestMailAsync()
    {
        try
        {
            Sent = await mail.SendAsync(CommandId, HttpContext.RequestAborted);
        }
        catch (RuleViolationException refused)
        {
            Refuse(refused.Violation);
        }

        ModelState.Remove(nameof(CommandId));
        CommandId = Guid.NewGuid();
        await OnGetAsync();
        return Page();
    }
}

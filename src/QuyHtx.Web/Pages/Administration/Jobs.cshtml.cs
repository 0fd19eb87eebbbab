using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using QuyHtx.Application.Jobs;
using QuyHtx.Application.Pipeline;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Công việc định kỳ: what each does and when, how its runs went; run now, pause, go on.</summary>
[Needs(Permission.RunSystem, Permission.ReadAudit)]
public sealed class JobsModel : FundPage
{
    public const int Size = 20;

    public static readonly IReadOnlyList<SelectListItem> OutcomeOptions =
        [.. Enum.GetValues<JobOutcome>().Select(outcome => new SelectListItem(AdministrationWords.Of(outcome).Word, outcome.ToString()))];

    [BindProperty(SupportsGet = true, Name = "congViec")]
    public string Job { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "ketQua")]
    public JobOutcome? Outcome { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    [BindProperty]
    public string Reason { get; set; } = "";

    public JobList Jobs { get; private set; } = new("", "", []);

    public JobRunList Runs { get; private set; } = new([], 0);

    public IEnumerable<SelectListItem> JobOptions => Jobs.Jobs.Select(job => new SelectListItem(job.Description, job.Name));

    /// <summary>A job that is no longer in the catalogue goes by its bare name.</summary>
    public string NameOf(string job) => Jobs.Jobs.FirstOrDefault(row => row.Name == job)?.Description ?? job;

    public async Task OnGetAsync()
    {
        Jobs = await Ask(new ListJobs());
        Runs = await Ask(new ListJobRuns(Job.Length > 0 ? Job : null, Outcome, Number, Size));
    }

    public Task<IActionResult> OnPostRunAsync(string job) =>
        DoAsync(new RunJobNow(CommandId, job), "Đã bảo công việc chạy ngay. Kết quả hiện ở lịch sử bên dưới; tải lại trang sau ít giây.");

    public Task<IActionResult> OnPostPauseAsync(string job) => DoAsync(new PauseJob(CommandId, job, Reason), "Đã tạm dừng công việc.");

    public Task<IActionResult> OnPostResumeAsync(string job) => DoAsync(new ResumeJob(CommandId, job), "Công việc lại chạy theo lịch.");

    private async Task<IActionResult> DoAsync(ICommand<Done> command, string notice)
    {
        if (await Try(command) is not null)
        {
            Notice = notice;
            return Redirect("/quan-tri/cong-viec");
        }

        await OnGetAsync();
        return Page();
    }
}

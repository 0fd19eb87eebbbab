using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Lập Quỹ: begins the books, and leads through what else a new fund needs.</summary>
[Needs(Permission.RunSystem)]
public sealed class FoundFundModel(TimeProvider clock) : FundPage
{
    /// <summary>Decree 45/2021/NĐ-CP: a local fund has at least 20 tỷ đồng.</summary>
    private static readonly Dong LeastCapital = new(20_000_000_000);

    private const int YearsToTarget = 5;

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Province { get; set; } = "";

    [BindProperty]
    public LocalDate BusinessDate { get; set; }

    [BindProperty]
    public Dong CapitalTarget { get; set; } = LeastCapital;

    [BindProperty]
    public LocalDate CapitalTargetOn { get; set; }

    public bool IsFounded { get; private set; }

    public IReadOnlyList<StartingTask> Tasks { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        BusinessDate = VietnamTime.DateOf(Instant.FromDateTimeOffset(clock.GetUtcNow()));
        CapitalTargetOn = new LocalDate(BusinessDate.Year + YearsToTarget, 12, 31);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid && await Try(new FoundFund(CommandId, Name.Trim(), Province.Trim(), BusinessDate, CapitalTarget, CapitalTargetOn)) is not null)
        {
            Notice = "Đã lập Quỹ. Việc tiếp theo: ban hành chính sách cho vay.";
            return Redirect("/quan-tri/lap-quy");
        }

        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        var point = await Ask(new GetStartingPoint());
        IsFounded = point.BusinessDate is not null;
        Tasks = StartingTasks.Of(point);
    }
}

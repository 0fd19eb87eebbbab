using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Calendars;
using QuyHtx.Web.Hosting;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Books;

/// <summary>Khóa sổ ngày: what is open, what closing would do, the run while it runs, the loans that stop it, and what was closed.</summary>
[Needs(Permission.ReadFund)]
public sealed class CloseModel : BooksPage
{
    /// <summary>Khóa sổ đến hết ngày.</summary>
    [BindProperty]
    public LocalDate? Until { get; set; }

    [BindProperty]
    public Guid LoanId { get; set; }

    [BindProperty]
    public LocalDate? Date { get; set; }

    /// <summary>Lý do tạm gác.</summary>
    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>Show what closing would do.</summary>
    [BindProperty(SupportsGet = true, Name = "thu")]
    public bool IsTrial { get; set; }

    [BindProperty(SupportsGet = true, Name = "tu")]
    public LocalDate? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public LocalDate? To { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Query)]
    public int Number { get; set; } = 1;

    /// <summary>Rows of a page of closes.</summary>
    public int ClosesOfAPage => 20;

    /// <summary>Hôm nay, by the clock.</summary>
    public LocalDate Today { get; private set; }

    public bool MayClose => May(Permission.CloseDays);

    public CloseRunState? Run => Runner.Last;

    /// <summary>What is proposed to close: all days that are over, or today where they are closed already.</summary>
    public LocalDate Proposed => LocalDate.Max(BusinessDate, Today.PlusDays(-1));

    /// <summary>How many days that is.</summary>
    public int Days => Math.Max(0, Period.DaysBetween(BusinessDate, Proposed) + 1);

    /// <summary>How many days are over and still open.</summary>
    public int DaysBehind => Period.DaysBetween(BusinessDate, Today);

    public ClosePreview? Preview { get; private set; }

    public IReadOnlyList<CloseFailureRow> Failures { get; private set; } = [];

    public CloseList Closes { get; private set; } = new([], 0);

    private CloseRunner Runner => HttpContext.RequestServices.GetRequiredService<CloseRunner>();

    private TimeProvider Clock => HttpContext.RequestServices.GetRequiredService<TimeProvider>();

    public async Task OnGetAsync()
    {
        await ReadAsync();
        Until = Proposed;
    }

    /// <summary>The run as it stands, for the part of the page that asks again by itself; once it has ended the whole page is asked for.</summary>
    public IActionResult OnGetProgress()
    {
        if (Run is not { IsRunning: true })
        {
            Response.Headers["HX-Refresh"] = "true";
            return new EmptyResult();
        }

        return Partial("_CloseProgress", Run);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        RequireClosing();
        try
        {
            if (ModelState.IsValid)
            {
                Runner.Start(Current, DayCloser.LastDay(Until, Clock));
                return Redirect("/so-sach/dong-ngay");
            }
        }
        catch (RuleViolationException refused)
        {
            Refuse(refused.Violation with { Field = nameof(Until) });
        }

        await ReadAsync();
        return Page();
    }

    public IActionResult OnPostStop()
    {
        RequireClosing();
        Runner.Cancel();
        return Redirect("/so-sach/dong-ngay");
    }

    public async Task<IActionResult> OnPostSetAsideAsync()
    {
        if (Date is { } date && await Try(new SetAsideFailure(CommandId, LoanId, date, Reason.Trim())) is not null)
        {
            Notice = "Đã tạm gác khoản vay. Khóa sổ lại để đóng các ngày còn mở.";
            return Redirect("/so-sach/dong-ngay");
        }

        await ReadAsync();
        return Page();
    }

    private void RequireClosing()
    {
        if (!MayClose || Current.ReadOnly)
        {
            throw new NotAllowedException(Permission.CloseDays);
        }
    }

    private async Task ReadAsync()
    {
        await ReadBusinessDateAsync();
        Today = VietnamTime.DateOf(Instant.FromDateTimeOffset(Clock.GetUtcNow()));
        Failures = await Ask(new ListCloseFailures());
        Closes = await Try(new ListCloses(From, To, Number, ClosesOfAPage)) ?? Closes;
        Preview = IsTrial && Run is not { IsRunning: true } ? await Ask(new PreviewClose()) : null;
    }
}

using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Drafts;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages;

/// <summary>Lập hồ sơ mới: drafted until borrower, loan and plan are there; then it is opened, gets its number, and goes on with its papers.</summary>
[Needs(Permission.KeepApplications)]
public sealed class ApplicationNewModel : ApplicationForm
{
    private const int MostHits = 12;

    [BindProperty(SupportsGet = true, Name = "khach")]
    public Guid? ForBorrower { get; set; }

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string Search { get; set; } = "";

    public IReadOnlyList<BorrowerLine> Hits { get; private set; } = [];

    /// <summary>
    /// How most borrowers pay: a form that begins with it is seldom changed. Who came from a borrower's page has chosen the borrower, and goes on with it.
    /// </summary>
    private TypedFields Beginning
    {
        get
        {
            var fields = new TypedFields(new Dictionary<string, string> { ["interestEveryMonths"] = "3", ["principalEveryMonths"] = "3" });
            return ForBorrower is { } chosen ? fields.With("borrowerId", chosen.ToString()) : fields;
        }
    }

    public override string AddressOf(FormStep step) => $"/ho-so/moi/{Id}?buoc={ApplicationFields.SlugOf(step)}{(ForBorrower is { } borrower ? $"&khach={borrower}" : "")}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (Id == Guid.Empty)
        {
            return Redirect($"/ho-so/moi/{Guid.NewGuid()}{(ForBorrower is { } borrower ? $"?khach={borrower}&buoc=khoan-vay" : "")}");
        }

        if (await IsOpenedAsync())
        {
            return Redirect($"/ho-so/{Id}/sua");
        }

        await ReadAsync(Beginning);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAutosaveAsync()
    {
        await ReadAsync(Beginning);
        await KeepAsync();

        // Sent by a page that has been sent itself meanwhile: what it kept would lie over the application as an older draft.
        if (await IsOpenedAsync())
        {
            await Ask(new DiscardDraft(DraftForm.Application, Id));
            return new NoContentResult();
        }

        return Partial("_ApplicationPanel", this);
    }

    public async Task<IActionResult> OnPostKeepAsync()
    {
        await ReadAsync(Beginning);
        await KeepAsync();
        Notice = "Đã lưu nháp. Bản nháp nằm ở đầu mục Hồ sơ vay vốn, chỉ bạn thấy, đăng xuất vẫn còn.";
        return Redirect(AddressOf(Step));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReadAsync(Beginning);
        await KeepAsync();
        var here = Step;
        Say(Reading.Problems.Where(problem => here == FormStep.Plan || ApplicationFields.StepOf(problem.Field) == here));
        if (!ModelState.IsValid)
        {
            return await ShowAsync();
        }

        if (here < FormStep.Plan)
        {
            return Redirect(AddressOf(here + 1));
        }

        if (await TryHere(new OpenApplication(Id, Reading.BorrowerId!.Value, Reading.Content)) is not { } opened)
        {
            return await ShowAsync();
        }

        await Ask(new DiscardDraft(DraftForm.Application, Id));
        Notice = $"Đã lập hồ sơ {opened.Number}. Tiếp theo: đính kèm giấy tờ rồi nộp.";
        return Redirect($"/ho-so/{Id}/sua?buoc={ApplicationFields.SlugOf(FormStep.Papers)}");
    }

    private async Task<IActionResult> ShowAsync()
    {
        await JudgeAsync();
        if (Step == FormStep.Borrower)
        {
            Hits = (await Ask(new FindBorrowers(Search, PageSize: MostHits))).Rows;
        }

        return Page();
    }

    /// <summary>Whoever comes back to the address of a new one that was opened meanwhile goes on with it.</summary>
    private async Task<bool> IsOpenedAsync()
    {
        var opened = await Try(new GetApplication(Id)) is not null;
        ModelState.Clear();
        return opened;
    }
}

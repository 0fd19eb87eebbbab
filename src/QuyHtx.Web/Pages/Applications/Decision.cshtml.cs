using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages;

/// <summary>
/// Quyết định cho vay: everything that it rests on, on one page. What was chosen is read back with what it will do before it is done; that
/// step is a page of its own, so it works without scripts.
/// </summary>
[Needs(Permission.Decide)]
public sealed class DecisionModel : FundPage
{
    private static readonly SelectListItem Refusal = new("Từ chối cho vay", "false");

    public ApplicationFile Application { get; private set; } = null!;

    public IReadOnlyList<ApplicationEvent> History { get; private set; } = [];

    public ApplicationPlanned Plan { get; private set; } = null!;

    public FundPosition Position { get; private set; } = null!;

    [BindProperty]
    public bool? Approve { get; set; }

    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>The decision was typed and found right, and waits to be confirmed.</summary>
    public bool IsReadBack { get; private set; }

    /// <summary>May this person decide this application, at least to refuse it?</summary>
    public bool MayDecide => Application.Next is { Step: ApplicationStep.Decide, Hindrance: StepHindrance.None or StepHindrance.AboveAuthority };

    /// <summary>What may be chosen: above an approver's authority only a refusal.</summary>
    public IEnumerable<SelectListItem> Choices => Application.Next is { Hindrance: StepHindrance.AboveAuthority }
        ? [Refusal]
        : [new("Duyệt cho vay", "true"), Refusal];

    /// <summary>Mức phán quyết of whoever is looking; null where there is none.</summary>
    public Dong? Authority => May(Permission.DecideAnyAmount) ? null : Application.ApproverMostAmount;

    /// <summary>What could still be lent after this loan was approved; below nil where the fund has not got it.</summary>
    public Dong LeftToLend => Position.Cash - Position.Promised - Application.Content.Amount;

    public Task OnGetAsync(Guid id) => LoadAsync(id);

    public async Task<IActionResult> OnPostXemLaiAsync(Guid id)
    {
        await LoadAsync(id);
        Check();
        IsReadBack = ModelState.IsValid;
        return Page();
    }

    /// <summary>Goes back to the form with all that was typed.</summary>
    public async Task<IActionResult> OnPostSuaAsync(Guid id)
    {
        await LoadAsync(id);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (Approve is { } approve && await Try(new DecideApplication(CommandId, id, approve, Reason)) is not null)
        {
            Notice = approve ? "Đã duyệt cho vay. Bước tiếp theo là ký hợp đồng." : "Đã từ chối cho vay. Hồ sơ kết thúc tại đây.";
            return Redirect($"/ho-so/{id}");
        }

        await LoadAsync(id);
        return Page();
    }

    /// <summary>What the command would refuse, said before anything is read back.</summary>
    private void Check()
    {
        if (Approve is not { } approve)
        {
            ModelState.AddModelError(nameof(Approve), "Hãy chọn duyệt hay từ chối.");
            return;
        }

        if (!approve && string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Hãy ghi lý do từ chối.");
        }

        if (approve && Application.Next is { Hindrance: StepHindrance.AboveAuthority })
        {
            Refuse(new RuleViolation("above-authority", null, Application.Content.Amount, Application.ApproverMostAmount!.Value));
        }

        foreach (var failed in Application.Checks.Where(check => approve && !check.Passed))
        {
            Refuse(new RuleViolation("eligibility-failed", null, new RuleViolation(failed.Code, null), failed.Figures));
        }
    }

    private async Task LoadAsync(Guid id)
    {
        Application = await Ask(new GetApplication(id));
        History = await Ask(new GetApplicationHistory(id));
        Plan = await Ask(new PlanApplication(id));
        Position = await Ask(new GetFundPosition());
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Drafts;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Pages;

/// <summary>Thẩm định: the checks of today with their figures, an opinion and a proposal; or back to its makers with what is missing.</summary>
[Needs(Permission.Appraise)]
public sealed class AppraisalModel : FundPage
{
    public static readonly IReadOnlyList<SelectListItem> Proposals = [new("Đề xuất cho vay", "true"), new("Đề xuất từ chối", "false")];

    public ApplicationFile Application { get; private set; } = null!;

    public IReadOnlyList<ApplicationEvent> History { get; private set; } = [];

    [BindProperty]
    public string Opinion { get; set; } = "";

    [BindProperty]
    public bool? ProposesApproval { get; set; }

    /// <summary>What is missing, when it goes back.</summary>
    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>True when it waits for an appraisal or has one that may still be changed.</summary>
    public bool CanBeAppraised => Application.Next is { Step: ApplicationStep.Appraise or ApplicationStep.Decide };

    /// <summary>A maker of it may not; whoever appraised it before may change what was said.</summary>
    public bool IsMaker => Application.Makers.Contains(Current.Id);

    /// <summary>When what stands in the form was kept as a draft; null where it is none.</summary>
    public Instant? DraftOf { get; private set; }

    public async Task OnGetAsync(Guid id)
    {
        await LoadAsync(id);
        var draft = await Ask(new GetDraft(DraftForm.Appraisal, id));
        if (draft.SavedAt is not null)
        {
            DraftOf = draft.SavedAt;
            Opinion = draft.Fields.GetValueOrDefault(nameof(Opinion), "");
            Reason = draft.Fields.GetValueOrDefault(nameof(Reason), "");
            ProposesApproval = bool.TryParse(draft.Fields.GetValueOrDefault(nameof(ProposesApproval)), out var proposes) ? proposes : null;
        }
        else if (Application.Appraisal is { } before)
        {
            (Opinion, ProposesApproval) = (before.Opinion, before.ProposesApproval);
        }
    }

    /// <summary>Keeps what stands in the form, right or wrong.</summary>
    public async Task<IActionResult> OnPostLuuNhapAsync(Guid id)
    {
        await KeepAsync(id);
        Notice = "Đã lưu nháp. Chỉ bạn thấy bản nháp này.";
        return Redirect($"/ho-so/{id}/tham-dinh");
    }

    /// <summary>The same while somebody types, where scripts run.</summary>
    public async Task<IActionResult> OnPostTuLuuAsync(Guid id) => Partial("_DraftSaved", (Instant?)await KeepAsync(id));

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (ProposesApproval is not { } proposes)
        {
            ModelState.AddModelError(nameof(ProposesApproval), "Hãy chọn đề xuất cho vay hay từ chối.");
        }
        else if (await Try(new AppraiseApplication(CommandId, id, Opinion, proposes)) is not null)
        {
            await Ask(new DiscardDraft(DraftForm.Appraisal, id));
            Notice = proposes
                ? "Đã ghi kết quả thẩm định: đề xuất cho vay. Hồ sơ đang chờ quyết định."
                : "Đã ghi kết quả thẩm định: đề xuất từ chối. Hồ sơ đang chờ quyết định.";
            return Redirect($"/ho-so/{id}");
        }

        return await AgainAsync(id);
    }

    public async Task<IActionResult> OnPostTraLaiAsync(Guid id)
    {
        if (await Try(new ReturnApplication(CommandId, id, Reason)) is not null)
        {
            await Ask(new DiscardDraft(DraftForm.Appraisal, id));
            Notice = "Đã trả lại hồ sơ để người lập bổ sung.";
            return Redirect($"/ho-so/{id}");
        }

        return await AgainAsync(id);
    }

    private async Task<Instant> KeepAsync(Guid id)
    {
        var number = (await Ask(new GetApplication(id))).Number;
        return await Ask(new SaveDraft(DraftForm.Appraisal, id, $"Thẩm định hồ sơ {number}", new Dictionary<string, string>
        {
            [nameof(Opinion)] = Opinion,
            [nameof(Reason)] = Reason,
            [nameof(ProposesApproval)] = ProposesApproval?.ToString() ?? "",
        }));
    }

    private async Task<IActionResult> AgainAsync(Guid id)
    {
        await LoadAsync(id);
        return Page();
    }

    private async Task LoadAsync(Guid id)
    {
        Application = await Ask(new GetApplication(id));
        History = await Ask(new GetApplicationHistory(id));
    }
}

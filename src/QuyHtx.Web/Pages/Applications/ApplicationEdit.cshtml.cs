using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Drafts;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Applications;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages;

/// <summary>Soạn tiếp hoặc bổ sung hồ sơ: while it is a draft or was returned. What is typed is a draft until one goes on; then it is written into the application.</summary>
[Needs(Permission.KeepApplications)]
public sealed class ApplicationEditModel : ApplicationForm
{
    /// <summary>The field that says which version of the application the draft began from.</summary>
    private const string VersionField = "version";

    public bool CanBeWritten => File!.Status is ApplicationStatus.Draft or ApplicationStatus.Returned;

    /// <summary>Somebody has changed the application since this draft began.</summary>
    public bool IsBehind => Input[VersionField] != VersionNow;

    private string VersionNow => File!.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private TypedFields AsItStands => ApplicationReading.FieldsOf(File!.BorrowerId, File.Content).With(VersionField, VersionNow);

    public override string AddressOf(FormStep step) => $"/ho-so/{Id}/sua?buoc={ApplicationFields.SlugOf(step)}";

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (Slug is null)
        {
            Step = File!.Missing.Count > 0 && !Reading.Problems.Any() ? FormStep.Papers : FormStep.Loan;
        }
    }

    public async Task<IActionResult> OnPostAutosaveAsync()
    {
        await LoadAsync();

        // Sent by a page that has been saved itself meanwhile.
        if (Request.Form[TypedFields.KeyOf(VersionField)] is [{ } seen] && seen != VersionNow)
        {
            return new NoContentResult();
        }

        await KeepAsync();
        return Partial("_ApplicationPanel", this);
    }

    public async Task<IActionResult> OnPostKeepAsync()
    {
        await LoadAsync();
        await KeepAsync();
        Notice = "Đã lưu nháp; hồ sơ chưa đổi. Bấm “Lưu và tiếp tục” để ghi vào hồ sơ.";
        return Redirect(AddressOf(Step));
    }

    /// <summary>Bỏ bản nháp: back to what the application has.</summary>
    public async Task<IActionResult> OnPostDiscardAsync()
    {
        await LoadAsync();
        await Ask(new DiscardDraft(DraftForm.Application, Id));
        Notice = "Đã bỏ bản nháp; hồ sơ giữ nguyên như đã lưu.";
        return Redirect(AddressOf(Step));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        await KeepAsync();
        return await WriteAsync() ? Redirect(AddressOf(Step < FormStep.Send ? Step + 1 : Step)) : Page();
    }

    public async Task<IActionResult> OnPostAttachAsync(string code, IFormFile? file)
    {
        await LoadAsync();
        Step = FormStep.Papers;
        if (file is null)
        {
            Say([new($"dossier.{code}", "Hãy chọn tệp trước khi tải lên.")]);
            return Page();
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, HttpContext.RequestAborted);
        var attached = await TryHere(new AttachDocument(CommandId, Id, code, file.FileName, bytes.ToArray()), $"dossier.{code}");
        return await ChangePapersAsync(attached is not null, $"Đã đính kèm {file.FileName}.");
    }

    public async Task<IActionResult> OnPostDetachAsync(string code)
    {
        await LoadAsync();
        Step = FormStep.Papers;
        var detached = await TryHere(new DetachDocument(CommandId, Id, code), $"dossier.{code}");
        return await ChangePapersAsync(detached is not null, "Đã gỡ tệp; giấy tờ này lại còn thiếu. Tệp cũ vẫn được lưu trong lịch sử hồ sơ.");
    }

    public async Task<IActionResult> OnPostSubmitAsync()
    {
        await LoadAsync();
        Step = FormStep.Send;
        if (!await WriteAsync() || await TryHere(new SubmitApplication(CommandId, Id)) is null)
        {
            return Page();
        }

        var next = (await Ask(new GetApplication(Id))).Next;
        var who = next is { Who.Count: > 0 } ? $" Người làm được: {string.Join(", ", next.Who.Select(one => one.FullName))}." : "";
        Notice = $"Đã nộp hồ sơ {File!.Number}. Đến lượt cán bộ thẩm định.{who}";
        return Redirect($"/ho-so/{Id}");
    }

    private async Task LoadAsync()
    {
        File = await Ask(new GetApplication(Id));
        await ReadAsync(AsItStands);
        await JudgeAsync();
    }

    /// <summary>Writes what was typed into the application, where it differs; false with the sentences when it cannot be.</summary>
    private async Task<bool> WriteAsync()
    {
        if (SavedAt is null)
        {
            return true;
        }

        Say(Reading.Problems);
        if (!ModelState.IsValid)
        {
            return false;
        }

        var isSame = Same(ApplicationReading.FieldsOf(File!.BorrowerId, Reading.Content), ApplicationReading.FieldsOf(File.BorrowerId, File.Content));
        var seen = FundBinders.WholeOf(Input[VersionField]) ?? -1;
        if (!isSame && await TryHere(new RewriteApplication(Guid.NewGuid(), Id, seen, Reading.Content)) is null)
        {
            return false;
        }

        await Ask(new DiscardDraft(DraftForm.Application, Id));
        SavedAt = null;
        return true;
    }

    /// <summary>A paper that comes or goes is a change of the application too: the draft is not behind because of one's own.</summary>
    private async Task<IActionResult> ChangePapersAsync(bool isDone, string notice)
    {
        if (!isDone)
        {
            return Page();
        }

        if (SavedAt is not null && !IsBehind)
        {
            File = await Ask(new GetApplication(Id));
            await Ask(new SaveDraft(DraftForm.Application, Id, File.BorrowerName, Input.With(VersionField, VersionNow).All));
        }

        Notice = notice;
        return Redirect(AddressOf(FormStep.Papers));
    }

    private static bool Same(TypedFields one, TypedFields other) =>
        one.All.Count == other.All.Count && one.All.All(field => other[field.Key] == field.Value);
}

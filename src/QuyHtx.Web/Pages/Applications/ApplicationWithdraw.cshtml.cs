using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Applications;

namespace QuyHtx.Web.Pages;

/// <summary>Rút hồ sơ: what it will do is told first.</summary>
[Needs(Permission.KeepApplications)]
public sealed class ApplicationWithdrawModel : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string Reason { get; set; } = "";

    public new ApplicationFile File { get; private set; } = null!;

    public bool CanBeWithdrawn => File.Status is not (ApplicationStatus.Withdrawn or ApplicationStatus.Rejected or ApplicationStatus.Signed);

    public async Task OnGetAsync() => File = await Ask(new GetApplication(Id));

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Try(new WithdrawApplication(CommandId, Id, Reason.Trim())) is not null)
        {
            Notice = "Đã rút hồ sơ.";
            return Redirect($"/ho-so/{Id}");
        }

        await OnGetAsync();
        return Page();
    }
}

using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Pages;

/// <summary>Ký hợp đồng tín dụng: what will be signed, in figures and words, and what it does, before it is done.</summary>
[Needs(Permission.ServeLoans)]
public sealed class ContractModel : FundPage
{
    public ApplicationFile Application { get; private set; } = null!;

    public ApplicationPlanned Plan { get; private set; } = null!;

    public bool CanBeSigned => Application.Next is { Step: ApplicationStep.Sign, Hindrance: StepHindrance.None };

    public Task OnGetAsync(Guid id) => LoadAsync(id);

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await Try(new SignContract(CommandId, id)) is { } loan)
        {
            Notice = $"Đã ký hợp đồng {loan.Number}. Việc tiếp theo là đề xuất giải ngân.";
            return Redirect($"/khoan-vay/{loan.Id}");
        }

        await LoadAsync(id);
        return Page();
    }

    private async Task LoadAsync(Guid id)
    {
        Application = await Ask(new GetApplication(id));
        Plan = await Ask(new PlanApplication(id));
    }
}

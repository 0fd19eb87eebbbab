using QuyHtx.Application.Applications;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Appraisal;

namespace QuyHtx.Web.Pages;

/// <summary>Hồ sơ vay vốn: all of it, for everybody who may read the fund, with the one thing that this person can do next.</summary>
[Needs(Permission.ReadFund)]
public sealed class ApplicationModel : FundPage
{
    public ApplicationFile Application { get; private set; } = null!;

    public IReadOnlyList<ApplicationEvent> History { get; private set; } = [];

    /// <summary>After the decision the checks of today say nothing any more: those of the appraisal are shown.</summary>
    public bool ChecksAreOfAppraisal => Application.Status is ApplicationStatus.Rejected or ApplicationStatus.Signed && Application.Appraisal is not null;

    public IReadOnlyList<EligibilityCheck> Checks => ChecksAreOfAppraisal ? Application.Appraisal!.Checks : Application.Checks;

    /// <summary>Until the contract is signed, by whoever keeps applications.</summary>
    public bool CanBeWithdrawn => Application.Next is not null && May(Permission.KeepApplications);

    public async Task OnGetAsync(Guid id)
    {
        Application = await Ask(new GetApplication(id));
        History = await Ask(new GetApplicationHistory(id));
    }

    /// <summary>Where the next step is taken, if this person may take it; and what the button says.</summary>
    public (string Address, string Text)? MainAction => Application switch
    {
        { LoanId: { } loan } => ($"/khoan-vay/{loan}", $"Mở khoản vay {Application.ContractNumber}"),
        { Next: { Hindrance: StepHindrance.None, Step: var step } } => (AddressOf(step), ButtonOf(step)),

        // May not approve it, and may refuse it.
        { Next: { Hindrance: StepHindrance.AboveAuthority, Step: var step } } => (AddressOf(step), "Xem để từ chối"),
        _ => null,
    };

    private string AddressOf(ApplicationStep step) => step switch
    {
        ApplicationStep.Submit => $"/ho-so/{Application.Id}/sua",
        ApplicationStep.Appraise => $"/ho-so/{Application.Id}/tham-dinh",
        ApplicationStep.Decide => $"/ho-so/{Application.Id}/quyet-dinh",
        ApplicationStep.Sign => $"/ho-so/{Application.Id}/ky-hop-dong",
    };

    private static string ButtonOf(ApplicationStep step) => step switch
    {
        ApplicationStep.Submit => "Soạn tiếp và nộp hồ sơ",
        ApplicationStep.Appraise => "Thẩm định hồ sơ",
        ApplicationStep.Decide => "Xem và quyết định",
        ApplicationStep.Sign => "Ký hợp đồng",
    };
}

using QuyHtx.Application.Persistence;
using QuyHtx.Domain;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Language;

/// <summary>What a status, a stage or a method is called where a sentence names it, looked up like the sentence itself.</summary>
internal static class ValueWords
{
    /// <summary>The words of a value; null for one that is written as it is.</summary>
    public static RuleViolation? Of(object value) => value switch
    {
        ApplicationStatus status => Of(status),
        LoanStage stage => Of(stage),
        RepaymentMethod method => Of(method),
        _ => null,
    };

    private static RuleViolation Of(ApplicationStatus status) => status switch
    {
        ApplicationStatus.Draft => new("status-draft", null),
        ApplicationStatus.Submitted => new("status-submitted", null),
        ApplicationStatus.Returned => new("status-returned", null),
        ApplicationStatus.Withdrawn => new("status-withdrawn", null),
        ApplicationStatus.Appraised => new("status-appraised", null),
        ApplicationStatus.Approved => new("status-approved", null),
        ApplicationStatus.Rejected => new("status-rejected", null),
        ApplicationStatus.Signed => new("status-signed", null),
    };

    private static RuleViolation Of(LoanStage stage) => stage switch
    {
        LoanStage.Signed => new("stage-signed", null),
        LoanStage.Open => new("stage-open", null),
        LoanStage.Settled => new("stage-settled", null),
        LoanStage.WrittenOff => new("stage-written-off", null),
    };

    private static RuleViolation Of(RepaymentMethod method) => method switch
    {
        RepaymentMethod.Bullet => new("method-bullet", null),
        RepaymentMethod.EqualPrincipal => new("method-equal-principal", null),
        RepaymentMethod.Annuity => new("method-annuity", null),
        RepaymentMethod.Custom => new("method-custom", null),
    };
}

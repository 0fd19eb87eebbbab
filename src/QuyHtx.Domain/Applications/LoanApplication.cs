using NodaTime;
using QuyHtx.Domain.Appraisal;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Domain.Applications;

/// <summary>Trạng thái hồ sơ.</summary>
public enum ApplicationStatus
{
    /// <summary>Đang soạn.</summary>
    Draft,

    /// <summary>Đã nộp, chờ thẩm định.</summary>
    Submitted,

    /// <summary>Trả lại để bổ sung.</summary>
    Returned,

    /// <summary>Khách hàng rút.</summary>
    Withdrawn,

    /// <summary>Đã thẩm định, chờ quyết định.</summary>
    Appraised,

    /// <summary>Đã duyệt, chờ ký.</summary>
    Approved,

    /// <summary>Từ chối.</summary>
    Rejected,

    /// <summary>Đã ký hợp đồng.</summary>
    Signed,
}

/// <summary>Quyết định cho vay.</summary>
/// <param name="DecidedBy">Người quyết định; neither who appraised nor who made the application.</param>
/// <param name="DecidedOn">Ngày nghiệp vụ.</param>
/// <param name="IsApproved">Duyệt hay từ chối.</param>
/// <param name="Reason">Điều kiện kèm theo, or the reason of a refusal.</param>
public sealed record LendingDecision(Guid DecidedBy, LocalDate DecidedOn, bool IsApproved, string Reason);

/// <summary>Hồ sơ vay vốn, from the first draft to the signed contract. Whoever makes it does not appraise it, and neither decides.</summary>
public sealed class LoanApplication
{
    /// <summary>Opens an application.</summary>
    public LoanApplication(Guid id, string number, Guid borrowerId, Guid openedBy, LocalDate openedOn, ApplicationContent content)
    {
        (Id, Number, BorrowerId, OpenedBy, OpenedOn, Content) = (id, number, borrowerId, openedBy, openedOn, content.WithDossierOf(null));
        Makers = [openedBy];
    }

    private LoanApplication() => (Number, Content, Makers) = ("", null!, []);

    /// <summary>Made by whoever opens it.</summary>
    public Guid Id { get; private set; }

    /// <summary>Số hồ sơ.</summary>
    public string Number { get; private set; }

    /// <summary>Khách hàng.</summary>
    public Guid BorrowerId { get; private set; }

    /// <summary>Cán bộ lập hồ sơ.</summary>
    public Guid OpenedBy { get; private set; }

    /// <summary>Những người đã lập hoặc sửa hồ sơ: none of them appraises or decides it.</summary>
    public IReadOnlyList<Guid> Makers { get; private set; }

    /// <summary>Ngày lập.</summary>
    public LocalDate OpenedOn { get; private set; }

    /// <summary>Trạng thái.</summary>
    public ApplicationStatus Status { get; private set; }

    /// <summary>Nội dung.</summary>
    public ApplicationContent Content { get; private set; }

    /// <summary>Why it was last returned or withdrawn.</summary>
    public string Remark { get; private set; } = "";

    /// <summary>Báo cáo thẩm định, once there is one.</summary>
    public AppraisalReport? Appraisal { get; private set; }

    /// <summary>Quyết định, once there is one.</summary>
    public LendingDecision? Decision { get; private set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; private set; }

    /// <summary>Sửa hồ sơ: while it is a draft or was returned. Files that were attached stay with their items.</summary>
    /// <param name="content">The new content.</param>
    /// <param name="by">Người sửa, who is a maker from now on.</param>
    public void Rewrite(ApplicationContent content, Guid by)
    {
        Demand(ApplicationStatus.Draft, ApplicationStatus.Returned);
        Content = content.WithDossierOf(Content);
        MadeBy(by);
    }

    /// <summary>
    /// Đính kèm tệp: an item of the dossier points to a file; one it had before stays stored but is not part of the dossier any more.
    /// </summary>
    /// <exception cref="RuleViolationException">The dossier has no such item.</exception>
    public void Attach(string code, Guid attachmentId, Guid by) => Point(code, attachmentId, by);

    /// <summary>Gỡ tệp: the item is without a file again; the file stays stored.</summary>
    /// <exception cref="RuleViolationException">The dossier has no such item.</exception>
    public void Detach(string code, Guid by) => Point(code, null, by);

    private void Point(string code, Guid? attachmentId, Guid by)
    {
        Demand(ApplicationStatus.Draft, ApplicationStatus.Returned);
        if (Content.Dossier.All(item => item.Code != code))
        {
            throw new RuleViolationException(new("dossier-item-unknown", "code", code));
        }

        Content = Content with
        {
            Dossier = [.. Content.Dossier.Select(item => item.Code == code ? item with { AttachmentId = attachmentId } : item)],
        };
        MadeBy(by);
    }

    /// <summary>Nộp hồ sơ.</summary>
    /// <param name="product">The product that the application names.</param>
    /// <exception cref="RuleViolationException">
    /// The first thing that <see cref="ApplicationContent.CheckComplete"/> or <see cref="LoanProduct.Check"/> finds.
    /// </exception>
    public void Submit(LoanProduct product)
    {
        Demand(ApplicationStatus.Draft, ApplicationStatus.Returned);
        foreach (var violation in Content.CheckComplete().Concat(product.Check(Content.Amount, Content.Terms)))
        {
            throw new RuleViolationException(violation);
        }

        Become(ApplicationStatus.Submitted, "");
    }

    /// <summary>Trả lại để bổ sung, with what is missing.</summary>
    public void Return(string reason)
    {
        Demand(ApplicationStatus.Submitted, ApplicationStatus.Appraised);
        (Appraisal, Decision) = (null, null);
        Become(ApplicationStatus.Returned, Given(reason));
    }

    /// <summary>Rút hồ sơ: any time before the contract is signed; headroom that was reserved is free again.</summary>
    public void Withdraw(string reason)
    {
        Demand(
            ApplicationStatus.Draft, ApplicationStatus.Submitted, ApplicationStatus.Returned, ApplicationStatus.Appraised, ApplicationStatus.Approved);
        Become(ApplicationStatus.Withdrawn, Given(reason));
    }

    /// <summary>Thẩm định.</summary>
    /// <exception cref="RuleViolationException">By a person who made the application.</exception>
    public void Appraise(AppraisalReport report)
    {
        Demand(ApplicationStatus.Submitted, ApplicationStatus.Appraised);
        if (SeparationOfDuties.InAppraisal(Makers, report.AppraisedBy) != EarlierPart.None)
        {
            throw new RuleViolationException(new("maker-is-checker", null));
        }

        Appraisal = report;
        Become(ApplicationStatus.Appraised, "");
    }

    /// <summary>Quyết định cho vay hoặc từ chối.</summary>
    /// <exception cref="RuleViolationException">
    /// By a person who made or appraised it; an approval while a check fails; a refusal without a reason.
    /// </exception>
    public void Decide(LendingDecision decision, IReadOnlyList<EligibilityCheck> checksToday)
    {
        Demand(ApplicationStatus.Appraised);
        if (SeparationOfDuties.InDecision(Makers, Appraisal!.AppraisedBy, decision.DecidedBy) != EarlierPart.None)
        {
            throw new RuleViolationException(new("maker-is-checker", null));
        }

        if (decision.IsApproved && checksToday.FirstOrDefault(check => !check.Passed) is { } failed)
        {
            throw new RuleViolationException(new("eligibility-failed", null, new RuleViolation(failed.Code, null), failed.Figures));
        }

        if (!decision.IsApproved)
        {
            Given(decision.Reason);
        }

        Decision = decision;
        Become(decision.IsApproved ? ApplicationStatus.Approved : ApplicationStatus.Rejected, "");
    }

    /// <summary>Ký hợp đồng: the application has become a loan.</summary>
    public void Sign()
    {
        Demand(ApplicationStatus.Approved);
        Become(ApplicationStatus.Signed, "");
    }

    private void MadeBy(Guid by)
    {
        Makers = Makers.Contains(by) ? Makers : [.. Makers, by];
        Version++;
    }

    private static string Given(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? throw new RuleViolationException(new("text-missing", "reason")) : reason;

    private void Demand(params ReadOnlySpan<ApplicationStatus> allowed)
    {
        if (!allowed.Contains(Status))
        {
            throw new RuleViolationException(new("application-not-in-status", null, Number, Status));
        }
    }

    private void Become(ApplicationStatus status, string remark)
    {
        (Status, Remark) = (status, remark);
        Version++;
    }
}

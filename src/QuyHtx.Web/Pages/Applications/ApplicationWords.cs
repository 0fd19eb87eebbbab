using QuyHtx.Application.Applications;
using QuyHtx.Application.Language;
using QuyHtx.Domain;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Appraisal;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Loans;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages;

/// <summary>What is said of applications on the pages that show them.</summary>
public static class ApplicationWords
{
    /// <summary>Trạng thái, said by what it waits for.</summary>
    public static string Of(ApplicationStatus status) => status switch
    {
        ApplicationStatus.Draft => "Đang soạn",
        ApplicationStatus.Submitted => "Chờ thẩm định",
        ApplicationStatus.Returned => "Trả lại để bổ sung",
        ApplicationStatus.Withdrawn => "Khách hàng rút",
        ApplicationStatus.Appraised => "Chờ quyết định",
        ApplicationStatus.Approved => "Đã duyệt, chờ ký",
        ApplicationStatus.Rejected => "Từ chối cho vay",
        ApplicationStatus.Signed => "Đã ký hợp đồng",
    };

    /// <summary>How a status looks.</summary>
    public static Tone ToneOf(ApplicationStatus status) => status switch
    {
        ApplicationStatus.Draft or ApplicationStatus.Withdrawn => Tone.Plain,
        ApplicationStatus.Submitted or ApplicationStatus.Appraised or ApplicationStatus.Approved => Tone.Info,
        ApplicationStatus.Returned => Tone.Warning,
        ApplicationStatus.Rejected => Tone.Bad,
        ApplicationStatus.Signed => Tone.Good,
    };

    /// <summary>Bước của hồ sơ, in the order in which they are taken.</summary>
    public static string Of(ApplicationStep step) => step switch
    {
        ApplicationStep.Submit => "Soạn và nộp",
        ApplicationStep.Appraise => "Thẩm định",
        ApplicationStep.Decide => "Quyết định",
        ApplicationStep.Sign => "Ký hợp đồng",
    };

    /// <summary>Who takes a step, by role.</summary>
    public static string RoleFor(ApplicationStep step) => step switch
    {
        ApplicationStep.Submit => "cán bộ tín dụng",
        ApplicationStep.Appraise => "cán bộ thẩm định",
        ApplicationStep.Decide => "người quyết định cho vay",
        ApplicationStep.Sign => "cán bộ tín dụng hoặc kế toán",
    };

    /// <summary>Việc đã làm.</summary>
    public static string Of(ApplicationAct act) => act switch
    {
        ApplicationAct.Opened => "Lập hồ sơ",
        ApplicationAct.Rewritten => "Sửa nội dung hồ sơ",
        ApplicationAct.DocumentAttached => "Đính kèm giấy tờ",
        ApplicationAct.DocumentDetached => "Gỡ giấy tờ",
        ApplicationAct.Submitted => "Nộp hồ sơ",
        ApplicationAct.Returned => "Trả lại để bổ sung",
        ApplicationAct.Withdrawn => "Rút hồ sơ",
        ApplicationAct.ApprovalProposed => "Thẩm định: đề xuất cho vay",
        ApplicationAct.RejectionProposed => "Thẩm định: đề xuất từ chối",
        ApplicationAct.Approved => "Quyết định cho vay",
        ApplicationAct.Rejected => "Quyết định từ chối",
        ApplicationAct.Signed => "Ký hợp đồng",
    };

    /// <summary>Phương thức trả gốc.</summary>
    public static string Of(RepaymentMethod method) => method switch
    {
        RepaymentMethod.Bullet => "Trả gốc một lần cuối kỳ",
        RepaymentMethod.EqualPrincipal => "Gốc chia đều",
        RepaymentMethod.Annuity => "Gốc và lãi chia đều (niên kim)",
        RepaymentMethod.Custom => "Gốc theo mùa vụ",
    };

    /// <summary>How principal and interest are paid back, in one line.</summary>
    public static string Of(LoanTerms terms) => terms.Method switch
    {
        RepaymentMethod.EqualPrincipal => $"{Of(terms.Method)}, trả gốc {terms.PrincipalEveryMonths} tháng một lần, trả lãi {terms.InterestEveryMonths} tháng một lần",
        RepaymentMethod.Annuity => $"{Of(terms.Method)}, trả {terms.InterestEveryMonths} tháng một lần",
        RepaymentMethod.Bullet or RepaymentMethod.Custom => $"{Of(terms.Method)}, trả lãi {terms.InterestEveryMonths} tháng một lần",
    };

    /// <summary>Đối tượng vay vốn.</summary>
    public static string Of(BorrowerKind kind) => kind switch
    {
        BorrowerKind.Cooperative => "Hợp tác xã",
        BorrowerKind.CooperativeUnion => "Liên hiệp hợp tác xã",
        BorrowerKind.GroupMember => "Thành viên tổ hợp tác",
        BorrowerKind.CooperativeMember => "Thành viên hợp tác xã",
    };

    /// <summary>Điều kiện cho vay, as a sentence begins.</summary>
    public static string Of(EligibilityCheck check)
    {
        var sentence = Sentences.Of(new RuleViolation(check.Code, null), Sentences.Vietnamese).TrimEnd('.');
        return $"{char.ToUpper(sentence[0], Sentences.Vietnamese)}{sentence[1..]}";
    }

    /// <summary>What a figure of a check says.</summary>
    public static string Of(FigureKind figure, string code) => (figure, code) switch
    {
        (FigureKind.Base, "eligibility-own-capital") => "Tổng nhu cầu vốn",
        (FigureKind.Base, _) => "Vốn điều lệ thực có",
        (FigureKind.Percent, "eligibility-own-capital") => "Tỷ lệ tối thiểu",
        (FigureKind.Percent, _) => "Tỷ lệ tối đa",
        (FigureKind.Limit, "eligibility-province") => "Địa bàn của Quỹ",
        (FigureKind.Limit, _) => "Giới hạn",
        (FigureKind.Least, _) => "Tối thiểu phải có",
        (FigureKind.Found, "eligibility-province") => "Địa bàn của khách hàng",
        (FigureKind.Found, "eligibility-own-capital") => "Vốn tự có tham gia",
        (FigureKind.Found, "eligibility-borrower-kind") => "Số thành viên",
        (FigureKind.Found, "eligibility-age") => "Tuổi",
        (FigureKind.Found, "eligibility-credit-check") => "Ngày tra cứu",
        (FigureKind.Found, _) => "Hiện có",
        (FigureKind.Used, _) => "Đang dư nợ và cam kết",
        (FigureKind.Asked, _) => "Đề nghị lần này",
        (FigureKind.Left, _) => "Còn lại sau khoản này",
        (FigureKind.ValidUntil, _) => "Còn giá trị đến hết",
    };

    /// <summary>Why whoever asks may not take the next step; null where nothing keeps them from it, or nothing is left to be done.</summary>
    public static string? WhyNot(NextStep? next) => next is null ? null : WhyNot(next.Step, next.Hindrance);

    /// <summary>Why a person may not take a step; null where nothing keeps them from it.</summary>
    public static string? WhyNot(ApplicationStep step, StepHindrance hindrance) => hindrance switch
    {
        StepHindrance.None => null,
        StepHindrance.OtherRole => $"Bước này do {RoleFor(step)} làm; tài khoản của bạn không có quyền đó.",
        StepHindrance.MadeIt => $"Bạn đã lập hoặc sửa hồ sơ này nên người khác phải {Of(step).ToLower(Sentences.Vietnamese)}.",
        StepHindrance.AppraisedIt => "Bạn đã thẩm định hồ sơ này nên người khác phải quyết định.",
        StepHindrance.AboveAuthority => "Số tiền vượt mức phán quyết của bạn nên lãnh đạo Quỹ mới được duyệt; bạn vẫn có thể từ chối.",
    };
}

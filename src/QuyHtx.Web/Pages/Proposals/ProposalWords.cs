using QuyHtx.Application.Loans;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Pages.Proposals;

/// <summary>What the states of proposals are called on pages, and why somebody may not decide one.</summary>
public static class ProposalWords
{
    /// <summary>Trạng thái.</summary>
    public static string Of(ProposalStatus status) => status switch
    {
        ProposalStatus.Open => "Chờ duyệt",
        ProposalStatus.Confirmed => "Đã duyệt",
        ProposalStatus.Refused => "Không duyệt",
    };

    public static Tone ToneOf(ProposalStatus status) => status switch
    {
        ProposalStatus.Open => Tone.Warning,
        ProposalStatus.Confirmed => Tone.Good,
        ProposalStatus.Refused => Tone.Bad,
    };

    /// <summary>In a column: may I?</summary>
    public static string Of(ProposalBar bar) => bar switch
    {
        ProposalBar.None => "Bạn duyệt được",
        ProposalBar.Decided => "Đã quyết định",
        ProposalBar.NotAllowed => "Người khác duyệt",
        ProposalBar.OwnProposal => "Bạn đề xuất",
    };

    /// <summary>Who decides such a proposal.</summary>
    public static string Decider(Permission needed) => needed == Permission.ConfirmMoney
        ? "kế toán duyệt chi tiền và đảo giao dịch"
        : "người quyết định cho vay hoặc lãnh đạo Quỹ duyệt miễn giảm, cơ cấu và xử lý rủi ro";
}

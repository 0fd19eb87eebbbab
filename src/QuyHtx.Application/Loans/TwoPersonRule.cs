using QuyHtx.Application.Pipeline;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Application.Loans;

/// <summary>Nguyên tắc hai người: which transactions need a second person, and what that person must be allowed to do.</summary>
internal static class TwoPersonRule
{
    /// <summary>False for money received, which one person books.</summary>
    public static bool Covers(LoanTransactionKind kind) => PermissionToConfirm(kind) is not null;

    /// <summary>Money that leaves or is undone, and what the fund gives up, are confirmed by different people.</summary>
    public static Permission? PermissionToConfirm(LoanTransactionKind kind) => kind switch
    {
        LoanTransactionKind.Disbursement or LoanTransactionKind.AdvanceRefund or LoanTransactionKind.Reversal => Permission.ConfirmMoney,
        LoanTransactionKind.InterestWaiver or LoanTransactionKind.Restructuring or LoanTransactionKind.WriteOff => Permission.ConfirmRelief,
        LoanTransactionKind.Repayment or LoanTransactionKind.Prepayment => null,
    };

    /// <summary>Why somebody may not decide a proposal.</summary>
    public static ProposalBar BarOf(CurrentUser user, ProposalStatus status, LoanTransaction proposed) => (status, PermissionToConfirm(proposed.Kind)) switch
    {
        (not ProposalStatus.Open, _) => ProposalBar.Decided,
        (_, { } needed) when !user.May(needed) || user.ReadOnly => ProposalBar.NotAllowed,
        _ => proposed.EnteredBy == user.Id ? ProposalBar.OwnProposal : ProposalBar.None,
    };

    /// <summary>Refuses whoever may not decide a proposal of this kind.</summary>
    /// <exception cref="NotAllowedException">The permission is missing.</exception>
    public static void Check(CurrentUser user, LoanProposal proposal)
    {
        if (PermissionToConfirm(proposal.Kind) is { } needed && !user.May(needed))
        {
            throw new NotAllowedException(needed);
        }
    }
}

/// <summary>What keeps whoever asks from deciding a proposal.</summary>
public enum ProposalBar
{
    /// <summary>Được duyệt: nothing does.</summary>
    None,

    /// <summary>Đã có quyết định.</summary>
    Decided,

    /// <summary>Không có quyền duyệt loại giao dịch này.</summary>
    NotAllowed,

    /// <summary>Người đề xuất không tự duyệt.</summary>
    OwnProposal,
}

using QuyHtx.Application.Persistence;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Web.Pages.Loans;

/// <summary>A transaction that needs two people, with the address of its form.</summary>
/// <param name="Kind">Loại giao dịch.</param>
/// <param name="Path">What it is called in addresses.</param>
/// <param name="Title">What it is called on buttons.</param>
public sealed record ProposalPath(LoanTransactionKind Kind, string Path, string Title)
{
    private static readonly IReadOnlyList<ProposalPath> All =
    [
        new(LoanTransactionKind.Disbursement, "giai-ngan", "Đề xuất giải ngân"),
        new(LoanTransactionKind.AdvanceRefund, "hoan-tra", "Đề xuất hoàn trả tiền trả trước"),
        new(LoanTransactionKind.InterestWaiver, "mien-giam-lai", "Đề xuất miễn, giảm lãi"),
        new(LoanTransactionKind.Restructuring, "co-cau", "Đề xuất cơ cấu lại nợ"),
        new(LoanTransactionKind.WriteOff, "xu-ly-rui-ro", "Đề xuất xử lý rủi ro"),
        new(LoanTransactionKind.Reversal, "dao-giao-dich", "Đề xuất đảo giao dịch"),
    ];

    /// <summary>By its name in addresses; null for another name.</summary>
    public static ProposalPath? Named(string path) => All.FirstOrDefault(known => known.Path == path);

    /// <summary>Those that make sense of a loan as it is; whether the amounts are right, the form finds out. A reversal is proposed at the transaction.</summary>
    public static IEnumerable<ProposalPath> For(LoanStage stage, bool hasMoreToPayOut, LoanState state) => All.Where(path => path.Kind switch
    {
        LoanTransactionKind.Disbursement => hasMoreToPayOut && (stage is LoanStage.Signed or LoanStage.Open),
        LoanTransactionKind.AdvanceRefund => !state.Advance.IsZero,
        LoanTransactionKind.InterestWaiver => !(state.InterestDueUnpaid + state.OverdueInterestUnpaid + state.LateInterestUnpaid).IsZero,
        LoanTransactionKind.Restructuring or LoanTransactionKind.WriteOff => stage == LoanStage.Open,
        LoanTransactionKind.Reversal or LoanTransactionKind.Repayment or LoanTransactionKind.Prepayment => false,
    });
}

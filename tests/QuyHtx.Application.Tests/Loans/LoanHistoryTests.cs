using QuyHtx.Application.Loans;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Loans;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Loans;

/// <summary>ListLoanHistory.</summary>
public sealed class LoanHistoryTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task It_tells_who_did_what_to_this_loan_and_to_no_other(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var (loanId, other) = (await fund.SignedLoan(Serving.FiveParts, new(100_000_000)), await fund.RunningLoan());
        var paidOut = await fund.Carry(Serving.Proposal(loanId, LoanTransactionKind.Disbursement, 100_000_000), Person.Accountant);
        await fund.Pay(other, Serving.FirstDay, 1_000_000);
        var payment = await fund.Pay(loanId, Serving.FirstDay, 1_000_000);

        var history = await fund.Send(new ListLoanHistory { LoanId = loanId }, Person.Officer);

        Assert.Equal(
            [("ReceivePayment", "Hoàng Văn Em"), ("ConfirmProposal", "Hoàng Văn Em"), ("ProposeTransaction", "Trần Thị Bình")],
            history.Rows.Select(row => (row.Command, row.UserName)));
        Assert.Equal((payment.TransactionId, paidOut.TransactionId, 3), (history.Rows[0].CommandId, history.Rows[2].CommandId, history.Count));
        var second = await fund.Send(new ListLoanHistory { LoanId = loanId, Page = 2, PageSize = 2 }, Person.Auditor);
        Assert.Equal(("ProposeTransaction", 3), (Assert.Single(second.Rows).Command, second.Count));
        Assert.Equal("not-allowed", await fund.Refused(new ListLoanHistory { LoanId = loanId }, Person.BorrowerOf(Guid.NewGuid())));
    }
}

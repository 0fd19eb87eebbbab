using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Papers;
using QuyHtx.Application.Tests.Applications;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Papers;

/// <summary>What each paper says, asked of every database; how it looks on paper the tests of the web project read off the PDF.</summary>
public sealed class PaperQueriesTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task Every_paper_of_a_loan_says_its_figures(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var application = await fund.Approved(borrower, fund.Content(100_000_000));
        var loan = (await fund.Send(new SignContract(Guid.NewGuid(), application), Person.Officer)).Id;
        var tranche = (await fund.Send(
            new ProposeTransaction(Guid.NewGuid(), loan, LoanTransactionKind.Disbursement, "Giải ngân", Amount: new Dong(60_000_000)), Person.Officer)).Id;
        await fund.Send(new ConfirmProposal(Guid.NewGuid(), tranche), Person.Accountant);
        var paidOut = await fund.Look(db => db.LoanTransactions.SingleAsync(entered => entered.Kind == LoanTransactionKind.Disbursement));

        var appraisal = await fund.Send(new GetAppraisalPaper(application), Person.Auditor);
        Assert.Equal((100_000_000, true), (appraisal.Content.Amount.Value, appraisal.ProposesApproval));
        var contract = await fund.Send(new GetContractPaper(loan), Person.Auditor);
        Assert.Equal((100_000_000, TestFund.FirstDay), (contract.Loan.ApprovedAmount.Value, contract.Loan.SignedOn));
        var debt = await fund.Send(new GetDebtAcknowledgement(paidOut.Id), Person.Auditor);
        Assert.Equal((1, 60_000_000, 0, 40_000_000), (debt.Tranche, debt.Amount.Value, debt.DisbursedBefore.Value, debt.LeftToDisburse.Value));
        var voucher = await fund.Send(new GetVoucher(paidOut.Id, VoucherKind.Payment), Person.Auditor);
        Assert.Equal((60_000_000, TestFund.FirstDay), (voucher.Amount.Value, voucher.ValueDate));
        Assert.Equal(60_000_000, (await fund.Send(new GetSchedulePaper(loan), Person.Auditor)).Disbursed.Value);
        var statement = await fund.Send(new GetStatementPaper(loan), Person.Auditor);
        Assert.Equal((0, 60_000_000), (statement.OpeningPrincipal.Value, statement.Disbursed.Value));
        var due = await fund.Send(new GetDueNotice(loan), Person.Auditor);
        Assert.Equal((0, due.ToPay), (due.Arrears.Value, due.Total));

        // A year later nothing has been paid: all that fell due until then is overdue.
        await fund.MoveTo(TestFund.FirstDay.PlusYears(1));
        var overdue = await fund.Send(new GetOverdueNotice(loan), Person.Auditor);
        Assert.NotEmpty(overdue.Rows);
        Assert.True(overdue.Total > overdue.Principal + overdue.Interest);

        // Another borrower's papers are not there.
        var other = Person.BorrowerOf(await fund.RegisterCooperative("Hợp tác xã khác"));
        await Assert.ThrowsAnyAsync<Exception>(() => fund.Send(new GetSchedulePaper(loan), other));
        Assert.Equal(60_000_000, (await fund.Send(new GetSchedulePaper(loan), Person.BorrowerOf(borrower))).Disbursed.Value);
    }
}

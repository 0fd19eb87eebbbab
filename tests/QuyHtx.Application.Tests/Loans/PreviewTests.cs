using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Loans;

/// <summary>PreviewPayment, PreviewProposal and PreviewReversal; what a late payment changes is in <see cref="CorrectionTests"/>.</summary>
public sealed class PreviewTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task A_prepayment_and_a_payment_differ_in_what_becomes_of_what_is_not_due(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        var payment = new PreviewPayment(loanId, Serving.FirstDay, new Dong(30_000_000), IsPrepayment: false);

        Assert.Equal(
            [new ChangedFigure(LoanFigure.Advance, Dong.Zero, new Dong(30_000_000))], (await fund.Send(payment, Person.Accountant)).Changes);
        var prepaid = await fund.Send(payment with { IsPrepayment = true }, Person.Officer);

        Assert.Equal(
            (LoanFigure.PrincipalOutstanding, new Dong(-30_000_000)), (Assert.Single(prepaid.Changes).Figure, prepaid.Changes[0].Difference));
        var step = Assert.Single(prepaid.Steps);
        Assert.Equal(
            (PaymentComponent.PrepaidPrincipal, new Dong(100_000_000), new Dong(30_000_000), Dong.Zero), (step.Component, step.Owed, step.Taken, step.Left));
        Assert.Equal(1, await fund.Look(db => db.LoanTransactions.CountAsync()));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task What_could_not_be_entered_is_not_shown(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        var payment = new PreviewPayment(loanId, Serving.FirstDay, new Dong(1), IsPrepayment: false);

        Assert.Equal("amount-not-positive", await fund.Refused(payment with { Amount = Dong.Zero }, Person.Accountant));
        Assert.Equal("date-after-business-date", await fund.Refused(payment with { Date = Serving.FirstDay.PlusDays(1) }, Person.Accountant));
        Assert.Equal("event-before-first-disbursement", await fund.Refused(payment with { Date = Serving.FirstDay.PlusDays(-1) }, Person.Accountant));
        Assert.Equal("not-there", await fund.Refused(payment with { LoanId = Guid.NewGuid() }, Person.Accountant));
        Assert.Equal("not-allowed", await fund.Refused(payment, Person.Auditor));
        Assert.Equal("transaction-not-reversible", await fund.Refused(new PreviewReversal(loanId, Guid.NewGuid()), Person.Accountant));
        Assert.Equal("not-there", await fund.Refused(new PreviewReversal(Guid.NewGuid(), Guid.NewGuid()), Person.Accountant));
        Assert.Equal("not-allowed", await fund.Refused(new PreviewReversal(loanId, Guid.NewGuid()), Person.Auditor));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_proposal_is_shown_with_the_rows_it_changes_before_it_is_made(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        var extension = new PreviewProposal(
            loanId, LoanTransactionKind.Restructuring, RestructuringKind: RestructuringKind.Extend,
            NewTerms: Serving.FiveParts with { Method = RepaymentMethod.Bullet, TermMonths = 6 });

        var preview = await fund.Send(extension, Person.Manager);

        // One row of interest a month from 5/2 on and a sixth on 6/7 (5/7 is a Sunday), which takes all: 31 days from 5/6 × 10.000.
        Assert.Equal([1, 2, 3, 4, 5, 6], preview.Rows.Select(row => row.No));
        Assert.Equal((new Dong(20_000_000), Dong.Zero), (preview.Rows[0].Before!.Principal, preview.Rows[0].After!.Principal));
        Assert.Null(preview.Rows[5].Before);
        Assert.Equal(
            (new LocalDate(2026, 7, 6), new Dong(100_000_000), new Dong(310_000)),
            (preview.Rows[5].After!.DueDate, preview.Rows[5].After!.Principal, preview.Rows[5].After!.Interest));
        Assert.Empty(preview.Changes);

        var reversal = await fund.Send(new PreviewReversal(loanId, (await fund.Statement(loanId)).Transactions[0].Transaction.Id), Person.Accountant);
        Assert.Equal((5, true), (reversal.Rows.Count, reversal.Rows.All(row => row.After is null)));
        Assert.Equal(1, await fund.Look(db => db.LoanTransactions.CountAsync()));
        Assert.Equal(0, await fund.Look(db => db.Proposals.CountAsync()));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task What_could_not_be_proposed_is_not_shown(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        var preview = new PreviewProposal(loanId, LoanTransactionKind.InterestWaiver, Amount: new Dong(1));

        Assert.Equal("waiver-more-than-interest", await fund.Refused(preview, Person.Officer));
        Assert.Equal("amount-not-positive", await fund.Refused(preview with { Amount = Dong.Zero }, Person.Approver));
        Assert.Equal("not-for-proposal", await fund.Refused(preview with { Kind = LoanTransactionKind.Repayment }, Person.Accountant));
        Assert.Equal("not-there", await fund.Refused(preview with { LoanId = Guid.NewGuid() }, Person.Officer));
        Assert.Equal("not-allowed", await fund.Refused(preview, Person.Auditor));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_audit_holds_how_the_loan_stood_before_and_after(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        var payment = await fund.Pay(loanId, Serving.FirstDay, 5_000_000);

        var record = await fund.Look(db => db.AuditRecords.SingleAsync(audit => audit.CommandId == payment.TransactionId));

        Assert.Equal((loanId, Person.Accountant.Id), (record.LoanId, record.UserId));
        Assert.Matches("\"before\":.*\"advance\":0,.*\"after\":.*\"advance\":5000000,", record.Changes);
    }
}

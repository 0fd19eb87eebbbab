using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Loans;

/// <summary>Payments entered late, reversed, repeated; write-off and recovery.</summary>
public sealed class CorrectionTests
{
    private static readonly LocalDate SecondRow = new(2026, 3, 5);

    [Theory]
    [OnEveryDatabase]
    public async Task A_payment_entered_late_shows_the_difference_first_and_then_books_it(DatabaseProvider provider)
    {
        // On 5/3 row 2 (20.000.000 + 28 × 8.000) was paid while row 1 looked unpaid; row 1 had been paid at the bank on 5/2.
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        await fund.MoveTo(SecondRow);
        await fund.Pay(loanId, SecondRow, 20_224_000);

        var preview = await fund.Send(new PreviewPayment(loanId, new LocalDate(2026, 2, 5), new Dong(20_310_000), IsPrepayment: false), Person.Accountant);

        // Without it the payment of 5/3 went to 20 million overdue, 84.000 of overdue interest (28 × 3.000) and 140.000 of row 1's interest.
        // 310.000 × 28 × 10 % ÷ 365 = 2.378,08 late.
        Assert.Equal(
            [
                new ChangedFigure(LoanFigure.PrincipalOutstanding, new Dong(80_000_000), new Dong(60_000_000)),
                new ChangedFigure(LoanFigure.PrincipalDueToday, new Dong(20_000_000), Dong.Zero),
                new ChangedFigure(LoanFigure.InterestDueUnpaid, new Dong(394_000), Dong.Zero),
                new ChangedFigure(LoanFigure.LateInterestUnpaid, new Dong(2_378), Dong.Zero),
            ],
            preview.Changes);
        Assert.Equal((28, 0), (preview.Before.DaysPastDue, preview.After.DaysPastDue));
        Assert.Equal(
            [PaymentComponent.OverduePrincipal, PaymentComponent.OverdueInterest, PaymentComponent.OverdueContractInterest],
            Assert.Single(preview.Replaced).Parts.Select(part => part.Component));
        Assert.Equal(2, preview.Allocations.Count);
        Assert.Equal([(0, 1), (0, 1), (1, 2), (1, 2)], preview.Steps.Select(step => (step.Allocation, step.Row!.Value)));
        Assert.Equal(2, await fund.Look(db => db.LoanTransactions.CountAsync()));

        await fund.Pay(loanId, new LocalDate(2026, 2, 5), 20_310_000);

        Assert.Equal(preview.After, (await fund.Statement(loanId)).State);

        // The late entry posts the difference it makes: 20 million of principal and 310.000 of interest; the entry before it stays as it is.
        Assert.Equal(
            [
                "112 C 100.000.000, 12831 N 100.000.000", "112 N 20.224.000, 12832 C 20.000.000, 1388 C 224.000",
                "112 N 20.310.000, 12831 C 20.000.000, 1388 C 310.000",
            ],
            await fund.Ledger(loanId));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_reversal_names_the_entry_it_reverses_and_the_books_end_where_they_were_without_the_payment(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        await fund.MoveTo(SecondRow);
        var (without, balances) = ((await fund.Statement(loanId)).State, await fund.Balances(loanId));
        var payment = await fund.Pay(loanId, SecondRow, 20_398_378); // 84.000 + 310.000 + 2.378 + 20 million, and 2.000 of row 2's principal
        var reversal = Serving.Proposal(loanId, LoanTransactionKind.Reversal) with { ReversesId = payment.TransactionId };

        var preview = await fund.Send(new PreviewReversal(loanId, payment.TransactionId), Person.Officer);
        await fund.Carry(reversal, Person.Accountant);

        Assert.Equal(without, preview.After);
        Assert.Single(preview.Replaced);
        Assert.Empty(preview.Allocations);
        var statement = await fund.Statement(loanId);
        Assert.Equal(without, statement.State);
        Assert.Equal(reversal.CommandId, statement.Transactions[1].ReversedBy);
        Assert.Equal(statement.Ledger[1].Id, statement.Ledger[2].ReversesId);
        Assert.EndsWith($"(đảo {statement.Ledger[1].No})", (await fund.Ledger(loanId))[2]);
        Assert.Equal("transaction-not-reversible", await fund.Refused(reversal with { CommandId = Guid.NewGuid() }, Person.Officer));

        Assert.Equal(balances, await fund.Balances(loanId));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_disbursement_with_payments_is_reversed_after_them(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        var disbursement = (await fund.Statement(loanId)).Transactions[0].Transaction.Id;
        var payment = await fund.Pay(loanId, Serving.FirstDay, 1_000_000);
        var reversal = Serving.Proposal(loanId, LoanTransactionKind.Reversal) with { ReversesId = disbursement };

        Assert.Equal("disbursement-in-use", await fund.Refused(reversal, Person.Officer));
        await fund.Carry(Serving.Proposal(loanId, LoanTransactionKind.Reversal) with { ReversesId = payment.TransactionId }, Person.Accountant);
        await fund.Carry(reversal, Person.Accountant);

        Assert.Equal(LoanStage.Signed, (await fund.Statement(loanId)).Header.Stage);
        Assert.Empty(await fund.Balances(loanId));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_same_payment_sent_twenty_times_books_once(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        var payment = new ReceivePayment(Guid.NewGuid(), loanId, Serving.FirstDay, new Dong(5_000_000), IsPrepayment: false, "Thu nợ");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => fund.Send(payment, Person.Accountant))));

        Assert.All(answers, answer => Assert.Equal(new PaymentReceived(payment.CommandId, 2), answer));
        Assert.Equal(new Dong(5_000_000), (await fund.Statement(loanId)).State.Advance);
        Assert.Equal("command-key-used", await fund.Refused(payment with { Amount = new Dong(5_000_001) }, Person.Accountant));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task What_is_received_after_a_write_off_is_other_income_and_lowers_what_is_followed_beside_the_books(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        await fund.MoveTo(SecondRow);
        var before = await fund.Balances(loanId);
        var writeOff = Serving.Proposal(loanId, LoanTransactionKind.WriteOff);
        await fund.Send(writeOff, Person.Officer);
        Assert.Equal("not-allowed", await fund.Refused(new ConfirmProposal(Guid.NewGuid(), writeOff.CommandId), Person.Accountant));
        await fund.Confirm(writeOff.CommandId, Person.Manager);

        // 20 million of row 1 and 84.000 of overdue interest, then 16.000 of row 1's interest.
        var recovery = await fund.Pay(loanId, SecondRow, 20_100_000);

        Assert.Equal(
            [
                "112 C 100.000.000, 12831 N 100.000.000",
                "6426 N 100.000.000, 2293 C 100.000.000, 2293 N 100.000.000, 12831 C 80.000.000, 12832 C 20.000.000, N02 N 100.000.000, N99 C 100.000.000",
                "112 N 20.100.000, 711 C 20.100.000, N02 C 20.000.000, N99 N 20.000.000",
            ],
            await fund.Ledger(loanId));
        var statement = await fund.Statement(loanId);
        Assert.Equal((LoanStage.WrittenOff, SecondRow, new Dong(80_000_000)), (statement.Header.Stage, statement.Header.WrittenOffOn, statement.State.PrincipalOutstanding));
        Assert.Equal("loan-written-off", await fund.Refused(Serving.Proposal(loanId, LoanTransactionKind.Disbursement, 1), Person.Officer));

        // Taken back in the order it was done, it leaves the loan on the balance sheet as before.
        Assert.Equal("reversal-across-write-off", await fund.Refused(Reversal(loanId, writeOff.CommandId), Person.Officer));
        await fund.Carry(Reversal(loanId, recovery.TransactionId), Person.Accountant);
        await fund.Carry(Reversal(loanId, writeOff.CommandId), Person.Accountant);
        Assert.Equal(before, await fund.Balances(loanId));
        Assert.Equal(LoanStage.Open, (await fund.Statement(loanId)).Header.Stage);
    }

    private static ProposeTransaction Reversal(Guid loanId, Guid transactionId) =>
        Serving.Proposal(loanId, LoanTransactionKind.Reversal) with { ReversesId = transactionId };
}

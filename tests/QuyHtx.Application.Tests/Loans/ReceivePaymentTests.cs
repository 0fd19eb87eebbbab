using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Loans;

public sealed class ReceivePaymentTests
{
    private static readonly LoanTerms Quarterly = new()
    {
        Rate = new InterestRate(0.4m, RateUnit.PercentPerMonth),
        TermMonths = 24,
        Method = RepaymentMethod.EqualPrincipal,
        InterestEveryMonths = 3,
        PrincipalEveryMonths = 6,
    };

    [Theory]
    [OnEveryDatabase]
    public async Task A_prepayment_on_the_day_of_disbursement_lowers_principal_in_ledger_and_lists(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(Quarterly, new Dong(500_000_000));
        await fund.Enter(loanId, LoanTransactionKind.Disbursement, 500_000_000);

        await fund.Send(new ReceivePayment(Guid.NewGuid(), loanId, TestFund.FirstDay, new Dong(100_000_000), IsPrepayment: true, "Trả trước"), Person.Accountant);

        var status = await fund.Look(db => db.LoanStatuses.SingleAsync());
        Assert.Equal((LoanStage.Open, new Dong(400_000_000)), (status.Stage, status.PrincipalOutstanding));
        var posted = await fund.Look(db => db.JournalEntries.Where(entry => entry.LoanId == loanId).OrderBy(entry => entry.No).ToListAsync());
        Assert.Equal(
            ["12831 500.000.000 0", "112 0 500.000.000", "112 100.000.000 0", "12831 0 100.000.000"],
            posted.SelectMany(entry => entry.Lines.OrderByDescending(line => line.Debit)).Select(line => $"{line.Account} {line.Debit} {line.Credit}"));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Nothing_and_a_day_to_come_are_refused(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(Quarterly, new Dong(500_000_000));
        await fund.Enter(loanId, LoanTransactionKind.Disbursement, 500_000_000);
        var payment = new ReceivePayment(Guid.NewGuid(), loanId, TestFund.FirstDay.PlusDays(1), new Dong(1), IsPrepayment: false, "");

        Assert.Equal("date-after-business-date", (await Assert.ThrowsAsync<RuleViolationException>(() => fund.Send(payment, Person.Accountant))).Violation.Code);
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => fund.Send(payment with { Amount = Dong.Zero }, Person.Accountant));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(payment, Person.Auditor));
    }
}

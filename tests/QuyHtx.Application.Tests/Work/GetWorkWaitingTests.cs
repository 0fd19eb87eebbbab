using QuyHtx.Application.Loans;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Work;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Work;

public sealed class GetWorkWaitingTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task Each_person_hears_of_the_work_that_is_for_that_person(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(
            new LoanTerms { Rate = new InterestRate(3.65m, RateUnit.PercentPerYear), TermMonths = 12, Method = RepaymentMethod.Bullet, InterestEveryMonths = 3, PrincipalEveryMonths = 3 },
            new Dong(600_000_000));

        var officer = await fund.Send(new GetWorkWaiting(), Person.Officer);
        Assert.Equal((1, 0, 0, 0), (officer.ToDisburse, officer.ToAppraise, officer.ToConfirm, officer.Overdue));
        Assert.Equal(TestFund.FirstDay, officer.BusinessDate);

        // Who decides does not pay out, so the same loan is no work of the approver's.
        var approver = await fund.Send(new GetWorkWaiting(), Person.Approver);
        Assert.Equal((0, 0), (approver.ToDisburse, approver.ToDecide));

        await fund.Send(new ProposeTransaction(Guid.NewGuid(), loanId, LoanTransactionKind.Disbursement, "Giải ngân", Amount: new Dong(400_000_000)), Person.Officer);
        WorkWaiting accountant = null!;
        var sent = await fund.Commands.Count(async () => accountant = await fund.Send(new GetWorkWaiting(), Person.Accountant));
        Assert.Equal(2, sent);
        Assert.Equal(1, accountant.ToConfirm);
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new GetWorkWaiting(), Person.BorrowerOf(Guid.NewGuid())));
    }
}

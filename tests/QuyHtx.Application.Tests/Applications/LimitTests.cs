using QuyHtx.Application.Applications;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;
using static QuyHtx.Application.Tests.Testing.Refusals;

namespace QuyHtx.Application.Tests.Applications;

/// <summary>
/// The limits of Decree 45/2021/NĐ-CP art. 23. The test fund has 20 tỷ of charter capital: one borrower 15 % = 3 tỷ, with related 25 % = 5 tỷ.
/// </summary>
public sealed class LimitTests
{
    private const long Tỷ = 1_000_000_000;

    [Theory]
    [OnEveryDatabase]
    public async Task Of_twenty_approvals_of_one_tỷ_at_once_three_pass(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var applications = new List<Guid>();
        for (var i = 0; i < 20; i++)
        {
            applications.Add(await fund.Appraised(borrower, fund.Content(Tỷ)));
        }

        var outcomes = await Task.WhenAll(applications.Select(application => Task.Run(async () =>
        {
            try
            {
                await fund.Approve(application);
                return "approved";
            }
            catch (RuleViolationException refused)
            {
                return refused.Violation.Code;
            }
        })));

        Assert.Equal(3, outcomes.Count(outcome => outcome == "approved"));
        Assert.Equal(17, outcomes.Count(outcome => outcome == "eligibility-failed"));
        var list = await fund.Send(new ListApplications(Status: ApplicationStatus.Approved), Person.Auditor);
        Assert.Equal((3, 3 * Tỷ), (list.Total, list.TotalAmount));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Headroom_passes_from_application_to_loan_and_a_withdrawal_frees_it(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var first = await fund.Approved(borrower, fund.Content(2 * Tỷ));
        Assert.Equal(Tỷ, await Left());
        var second = await fund.Approved(borrower, fund.Content(Tỷ));
        Assert.Equal(0, await Left());
        var third = await fund.Appraised(borrower, fund.Content(Tỷ));
        Assert.Equal("eligibility-failed", await Refused(() => fund.Approve(third)));

        await fund.Send(new SignContract(Guid.NewGuid(), first), Person.Officer);
        Assert.Equal(0, await Left());

        await fund.Send(new WithdrawApplication(Guid.NewGuid(), second, "Không còn nhu cầu"), Person.Officer);
        Assert.Equal(Tỷ, await Left());
        await fund.Approve(third);

        async Task<long> Left() => (await fund.Send(new GetBorrower(borrower), Person.Auditor)).Headroom.Left.Value;
    }

    [Theory]
    [OnEveryDatabase]
    public async Task What_a_loan_may_still_be_paid_out_counts_and_what_is_repaid_does_not(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var loan = await fund.SignedLoan(fund.Content(2 * Tỷ).Terms with { Rate = new(0.4m, RateUnit.PercentPerMonth) }, new Dong(2 * Tỷ), borrower);
        Assert.Equal(2 * Tỷ, await Exposure());

        await fund.Enter(loan, LoanTransactionKind.Disbursement, 1_500_000_000);
        Assert.Equal(2 * Tỷ, await Exposure());

        // 1.5 tỷ paid out − 0.4 tỷ repaid + 0.5 tỷ not yet paid out.
        await fund.Enter(loan, LoanTransactionKind.Prepayment, 400_000_000);
        Assert.Equal(1_600_000_000, await Exposure());

        async Task<long> Exposure() => (await fund.Send(new GetBorrower(borrower), Person.Auditor)).Headroom.Exposure.Value;
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Loans_of_related_borrowers_count_in_both_directions_and_through_others(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var (a, b, c) = (
            await fund.RegisterCooperative("Hợp tác xã A"), await fund.RegisterCooperative("Hợp tác xã B"), await fund.RegisterCooperative("Hợp tác xã C"));

        // B names A, and B names C: A and C are related through B though neither names anyone.
        await fund.Send(new RelateBorrowers(Guid.NewGuid(), b, 0, [new(a, "Cùng người đại diện"), new(c, "Góp vốn")]), Person.Officer);
        await fund.SignedLoan(fund.Content(3 * Tỷ).Terms with { Rate = new(0.4m, RateUnit.PercentPerMonth) }, new Dong(3 * Tỷ), c);

        // 5 tỷ − 3 tỷ of C leave 2 tỷ for A, though A alone might have 3 tỷ.
        var file = await fund.Send(new GetBorrower(a), Person.Auditor);
        Assert.Equal((0, 3 * Tỷ, 2 * Tỷ), (file.Headroom.Exposure.Value, file.Headroom.RelatedExposure.Value, file.Headroom.Left.Value));
        Assert.Equal([("Hợp tác xã B", false)], file.Relations.Select(relation => (relation.Name, relation.NamedHere)));

        var above = await fund.Appraised(a, fund.Content((2 * Tỷ) + 4));
        Assert.Equal("eligibility-failed", await Refused(() => fund.Approve(above)));
        await fund.Approved(a, fund.Content(2 * Tỷ));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Real_charter_capital_is_charter_capital_with_surplus_and_less_loss(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var loan = await fund.SignedLoan(fund.Content(Tỷ).Terms with { Rate = new(0.4m, RateUnit.PercentPerMonth) }, new Dong(Tỷ), borrower);
        await fund.Enter(loan, LoanTransactionKind.Disbursement, Tỷ);
        Assert.Equal(20 * Tỷ, await Capital());

        // 1 tỷ written off is 1 tỷ of provision expense; 300 triệu recovered is income. 20 − 1 + 0.3 = 19.3.
        await fund.Enter(loan, LoanTransactionKind.WriteOff, 0);
        Assert.Equal(19 * Tỷ, await Capital());
        await fund.Enter(loan, LoanTransactionKind.Prepayment, 300_000_000);
        Assert.Equal(19_300_000_000, await Capital());

        await fund.Send(new RecordContribution(Guid.NewGuid(), CapitalSource.Members, new Dong(700_000_000), "Góp vốn"), Person.Accountant);
        Assert.Equal(20 * Tỷ, await Capital());

        async Task<long> Capital() => (await fund.Send(new GetBorrower(borrower), Person.Auditor)).Headroom.RealCharterCapital.Value;
    }
}

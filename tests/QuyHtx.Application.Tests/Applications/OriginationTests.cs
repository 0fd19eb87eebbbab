using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Applications;

/// <summary>The whole way of an application, as the fund's people go it.</summary>
public sealed class OriginationTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task A_cooperative_is_registered_applies_is_appraised_approved_and_signs(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);

        var cooperative = await fund.Send(
            new RegisterBorrower(Guid.NewGuid(), new BorrowerProfile
            {
                Kind = BorrowerKind.Cooperative,
                Name = "Hợp tác xã Cà phê Đắk Mil",
                Representative = "Nguyễn Văn An",
                Members = 12,
                Address = new Address("Thôn 3", "Xã Đắk Mil", "Đắk Nông"),
            }),
            Person.Officer);
        var application = await fund.Send(new OpenApplication(Guid.NewGuid(), cooperative.Id, fund.Content(500_000_000)), Person.Officer);
        Assert.Equal("HS-2026-0001", application.Number);
        Assert.Equal(["DN", "PA", "DK"], (await Look()).Missing.Select(item => item.Code));

        await fund.AttachAll(application.Id);
        await fund.Send(new SubmitApplication(Guid.NewGuid(), application.Id), Person.Officer);
        await fund.Send(new ReturnApplication(Guid.NewGuid(), application.Id, "Bổ sung phương án"), Person.Appraiser);
        Assert.Equal((ApplicationStatus.Returned, "Bổ sung phương án"), ((await Look()).Status, (await Look()).Remark));

        var larger = fund.Content(800_000_000);
        await fund.Send(new RewriteApplication(Guid.NewGuid(), application.Id, (await Look()).Version, larger), Person.Officer);
        await fund.Send(new SubmitApplication(Guid.NewGuid(), application.Id), Person.Officer);
        await fund.Send(new AppraiseApplication(Guid.NewGuid(), application.Id, "Phương án khả thi", ProposesApproval: true), Person.Appraiser);
        await fund.Send(new DecideApplication(Guid.NewGuid(), application.Id, Approve: true, "Mua bảo hiểm tài sản"), Person.Approver);
        var contract = await fund.Send(new SignContract(Guid.NewGuid(), application.Id), Person.Officer);

        Assert.Equal("HD-2026-0001", contract.Number);
        var signed = await Look();
        Assert.Equal((ApplicationStatus.Signed, contract.Id), (signed.Status, signed.LoanId));
        Assert.Equal("Mua bảo hiểm tài sản", signed.Decision!.Reason);

        // 20 tỷ × 15 % = 3 tỷ; the application alone is 800 triệu. Own capital: 1 tỷ × 20 % = 200 triệu.
        Assert.Equal("800.000.000 / 3.000.000.000", signed.Checks.Single(check => check.Code == "eligibility-one-borrower").Figures);
        Assert.Equal("200.000.000 / 200.000.000", signed.Checks.Single(check => check.Code == "eligibility-own-capital").Figures);

        var loan = await fund.Look(db => db.Loans.SingleAsync());
        Assert.Equal((new Dong(800_000_000), TestFund.FirstDay), (loan.ApprovedAmount, loan.SignedOn));
        Assert.Equal(new InterestRate(0.4m, RateUnit.PercentPerMonth), loan.Terms.Rate);
        Assert.Equal(await fund.Look(db => db.Policies.Select(policy => policy.Id).SingleAsync()), loan.PolicyId);
        Assert.Equal(LoanStage.Signed, await fund.Look(db => db.LoanStatuses.Select(status => status.Stage).SingleAsync()));

        Task<ApplicationFile> Look() => fund.Send(new GetApplication(application.Id), Person.Auditor);
    }
}

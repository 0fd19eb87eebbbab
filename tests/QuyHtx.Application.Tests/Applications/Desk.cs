using QuyHtx.Application.Applications;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Tests.Applications;

/// <summary>Takes applications as far as a test needs them, by the real messages of the fund's people.</summary>
internal static class Desk
{
    /// <summary>The smallest file that begins as a PDF does.</summary>
    public static readonly byte[] Pdf = "%PDF-1.7\n"u8.ToArray();

    /// <summary>
    /// An application that meets every condition: two years, equal principal, own capital of a fifth of the investment (loan 80 %, own 20 %), asked
    /// of CIC on the first day.
    /// </summary>
    public static ApplicationContent Content(this TestFund fund, long amount) => new()
    {
        ProductId = fund.ProductId,
        Amount = new Dong(amount),
        Purpose = "Mua máy cày",
        Terms = new LoanTerms
        {
            Rate = new InterestRate(9m, RateUnit.PercentPerMonth),
            TermMonths = 24,
            Method = RepaymentMethod.EqualPrincipal,
            InterestEveryMonths = 3,
            PrincipalEveryMonths = 6,
        },
        Plan = new ProjectPlan(new Dong(amount / 4 * 5), new Dong(amount / 4), Dong.Zero, "Cơ giới hóa 40 ha"),
        CreditCheck = new CreditCheck(TestFund.FirstDay, HasBadDebt: false),
    };

    public static async Task<Guid> Opened(this TestFund fund, Guid borrower, ApplicationContent content) =>
        (await fund.Send(new OpenApplication(Guid.NewGuid(), borrower, content), Person.Officer)).Id;

    public static async Task AttachAll(this TestFund fund, Guid application)
    {
        foreach (var code in new[] { "DN", "PA", "DK" })
        {
            await fund.Send(new AttachDocument(Guid.NewGuid(), application, code, $"{code}.pdf", Pdf), Person.Officer);
        }
    }

    public static async Task<Guid> Submitted(this TestFund fund, Guid borrower, ApplicationContent content)
    {
        var application = await fund.Opened(borrower, content);
        await fund.AttachAll(application);
        await fund.Send(new SubmitApplication(Guid.NewGuid(), application), Person.Officer);
        return application;
    }

    public static async Task<Guid> Appraised(this TestFund fund, Guid borrower, ApplicationContent content)
    {
        var application = await fund.Submitted(borrower, content);
        await fund.Send(new AppraiseApplication(Guid.NewGuid(), application, "Phương án khả thi", ProposesApproval: true), Person.Appraiser);
        return application;
    }

    public static async Task<Guid> Approved(this TestFund fund, Guid borrower, ApplicationContent content)
    {
        var application = await fund.Appraised(borrower, content);
        await fund.Approve(application);
        return application;
    }

    public static Task Approve(this TestFund fund, Guid application) =>
        fund.Send(new DecideApplication(Guid.NewGuid(), application, Approve: true, "Giải ngân sau khi công chứng hợp đồng bảo đảm"), Person.Approver);
}

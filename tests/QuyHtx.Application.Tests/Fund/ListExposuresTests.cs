using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Applications;
using QuyHtx.Application.Tests.Loans;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Fund;

/// <summary>ListExposures and ListCommitments. The test fund has 20 tỷ: 15 % are 3 tỷ, 25 % are 5.</summary>
public sealed class ListExposuresTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task Borrowers_are_listed_by_what_they_owe_and_are_promised_against_the_limit(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var few = await Counts();
        var (a, b, c) = (await fund.RegisterCooperative("A"), await fund.RegisterCooperative("B"), await fund.RegisterCooperative("C"));
        await fund.RegisterCooperative("D không vay");

        // A: 100 triệu paid out, 40 of them repaid ahead: 60. A loan of 100 settled the same day counts for nothing.
        var first = await fund.RunningLoan(a);
        await fund.Send(new Application.Loans.ReceivePayment(Guid.NewGuid(), first, Serving.FirstDay, new Dong(40_000_000), true, "Trả trước"), Person.Accountant);
        var settled = await fund.RunningLoan(a);
        await fund.Send(new Application.Loans.ReceivePayment(Guid.NewGuid(), settled, Serving.FirstDay, new Dong(100_000_000), true, "Tất toán"), Person.Accountant);

        // B: signed for 600, of which 150 are paid out and 50 more were paid out and reversed; and 200 approved.
        var part = await fund.SignedLoan(Serving.FiveParts, new Dong(600_000_000), b);
        await fund.Enter(part, LoanTransactionKind.Disbursement, 150_000_000);
        var wrong = await fund.Enter(part, LoanTransactionKind.Disbursement, 50_000_000);
        await fund.Carry(Serving.Proposal(part, LoanTransactionKind.Reversal) with { ReversesId = wrong.Id }, Person.Accountant);
        var application = await fund.Approved(b, fund.Content(200_000_000));

        // C: 100 of 300 paid out and then written off: still owed, and nothing more is paid out.
        var lost = await fund.SignedLoan(Serving.FiveParts, new Dong(300_000_000), c);
        await fund.Enter(lost, LoanTransactionKind.Disbursement, 100_000_000);
        await fund.Carry(Serving.Proposal(lost, LoanTransactionKind.WriteOff), Person.Manager);

        // The write-off cost 100 triệu of 20 tỷ: 15 % of 19.9 are 2.985, 25 % are 4.975.
        var list = await fund.Send(new ListExposures(), Person.Manager);
        Assert.Equal((19_900_000_000, 15m, 2_985_000_000), (list.RealCharterCapital.Value, list.LimitPercent, list.Limit.Value));
        Assert.Equal(
            [("B", 150_000_000, 650_000_000, 2_185_000_000), ("C", 100_000_000, 0, 2_885_000_000), ("A", 60_000_000, 0, 2_925_000_000)],
            list.Rows.Select(row => (Assert.Single(row.Borrowers).Name, row.Principal.Value, row.Promised.Value, row.Headroom.Value)));
        Assert.Equal(new ExposureTotals(3, 310_000_000, 650_000_000), list.Totals);
        var second = await fund.Send(new ListExposures(Page: 2, PageSize: 2), Person.Auditor);
        Assert.Equal(("A", 3), (Assert.Single(Assert.Single(second.Rows).Borrowers).Name, second.Totals.Count));

        // The same as the borrower's own page says.
        Assert.Equal(800_000_000, (await fund.Send(new GetBorrower(b), Person.Officer)).Headroom.Exposure.Value);

        var promised = await fund.Send(new ListCommitments(), Person.Manager);
        Assert.Equal(
            [(null, part, "B", 600_000_000, 150_000_000, 450_000_000), (application, (Guid?)null, "B", 200_000_000, 0, 200_000_000)],
            promised.Rows.Select(row => (row.ApplicationId, row.LoanId, row.BorrowerName, row.Approved.Value, row.PaidOut.Value, row.Left.Value)));
        Assert.Equal(650_000_000, promised.Left.Value);
        Assert.Equal(promised.Left, (await fund.Send(new GetFundPosition(), Person.Manager)).Promised);

        // Nobody is related to anybody yet.
        Assert.Equal(ExposureTotals.None, (await fund.Send(new ListExposures(Related: true), Person.Manager)).Totals);

        // Date, policy, chart, capital; sums and page, or relations and exposures; names. Approved, signed, date.
        Assert.Equal([7, 7, 3], few);
        Assert.Equal(few, await Counts());
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new ListExposures(), Person.BorrowerOf(a)));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new ListCommitments(), Person.BorrowerOf(a)));

        async Task<int[]> Counts() =>
        [
            await fund.Commands.Count(() => fund.Send(new ListExposures(), Person.Manager)),
            await fund.Commands.Count(() => fund.Send(new ListExposures(Related: true), Person.Manager)),
            await fund.Commands.Count(() => fund.Send(new ListCommitments(), Person.Manager)),
        ];
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Related_borrowers_stand_together_through_others_and_whoever_named_whom(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var (a, b, c, d, e) = (
            await fund.RegisterCooperative("A"), await fund.RegisterCooperative("B"), await fund.RegisterCooperative("C"), await fund.RegisterCooperative("D"),
            await fund.RegisterCooperative("E"));

        // A names B, and C names B: A, B and C are one. D names E, and owes alone. F is related to nobody.
        await Relate(a, b);
        await Relate(c, b);
        await Relate(d, e);
        await fund.RunningLoan(a);
        await fund.RunningLoan(c);
        await fund.RunningLoan(d);
        await fund.RunningLoan(await fund.RegisterCooperative("F"));

        var list = await fund.Send(new ListExposures(Related: true), Person.Manager);
        Assert.Equal((25m, 5_000_000_000), (list.LimitPercent, list.Limit.Value));
        Assert.Equal(
            [("A, B, C", 200_000_000, 4_800_000_000), ("D, E", 100_000_000, 4_900_000_000)],
            list.Rows.Select(row => (string.Join(", ", row.Borrowers.Select(borrower => borrower.Name)), row.Exposure.Value, row.Headroom.Value)));
        Assert.Equal(new ExposureTotals(2, 300_000_000, 0), list.Totals);
        var second = await fund.Send(new ListExposures(true, 2, 1), Person.Manager);
        Assert.Equal((100_000_000, 2), (Assert.Single(second.Rows).Exposure.Value, second.Totals.Count));

        async Task Relate(Guid one, Guid other) => await fund.Send(
            new RelateBorrowers(Guid.NewGuid(), one, (await fund.Send(new GetBorrower(one), Person.Officer)).Version, [new RelatedBorrower(other, "Cùng người đại diện")]),
            Person.Officer);
    }
}

using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Loans;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Fund;

public sealed class ListBorrowersReachedTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task Borrowers_that_money_was_paid_out_to_are_counted_and_listed(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var none = await fund.Commands.Count(() => fund.Send(new ListBorrowersReached(), Person.Manager));

        // Women of an ethnic minority area, with two loans; women elsewhere, settled; a member, who is a person; one only signed; one whose money came back.
        var both = await Register("B", women: true, minority: true);
        await fund.RunningLoan(both);
        await fund.RunningLoan(both);
        var settled = await Register("A", women: true, minority: false);
        var loan = await fund.RunningLoan(settled);
        await fund.Send(new ReceivePayment(Guid.NewGuid(), loan, Serving.FirstDay, new Dong(100_000_000), true, "Tất toán"), Person.Accountant);
        var person = await Register("C", women: false, minority: true, BorrowerKind.CooperativeMember);
        await fund.RunningLoan(person);
        await fund.SignedLoan(Serving.FiveParts, new Dong(50_000_000), await Register("D", women: true, minority: true));
        var returned = await fund.SignedLoan(Serving.FiveParts, new Dong(50_000_000), await Register("E", women: true, minority: true));
        var wrong = await fund.Enter(returned, LoanTransactionKind.Disbursement, 50_000_000);
        await fund.Carry(Serving.Proposal(returned, LoanTransactionKind.Reversal) with { ReversesId = wrong.Id }, Person.Accountant);

        ReachList all = null!;
        var sent = await fund.Commands.Count(async () => all = await fund.Send(new ListBorrowersReached(), Person.Manager));
        Assert.Equal(
            [("A", 1, 100_000_000, 0), ("B", 2, 200_000_000, 200_000_000), ("C", 1, 100_000_000, 100_000_000)],
            all.Rows.Select(row => (row.Name, row.Loans, row.PaidOut, row.Principal)));
        Assert.Equal(
            [
                new ReachOfKind(BorrowerKind.Cooperative, 2, 1, 2, 1, 300_000_000, 200_000_000),
                new ReachOfKind(BorrowerKind.CooperativeMember, 1, 1, 0, 1, 100_000_000, 100_000_000),
            ],
            all.Kinds);
        Assert.Equal((3, Serving.FirstDay, "Xã Đắk Mil"), (all.Total, all.Rows[0].FirstPaidOutOn, all.Rows[0].Commune));

        // Date, sums by kind, page.
        Assert.Equal((3, 3), (none, sent));

        Assert.Equal("AB", await Names(new ListBorrowersReached(BorrowerKind.Cooperative)));
        Assert.Equal("AB", await Names(new ListBorrowersReached(WomenLed: true)));
        Assert.Equal("C", await Names(new ListBorrowersReached(WomenLed: false)));
        Assert.Equal("BC", await Names(new ListBorrowersReached(EthnicMinorityArea: true)));
        Assert.Equal("BC", await Names(new ListBorrowersReached(StillBorrowing: true)));
        Assert.Equal("A", await Names(new ListBorrowersReached(StillBorrowing: false)));
        Assert.Equal("B", await Names(new ListBorrowersReached(BorrowerKind.Cooperative, true, true, true)));
        Assert.Equal("C", await Names(new ListBorrowersReached(Page: 2, PageSize: 2)));
        Assert.Equal("", await Names(new ListBorrowersReached(BorrowerKind.CooperativeUnion)));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new ListBorrowersReached(), Person.BorrowerOf(both)));

        async Task<string> Names(ListBorrowersReached list) => string.Concat((await fund.Send(list, Person.Auditor)).Rows.Select(row => row.Name));

        async Task<Guid> Register(string name, bool women, bool minority, BorrowerKind kind = BorrowerKind.Cooperative) => (await fund.Send(
            new RegisterBorrower(Guid.NewGuid(), new BorrowerProfile
            {
                Kind = kind,
                Name = name,
                Representative = "Nguyễn Thị An",
                Members = 12,
                WomenLed = women,
                EthnicMinorityArea = minority,
                BornOn = kind == BorrowerKind.CooperativeMember ? new NodaTime.LocalDate(1980, 1, 1) : null,
                Address = new Address("Thôn 3", "Xã Đắk Mil", "Đắk Nông"),
            }),
            Person.Officer)).Id;
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Loans;

public sealed class SettleLoanTests
{
    private static readonly LocalDate Tenth = new(2026, 1, 15);

    [Theory]
    [OnEveryDatabase]
    public async Task The_quote_of_a_day_settles_on_that_day(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();

        // Ten days on 100 million: 100.000.
        var quote = await fund.Send(new QuoteSettlement(loanId, Tenth), Person.Officer);
        Assert.Equal((new Dong(100_100_000), new Dong(100_000)), (quote.Total, quote.AccruedInterest));
        await fund.MoveTo(Tenth);
        var settlement = new SettleLoan(Guid.NewGuid(), loanId, quote.Total, "Tất toán");

        Assert.Equal("settlement-amount-differs", await fund.Refused(settlement with { Amount = new Dong(100_099_999) }, Person.Accountant));
        Assert.Equal("amount-not-positive", await fund.Refused(settlement with { Amount = Dong.Zero }, Person.Accountant));
        Assert.Equal("text-too-long", await fund.Refused(settlement with { Note = new string('a', 301) }, Person.Accountant));
        Assert.Equal("not-allowed", await fund.Refused(settlement, Person.Manager));
        await fund.Send(settlement, Person.Accountant);

        var status = await fund.Look(db => db.LoanStatuses.SingleAsync());
        Assert.Equal((LoanStage.Settled, Dong.Zero, null), (status.Stage, status.PrincipalOutstanding, status.NextDueDate));
        Assert.Equal("112 N 100.100.000, 12831 C 100.000.000, 1388 C 100.000", (await fund.Ledger(loanId))[1]);
        Assert.Equal("nothing-owed", await fund.Refused(settlement with { CommandId = Guid.NewGuid() }, Person.Accountant));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_quote_is_for_today_or_later_and_a_borrower_hears_its_own(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var loanId = await fund.RunningLoan(borrower);
        var query = new QuoteSettlement(loanId, Tenth);

        Assert.Equal("quote-before-business-date", await fund.Refused(query with { Date = Serving.FirstDay.PlusDays(-1) }, Person.Officer));
        Assert.Equal(new Dong(100_100_000), (await fund.Send(query, Person.BorrowerOf(borrower))).Total);
        Assert.Equal("not-there", await fund.Refused(query, Person.BorrowerOf(Guid.NewGuid())));
        Assert.Equal("not-there", await fund.Refused(query with { LoanId = Guid.NewGuid() }, Person.BorrowerOf(borrower)));
    }
}

using NodaTime;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Fund;

public sealed class GetFundPositionTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task It_shows_capital_money_limits_borrowers_and_what_comes_back(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        await fund.Send(new RecordContribution(Guid.NewGuid(), CapitalSource.CentralFund, new Dong(4_000_000_000), "Quỹ trung ương"), Person.Accountant);
        var borrower = await fund.RegisterCooperative("Hợp tác xã Đắk R'lấp");

        // 3.65 %/year: 0.0001 a day. 600 triệu approved, 400 paid out on 5 January, over four quarters in equal parts.
        var loanId = await fund.SignedLoan(
            new LoanTerms
            {
                Rate = new InterestRate(3.65m, RateUnit.PercentPerYear),
                TermMonths = 12,
                Method = RepaymentMethod.EqualPrincipal,
                InterestEveryMonths = 3,
                PrincipalEveryMonths = 3,
            },
            new Dong(600_000_000),
            borrower);
        await fund.Enter(loanId, LoanTransactionKind.Disbursement, 400_000_000);

        FundPosition position = null!;
        var sent = await fund.Commands.Count(async () => position = await fund.Send(new GetFundPosition(), Person.Manager));

        Assert.InRange(sent, 1, 12);
        Assert.Equal(
            [(CapitalSource.ProvincialBudget, 20_000_000_000), (CapitalSource.CentralFund, 4_000_000_000)],
            position.Capital.Select(source => (source.Source, source.Amount.Value)));

        // 24 tỷ of capital; 0.4 lent; 23.6 in the bank, of which 0.2 are promised. 15 % of 24 tỷ = 3.6, 25 % = 6.
        Assert.Equal(
            (24_000_000_000, 400_000_000, 23_600_000_000, 200_000_000, 23_400_000_000, 3_600_000_000, 6_000_000_000),
            (position.RealCharterCapital.Value, position.Lent.Value, position.Cash.Value, position.Promised.Value, position.CanBeLent.Value,
                position.OneBorrowerLimit.Value, position.RelatedBorrowersLimit.Value));
        Assert.Equal(new PrincipalOfGroup(DebtGroup.Standard, 1, new Dong(400_000_000)), Assert.Single(position.Groups));

        // Rows fall due on Monday 6 April (the 5th is a Sunday), Monday 6 July, 5 October; 5 January 2027 is past the twelve months.
        // Interest: 400 triệu × 91 days, 300 × 91, 200 × 91, each × 0.0001.
        Assert.Equal(12, position.Inflow.Count);
        Assert.Equal(
            [(new LocalDate(2026, 4, 1), 100_000_000, 3_640_000), (new LocalDate(2026, 7, 1), 100_000_000, 2_730_000), (new LocalDate(2026, 10, 1), 100_000_000, 1_820_000)],
            position.Inflow.Where(month => month.Principal > Dong.Zero).Select(month => (month.Month, month.Principal.Value, month.Interest.Value)));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new GetFundPosition(), Person.BorrowerOf(borrower)));
    }
}

using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Loans;

public sealed class LoanStatementTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task It_shows_a_loan_as_of_any_date_with_all_its_figures_come_from(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        await fund.MoveTo(new LocalDate(2026, 2, 15));
        await fund.Pay(loanId, new LocalDate(2026, 2, 15), 10_000_000);

        var statement = await fund.Statement(loanId);

        // Row 1 fell due on 5/2: 20.000.000 + 31 × 10.000. Ten days later 10 million went to its principal.
        Assert.Equal(
            (new Dong(90_000_000), new Dong(10_000_000), new Dong(310_000), new Dong(30_000), 10),
            (statement.State.PrincipalOutstanding, statement.State.PrincipalOverdue, statement.State.InterestDueUnpaid, statement.State.OverdueInterestUnpaid,
                statement.State.DaysPastDue));
        Assert.Equal((new Dong(310_000), new Dong(10_000_000)), (statement.Rows[0].Planned!.Interest, statement.Rows[0].Actual!.PrincipalPaid));
        Assert.Equal(
            [
                "Contract 1 100.000.000 × 31 ngày × 3,65 % ÷ 365 = 310000", "Contract 2 80.000.000 × 10 ngày × 3,65 % ÷ 365 = 80000",
                "Overdue  20.000.000 × 10 ngày × 5,475 % ÷ 365 = 30000", "Late  310.000 × 10 ngày × 10 % ÷ 365 = 849",
            ],
            statement.Interest.Select(segment => $"{segment.Kind} {segment.Row} {segment.Formula} = {decimal.Truncate(segment.AmountBeforeRounding)}"));
        // One step took the payment, and three say what was owed as well and got nothing.
        Assert.Equal((1, 4), (statement.Allocations.Count, statement.Steps.Count));
        Assert.Equal((2, 2), (statement.Transactions.Count, statement.Ledger.Count));
        Assert.Equal(
            (LoanStage.Open, new Dong(100_000_000), new LocalDate(2026, 6, 5), false),
            (statement.Header.Stage, statement.Header.Disbursed, statement.Header.MaturityDate, statement.Header.PlanIsProvisional));

        // What is owed: 10.000.000 + 310.000 + 30.000 + 849 of late interest. Row 2, 80 million from 5/2 to 5/3, comes to 28 × 8.000.
        Assert.Equal(new Dong(10_340_849), statement.State.Owed);
        Assert.Equal(
            (null, new Dong(224_000), DebtGroup.Watch),
            (statement.Rows[0].InterestToCome, statement.Rows[1].InterestToCome, statement.Header.OwnGroupOnDate));
        Assert.Equal(
            ("Nguyễn Văn An", new LocalDate(2026, 2, 15)), (statement.Header.Representative, statement.Header.BusinessDate));

        // A day before the payment, and before anything.
        var earlier = await fund.Statement(loanId, new LocalDate(2026, 2, 14));
        Assert.Equal((new Dong(100_000_000), 9), (earlier.State.PrincipalOutstanding, earlier.State.DaysPastDue));
        Assert.Equal(DebtGroup.Standard, earlier.Header.OwnGroupOnDate);
        Assert.Equal((0, 1, 1), (earlier.Allocations.Count, earlier.Transactions.Count, earlier.Ledger.Count));
        var before = await fund.Statement(loanId, new LocalDate(2026, 1, 4));
        Assert.Equal((Dong.Zero, true, 5), (before.Header.Disbursed, before.Header.PlanIsProvisional, before.Rows.Count));
        Assert.All(before.Rows, row => Assert.Null(row.Actual));
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_signed_loan_shows_the_plan_for_the_approved_amount(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.SignedLoan(Serving.FiveParts, new Dong(100_000_000));

        var statement = await fund.Statement(loanId);

        Assert.True(statement.Header.PlanIsProvisional);
        Assert.Equal(LoanStage.Signed, statement.Header.Stage);
        Assert.Equal(new Dong(20_000_000), statement.Rows[0].Planned!.Principal);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task A_borrower_sees_its_own_loan_without_the_books_and_anothers_not_at_all(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var (own, other) = (await fund.RunningLoan(borrower), await fund.RunningLoan());

        var statement = await fund.Send(new GetLoanStatement(own), Person.BorrowerOf(borrower));

        Assert.Equal(new Dong(100_000_000), statement.State.PrincipalOutstanding);
        Assert.Empty(statement.Ledger);
        var others = await Assert.ThrowsAsync<RuleViolationException>(() => fund.Send(new GetLoanStatement(other), Person.BorrowerOf(borrower)));
        var nobodys = await Assert.ThrowsAsync<RuleViolationException>(() => fund.Send(new GetLoanStatement(Guid.NewGuid()), Person.BorrowerOf(borrower)));
        Assert.Equal((nobodys.Violation.Code, nobodys.Violation.Field, 0), (others.Violation.Code, others.Violation.Field, others.Violation.Values.Count));
        Assert.Equal("not-there", others.Violation.Code);
        Assert.Equal(own, Assert.Single((await fund.Send(new ListLoans(), Person.BorrowerOf(borrower))).Rows).Id);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_number_of_SQL_commands_does_not_grow_with_what_happened(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var loanId = await fund.RunningLoan();
        var few = await fund.Commands.Count(() => fund.Statement(loanId));
        for (var i = 0; i < 5; i++)
        {
            await fund.Pay(loanId, Serving.FirstDay, 1_000_000);
        }

        Assert.Equal(few, await fund.Commands.Count(() => fund.Statement(loanId)));
        Assert.Equal(7, few); // loan, business date, calendar, status and borrower, table of groups, names, ledger
    }
}

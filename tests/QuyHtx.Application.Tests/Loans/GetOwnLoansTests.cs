using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Loans;

public sealed class GetOwnLoansTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task A_borrower_sees_what_it_owes_today_and_what_comes_next(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative("Hợp tác xã Cà phê Đắk Mil");
        var user = Person.BorrowerOf(borrower);
        OwnLoans own = null!;
        var none = await fund.Commands.Count(async () => own = await fund.Send(new GetOwnLoans(), user));
        Assert.Equal(("Hợp tác xã Cà phê Đắk Mil", Dong.Zero, 0), (own.BorrowerName, own.OwedToday, own.Loans.Count));

        var other = await fund.RunningLoan();
        var running = await fund.RunningLoan(borrower);
        var signed = await fund.SignedLoan(Serving.FiveParts, new Dong(50_000_000), borrower);
        var settled = await fund.RunningLoan(borrower);
        await fund.Send(new ReceivePayment(Guid.NewGuid(), settled, Serving.FirstDay, new Dong(100_000_000), true, "Tất toán"), Person.Accountant);

        // Before the first due date nothing is owed. 20 triệu and 31, 28, 32 days of interest at 0.0001 on 100, 80, 60 triệu are to come.
        var some = await fund.Commands.Count(async () => own = await fund.Send(new GetOwnLoans(), user));
        Assert.Equal([(running, LoanStage.Open), (signed, LoanStage.Signed), (settled, LoanStage.Settled)], own.Loans.Select(loan => (loan.LoanId, loan.Stage)));
        Assert.Equal((Dong.Zero, new LocalDate(2026, 6, 5), null), (own.OwedToday, own.Loans[0].MaturityDate, own.Loans[0].OldestUnpaidDueDate));
        Assert.Equal(
            [
                new OwnRow(1, new LocalDate(2026, 2, 5), new Dong(20_000_000), new Dong(310_000), Dong.Zero),
                new OwnRow(2, new LocalDate(2026, 3, 5), new Dong(20_000_000), new Dong(224_000), Dong.Zero),
                new OwnRow(3, new LocalDate(2026, 4, 6), new Dong(20_000_000), new Dong(192_000), Dong.Zero),
            ],
            own.Loans[0].Next);
        Assert.Empty(own.Loans[2].Next);
        Assert.DoesNotContain(own.Loans, loan => loan.LoanId == other);

        // Fund, name, loans, transactions, holidays, statuses, rows to come.
        Assert.Equal((7, 7), (none, some));

        // On the due date it is owed and not late; the day after it is late by a day. Overdue principal earns 0.00015 a day, unpaid interest
        // 10 % a year: 20,000,000 × 10 × 0.00015 = 30,000 and 310,000 × 10 × 10 % ÷ 365 = 849 after ten days.
        await fund.MoveTo(new LocalDate(2026, 2, 5));
        var due = (await fund.Send(new GetOwnLoans(), user)).Loans[0];
        Assert.Equal((20_310_000, 0, new LocalDate(2026, 2, 5)), (due.State.Owed.Value, due.State.DaysPastDue, due.OldestUnpaidDueDate));
        await fund.MoveTo(new LocalDate(2026, 2, 15));
        own = await fund.Send(new GetOwnLoans(), user);
        Assert.Equal((20_340_849, 20_340_849, 10), (own.OwedToday.Value, own.Loans[0].State.Owed.Value, own.Loans[0].State.DaysPastDue));
        Assert.Equal(new LocalDate(2026, 3, 5), own.Loans[0].Next[0].DueDate);

        // Paid with 5 triệu more: the rest is held and taken off the next row.
        await fund.Pay(running, new LocalDate(2026, 2, 15), 25_340_849);
        var paid = (await fund.Send(new GetOwnLoans(), user)).Loans[0];
        Assert.Equal((0, 5_000_000, 15_224_000), (paid.State.Owed.Value, paid.Next[0].FromAdvance.Value, paid.Next[0].Amount.Value));
        Assert.Equal(Dong.Zero, paid.Next[1].FromAdvance);
    }

    [Theory]
    [OnEveryDatabase]
    public async Task Nobody_else_sees_them_and_one_that_cannot_be_computed_is_named(DatabaseProvider provider)
    {
        await using var fund = await TestFund.FoundedAsync(provider);
        var borrower = await fund.RegisterCooperative();
        var good = await fund.RunningLoan(borrower);
        var bad = await fund.RunningLoan(borrower);
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new GetOwnLoans(), Person.Manager));
        await Assert.ThrowsAsync<NotAllowedException>(() => fund.Send(new GetOwnLoans(), Person.Auditor));
        Assert.Equal("not-there", await fund.Refused(new GetOwnLoans(), Person.BorrowerOf(Guid.NewGuid())));

        var terms = await fund.Look(db => db.Database.SqlQuery<string>($"SELECT terms AS \"Value\" FROM loans WHERE id = {bad}").SingleAsync());
        await fund.Look(db => db.Database.ExecuteSqlAsync($"UPDATE loans SET terms = '{{' WHERE id = {bad}"));
        var own = await fund.Send(new GetOwnLoans(), Person.BorrowerOf(borrower));
        Assert.Equal((good, "HD-2026-0002"), (Assert.Single(own.Loans).LoanId, Assert.Single(own.Unreadable)));
        await fund.Look(db => db.Database.ExecuteSqlAsync($"UPDATE loans SET terms = {terms} WHERE id = {bad}"));
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Benchmarks;

/// <summary>A fund with many open loans of twelve months (or other terms), ten a borrower, each with its tranche, status, rows to come and entry; put straight into the database.</summary>
internal static class FundOfLoans
{
    public static readonly LocalDate FirstDay = new(2026, 1, 5);

    private const int Batch = 1000;

    private static readonly LoanTerms Terms = new()
    {
        Rate = new InterestRate(0.4m, RateUnit.PercentPerMonth),
        TermMonths = 12,
        Method = RepaymentMethod.EqualPrincipal,
        InterestEveryMonths = 3,
        PrincipalEveryMonths = 3,
    };

    public static async Task MakeAsync(IServiceProvider services, int loans, LoanTerms? otherTerms = null)
    {
        var terms = otherTerms ?? Terms;
        await InScope(services, scope => scope.GetRequiredService<FundDbContext>().Database.MigrateAsync());
        var policy = new LendingPolicy(
            Guid.NewGuid(), FirstDay, "Quy chế", new LendingLimits { Province = "Đắk Nông" }, RepaymentRules.Default, "microfinance");
        var product = Guid.NewGuid();
        await InScope(services, async scope =>
        {
            var mediator = scope.GetRequiredService<IMediator>();
            await mediator.Send(new FoundFund(Guid.NewGuid(), "Quỹ", "Đắk Nông", FirstDay, new Dong(1_000_000_000), FirstDay));
            await mediator.Send(new DefineProduct(
                product, "NH", "Cho vay", FirstDay, terms.Rate, new Dong(1), new Dong(3_000_000_000), 60, 12, Enum.GetValues<RepaymentMethod>()));
            var db = scope.GetRequiredService<FundDbContext>();
            db.Add(policy);
            await db.SaveChangesAsync();
        });
        for (var made = 0; made < loans; made += Batch)
        {
            await InScope(services, scope => AddAsync(scope.GetRequiredService<FundDbContext>(), product, policy, terms, made, Math.Min(loans, made + Batch)));
        }
    }

    private static async Task AddAsync(FundDbContext db, Guid product, LendingPolicy policy, LoanTerms terms, int from, int to)
    {
        var (borrower, chart) = (Guid.Empty, await db.ChartAsync(CancellationToken.None));
        for (var i = from; i < to; i++)
        {
            if (i % 10 == 0)
            {
                borrower = AddBorrower(db, i);
            }

            var amount = new Dong(100_000_000 + (i * 1000L));
            var application = new LoanApplication(
                Guid.CreateVersion7(), $"HS-{i}", borrower, Guid.Empty, FirstDay,
                new ApplicationContent { ProductId = product, Amount = amount, Purpose = "x", Terms = terms, Plan = new ProjectPlan(amount + amount, amount, Dong.Zero, "x") });
            var loan = new Loan(Guid.CreateVersion7(), $"HD-{i}", application.Id, borrower, FirstDay, amount, terms, policy);
            var tranche = loan.Enter(
                new LoanTransaction
                {
                    Id = Guid.CreateVersion7(), Kind = LoanTransactionKind.Disbursement, Date = FirstDay, EnteredOn = FirstDay, EnteredBy = Guid.Empty, Amount = amount,
                },
                WorkingCalendar.WeekendsOnly);
            var status = new LoanStatus { LoanId = loan.Id };
            status.Take(loan, loan.Position(WorkingCalendar.WeekendsOnly, FirstDay));
            db.AddRange(application, loan, status);
            db.PlannedRows.AddRange(LoanDesk.PlannedRowsOf(loan, WorkingCalendar.WeekendsOnly, FirstDay));
            db.Add(new JournalEntry(
                Guid.CreateVersion7(), i + 1, FirstDay, EntryKind.LoanTransaction, "Giải ngân",
                [JournalLine.DebitOf(chart[AccountUse.LoansInTerm], amount), JournalLine.CreditOf(chart[AccountUse.Bank], amount)],
                new EntrySource(loan.Id, tranche.Id)));
        }

        (await db.Funds.SingleAsync()).LastEntryNo = to;
        await db.SaveChangesAsync();
    }

    private static Guid AddBorrower(FundDbContext db, int i)
    {
        var borrower = new Borrower(Guid.CreateVersion7(), new BorrowerProfile
        {
            Kind = BorrowerKind.Cooperative,
            Name = $"Hợp tác xã {i}",
            Representative = "Nguyễn Văn An",
            Members = 12,
            Address = new Address("Thôn 3", "Xã Đắk Mil", "Đắk Nông"),
        });
        db.Add(borrower);
        db.Entry(borrower).Property("SearchText").CurrentValue = $"hop tac xa {i}";
        return borrower.Id;
    }

    private static async Task InScope(IServiceProvider services, Func<IServiceProvider, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("bench");
        await work(scope.ServiceProvider);
    }
}

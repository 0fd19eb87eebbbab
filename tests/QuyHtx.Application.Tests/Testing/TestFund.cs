using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Jobs;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Policies;
using QuyHtx.Infrastructure.Jobs;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Testing;

/// <summary>
/// A fund on a real database of its own. Messages go through the real pipeline, as one of its people; when the test is done, db/checks find
/// nothing wrong.
/// </summary>
internal sealed class TestFund : IAsyncDisposable
{
    public static readonly LocalDate FirstDay = new(2026, 1, 5);

    private readonly ServiceProvider services;
    private readonly SettableClock clock = new();

    private TestFund(DatabaseOptions database)
    {
        Database = database;
        services = new ServiceCollection()
            .AddDbContext<FundDbContext>(options => options.UseFundDatabase(database).AddInterceptors(Commands, AlsoForSqlServer.Instance))
            .AddFundApplication()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IMailGateway>(Mail)
            .AddSingleton(FundJobs.Catalogue)
            .AddSingleton<IJobEngine>(Engine)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public DatabaseOptions Database { get; }

    /// <summary>Counts the SQL commands sent.</summary>
    public CommandCounter Commands { get; } = new();

    /// <summary>Says whether a mail server is set up; at first none is.</summary>
    public MailSwitch Mail { get; } = new();

    /// <summary>Runs no jobs, and remembers which it was asked for.</summary>
    public EngineOfTest Engine { get; } = new();

    /// <summary>An empty, migrated database.</summary>
    public static async Task<TestFund> OpenAsync(DatabaseProvider provider) => new(await TestDatabases.CreateAsync(provider));

    /// <summary>On an empty, migrated database that the test has made.</summary>
    public static TestFund On(DatabaseOptions database) => new(database);

    /// <summary>
    /// A fund in Đắk Nông with 20 tỷ đồng, the default policy, a product (NH: 0.4 %/month, 50 triệu to 3 tỷ, up to 60 months), on
    /// <see cref="FirstDay"/>, or on another day and with other repayment rules.
    /// </summary>
    public static async Task<TestFund> FoundedAsync(DatabaseProvider provider, LocalDate? on = null, RepaymentRules? rules = null) =>
        await (await OpenAsync(provider)).Found(on, rules);

    /// <summary>Founds it, as <see cref="FoundedAsync"/> says.</summary>
    public async Task<TestFund> Found(LocalDate? on = null, RepaymentRules? rules = null)
    {
        var firstDay = on ?? FirstDay;
        await Send(new FoundFund(
            Guid.NewGuid(), "Quỹ hỗ trợ phát triển hợp tác xã tỉnh Đắk Nông", "Đắk Nông", firstDay, new Dong(20_000_000_000), new LocalDate(2030, 12, 31)), Person.Administrator);
        await Send(new AdoptPolicy(
            Guid.NewGuid(), firstDay, "Quy chế cho vay", new LendingLimits { Province = "Đắk Nông" }, rules ?? RepaymentRules.Default, "microfinance"), Person.Administrator);
        ProductId = (await Send(new DefineProduct(
            Guid.NewGuid(), "NH", "Cho vay phát triển hợp tác xã", firstDay, new InterestRate(0.4m, RateUnit.PercentPerMonth), new Dong(50_000_000),
            new Dong(3_000_000_000), 60, 12, Enum.GetValues<RepaymentMethod>()), Person.Administrator)).Id;
        await Send(new RecordContribution(Guid.NewGuid(), CapitalSource.ProvincialBudget, new Dong(20_000_000_000), "Quyết định cấp vốn điều lệ"), Person.Accountant);
        return this;
    }

    /// <summary>The product that <see cref="FoundedAsync"/> defined.</summary>
    public Guid ProductId { get; private set; }

    /// <summary>Sends a message as a person.</summary>
    public async Task<T> Send<T>(IRequest<T> message, Person person)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(person.Id, person.Name, [person.Role], person.BorrowerId, "test");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message);
    }

    /// <summary>Does something as the system, as jobs and the command line do.</summary>
    public async Task<T> AsSystem<T>(Func<IServiceProvider, Task<T>> work, TimeProvider? clock = null)
    {
        this.clock.Now = clock ?? TimeProvider.System;
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("test");
        return await work(scope.ServiceProvider);
    }

    /// <summary>From now on the clock stands at an instant.</summary>
    public void SetClock(DateTimeOffset at) => clock.Now = new StoppedClock(at);

    /// <summary>Looks into the database.</summary>
    public async Task<T> Look<T>(Func<FundDbContext, Task<T>> look)
    {
        await using var scope = services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<FundDbContext>());
    }

    /// <summary>Registers a cooperative of the province.</summary>
    public async Task<Guid> RegisterCooperative(string name = "Hợp tác xã Nông nghiệp Đắk Mil") => (await Send(
        new RegisterBorrower(Guid.NewGuid(), new BorrowerProfile
        {
            Kind = BorrowerKind.Cooperative,
            Name = name,
            Representative = "Nguyễn Văn An",
            Members = 12,
            Address = new Address("Thôn 3", "Xã Đắk Mil", "Đắk Nông"),
            Sector = "Nông nghiệp",
            Email = "htx@example.vn",
        }),
        Person.Officer)).Id;

    /// <summary>
    /// A signed loan of a cooperative, put straight into the database, for tests of what comes after signing. Its first tranche is entered
    /// with <see cref="Enter"/>.
    /// </summary>
    public async Task<Guid> SignedLoan(LoanTerms terms, Dong approved, Guid? borrowerId = null)
    {
        var borrower = borrowerId ?? await RegisterCooperative($"Hợp tác xã {Guid.NewGuid():N}");
        return await InTransaction(async provider =>
        {
            var db = provider.GetRequiredService<FundDbContext>();
            var fund = await db.FundAsync(CancellationToken.None);
            var application = new LoanApplication(
                Guid.NewGuid(), await db.NextNumberAsync("HS", fund.BusinessDate.Year, CancellationToken.None), borrower, Person.Officer.Id, fund.BusinessDate,
                new ApplicationContent
                {
                    ProductId = ProductId,
                    Amount = approved,
                    Purpose = "Mua máy cày",
                    Terms = terms,
                    Plan = new ProjectPlan(approved + approved, approved, Dong.Zero, "Phương án"),
                });
            db.Applications.Add(application);
            var policy = await db.PolicyAsync(fund.BusinessDate, CancellationToken.None);
            var loan = new Loan(
                Guid.NewGuid(), await db.NextNumberAsync("HD", fund.BusinessDate.Year, CancellationToken.None), application.Id, borrower, fund.BusinessDate, approved,
                terms, policy);
            db.Loans.Add(loan);
            db.LoanStatuses.Add(new LoanStatus { LoanId = loan.Id });
            return loan.Id;
        });
    }

    /// <summary>Enters a transaction of a loan at the loan desk, on the business date, without a second person.</summary>
    public Task<LoanTransaction> Enter(Guid loanId, LoanTransactionKind kind, long amount, LocalDate? date = null) => InTransaction(async provider =>
    {
        var db = provider.GetRequiredService<FundDbContext>();
        var fund = await db.FundAsync(CancellationToken.None);
        return await provider.GetRequiredService<LoanDesk>().EnterAsync(
            await db.LoanAsync(loanId, CancellationToken.None),
            new LoanTransaction
            {
                Id = Guid.NewGuid(),
                Kind = kind,
                Date = date ?? fund.BusinessDate,
                EnteredOn = fund.BusinessDate,
                EnteredBy = Person.Accountant.Id,
                Amount = new Dong(amount),
                Note = kind.ToString(),
            },
            CancellationToken.None);
    });

    /// <summary>Moves the business date on without closing the days between: for tests of what a later day finds.</summary>
    public Task<int> MoveTo(LocalDate date) => Look(db =>
        db.Funds.ExecuteUpdateAsync(fund => fund.SetProperty(row => row.BusinessDate, date)));

    private async Task<T> InTransaction<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FundDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var answer = await work(scope.ServiceProvider);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return answer;
    }

    /// <summary>The machine's clock, or one that a test moves.</summary>
    private sealed class SettableClock : TimeProvider
    {
        public TimeProvider Now { get; set; } = System;

        public override DateTimeOffset GetUtcNow() => Now.GetUtcNow();
    }

    private sealed class StoppedClock(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }

    public async ValueTask DisposeAsync()
    {
        var wrong = await Look(DatabaseChecks.FindAsync);
        await services.DisposeAsync();
        await TestDatabases.DropAsync(Database);
        Assert.Empty(wrong);
    }
}

/// <summary>One of the fund's people.</summary>
internal sealed record Person(Guid Id, string Name, string Role, Guid? BorrowerId = null)
{
    public static readonly Person Officer = Of("Trần Thị Bình", Roles.Officer);
    public static readonly Person Appraiser = Of("Lê Văn Cường", Roles.Appraiser);
    public static readonly Person Approver = Of("Phạm Thị Dung", Roles.Approver);
    public static readonly Person Accountant = Of("Hoàng Văn Em", Roles.Accountant);
    public static readonly Person SecondAccountant = Of("Đỗ Thị Hoa", Roles.Accountant);
    public static readonly Person Manager = Of("Vũ Thị Giang", Roles.Manager);
    public static readonly Person Auditor = Of("Đặng Văn Hải", Roles.Auditor);
    public static readonly Person Administrator = Of("Bùi Thị Lan", Roles.Administrator);

    public static Person BorrowerOf(Guid borrowerId) => Of("Người của hợp tác xã", Roles.Borrower) with { BorrowerId = borrowerId };

    private static Person Of(string name, string role) => new(Guid.NewGuid(), name, role);
}

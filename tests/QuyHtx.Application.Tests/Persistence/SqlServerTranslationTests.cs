using System.Reflection;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuyHtx.Application.Applications;
using QuyHtx.Application.Audit;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Drafts;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Papers;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Application.Users;
using QuyHtx.Application.Verification;
using QuyHtx.Application.Work;
using QuyHtx.Domain;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Fund;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;
using QuyHtx.Infrastructure.Persistence;

namespace QuyHtx.Application.Tests.Persistence;

/// <summary>
/// Every query and every loader is translated by the SQL Server provider, without a server: what it cannot translate throws. A new query or
/// loader is added to the lists below; a test finds the ones that are missing.
/// </summary>
public sealed class SqlServerTranslationTests
{
    private static readonly Guid Any = Guid.Parse("11111111-1111-1111-1111-111111111111");

    private static readonly ApplicationContent AnyContent = new()
    {
        ProductId = Any,
        Amount = new Dong(1),
        Purpose = "x",
        Terms = new LoanTerms
        {
            Rate = new InterestRate(1, RateUnit.PercentPerYear), TermMonths = 1, Method = RepaymentMethod.Bullet, InterestEveryMonths = 1, PrincipalEveryMonths = 1,
        },
        Plan = new ProjectPlan(new Dong(1), new Dong(1), Dong.Zero, "x"),
    };

    /// <summary>A query may stand here more than once, with and without its filters.</summary>
    private static readonly IReadOnlyList<object> Queries =
    [
        new AccountLedger("112", TestFund.FirstDay, TestFund.FirstDay),
        new FindBorrowerByTaxCode("0100109106"),
        new BreakDownEntry(Any),
        new FindBorrowers(),
        new FindBorrowers("hop tac xa", BorrowerKind.Cooperative, "Xã", "Nông nghiệp", true, true, true, BorrowerOrder.Name, true, 2, 20),
        new GetApplication(Any),
        new GetApplicationHistory(Any),
        new GetAuditRecord(1),
        new GetBorrower(Any),
        new GetDocument(Any, Any),
        new GetDraft(DraftForm.Application, Any),
        new GetFundPosition(),
        new GetJournalEntry(Any),
        new GetLoanStatement(Any, TestFund.FirstDay),
        new GetOwnAccount(),
        new GetAppraisalPaper(Any),
        new GetContractPaper(Any),
        new GetDebtAcknowledgement(Any),
        new GetDueNotice(Any, TestFund.FirstDay),
        new GetOverdueNotice(Any, TestFund.FirstDay),
        new GetSchedulePaper(Any, TestFund.FirstDay),
        new GetStatementPaper(Any, TestFund.FirstDay, TestFund.FirstDay, TestFund.FirstDay),
        new GetVoucher(Any, VoucherKind.Receipt),
        new GetProposal(Any),
        new GetUser(Any),
        new GetWorkWaiting(),
        new ListAccounts(),
        new ListApiTokens(),
        new ListApplications(),
        new ListApplications("hop tac xa", ApplicationStatus.Submitted, Any, Any, TestFund.FirstDay, TestFund.FirstDay, ApplicationOrder.Opened, false, 2, 20),
        new ListAuditRecords(),
        new ListAuditRecords
        {
            From = TestFund.FirstDay, To = TestFund.FirstDay, UserId = Any, Command = "x", BorrowerId = Any, LoanId = Any, Search = "tran binh",
            About = "HD-2026", Text = "x", Page = 2,
        },
        new ListBorrowerChoices(),
        new ListCloseFailures(),
        new ListCloses(),
        new ListCloses(TestFund.FirstDay, TestFund.FirstDay, 2, 20),
        new ListContributions(),
        new ListContributions(CapitalSource.Grants, true, 2, 20),
        new ListContacts { LoanId = Any },
        new ListDrafts(DraftForm.Application),
        new ListHolidays(2026),
        new ListJournal(),
        new ListJournal(TestFund.FirstDay, TestFund.FirstDay, "112", EntryKind.Accrual, Any, 5, "HD-2026", true, 2, 20),
        new ListLoans(),
        new ListLoans { Stage = LoanStage.Open, Group = DebtGroup.Watch, BorrowerId = Any, OfficerId = Any, Search = "hop tac xa", Descending = true, Page = 2 },
        new ListLoans { Overdue = false, NextDueBy = TestFund.FirstDay, Sort = LoanSort.Group },
        new ListLoans { Overdue = true, Sort = LoanSort.DaysPastDue },
        new ListLoanHistory { LoanId = Any, Page = 2 },
        new ListMessages(),
        new ListMessages { Status = MessageStatus.Queued, LoanId = Any, BorrowerId = Any, OldestFirst = true, Page = 2 },
        new ListOverdueLoans(),
        new ListOverdueLoans { Band = OverdueBand.Days30To89, OfficerId = Any, Search = "hop tac xa", Group = DebtGroup.Watch, Sort = OverdueSort.AmountDue },
        new ListPolicies(),
        new ListProducts(),
        new ListProducts("NH", true, 2, 20),
        new ListProposals(),
        new ListProposals { Status = ProposalStatus.Confirmed, Kind = LoanTransactionKind.Reversal, LoanId = Any, Search = "hop tac xa" },
        new ListUsers(),
        new ListWaitingApplications(ApplicationStep.Appraise, 2, 20),
        new PlanSchedule(new Dong(1), 0.4m, RateUnit.PercentPerMonth, 12, RepaymentMethod.Bullet),
        new PreviewClose(),
        new PreviewPayment(Any, TestFund.FirstDay, new Dong(1), false),
        new PreviewProposal(Any, LoanTransactionKind.WriteOff),
        new PreviewReversal(Any, Any),
        new QuoteSettlement(Any, TestFund.FirstDay),
        new ReadLedger(TestFund.FirstDay, TestFund.FirstDay),
        new TrialBalance(TestFund.FirstDay, TestFund.FirstDay),
        new TryApplication(Any, Any, AnyContent),
        new VerifyBooks(),
    ];

    private static readonly IReadOnlyDictionary<string, Func<FundDbContext, Task>> LoaderCalls = new Dictionary<string, Func<FundDbContext, Task>>
    {
        [nameof(Loaders.ApplicationAsync)] = db => db.ApplicationAsync(Any, CancellationToken.None),
        [nameof(Loaders.BusinessDateAsync)] = db => db.BusinessDateAsync(CancellationToken.None),
        [nameof(Loaders.ProductInForceAsync)] = db => db.ProductInForceAsync(Any, TestFund.FirstDay, CancellationToken.None),
        [nameof(Loaders.BorrowerAsync)] = db => db.BorrowerAsync(Any, CancellationToken.None),
        [nameof(Loaders.CalendarAsync)] = db => db.CalendarAsync(CancellationToken.None),
        [nameof(Loaders.ChartAsync)] = db => db.ChartAsync(CancellationToken.None),
        [nameof(Loaders.FundAsync)] = db => db.FundAsync(CancellationToken.None),
        [nameof(Loaders.LoanAsync)] = db => db.LoanAsync(Any, CancellationToken.None),
        [nameof(Loaders.NextNumberAsync)] = db => db.NextNumberAsync("HD", 2026, CancellationToken.None),
        [nameof(Loaders.OtherWithTaxCodeAsync)] = db => db.OtherWithTaxCodeAsync(Any, "0100109106", CancellationToken.None),
        [nameof(Loaders.PolicyAsync)] = db => db.PolicyAsync(TestFund.FirstDay, CancellationToken.None),
    };

    public static TheoryData<int> QueryNumbers => new(Enumerable.Range(0, Queries.Count));

    public static TheoryData<string> LoaderNames => new(LoaderCalls.Keys);

    [Fact]
    public void Every_query_stands_in_the_list()
    {
        var all = typeof(FundDbContext).Assembly.GetTypes().Where(type => type is { IsClass: true } && AnswerOf(type) is not null);
        Assert.Equal(Names(all), Names(Queries.Select(query => query.GetType()).Distinct()));
    }

    [Fact]
    public void Every_loader_stands_in_the_list() => Assert.Equal(
        typeof(Loaders).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal))
            .Select(method => method.Name).Distinct().Order(StringComparer.Ordinal),
        LoaderCalls.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(QueryNumbers))]
    public async Task A_query_is_translated(int number)
    {
        var query = Queries[number];
        var commands = await TranslateAsync(async services =>
        {
            // Found here by the handlers, so that they go on to their own queries.
            var db = services.GetRequiredService<FundDbContext>();
            db.Attach(new FundState
            {
                Name = "Quỹ", Province = "Đắk Nông", BusinessDate = TestFund.FirstDay, CapitalTarget = new Dong(1),
            });
            db.AttachRange(ChartOfAccounts.Circular99.Accounts);
            services.GetRequiredService<CurrentUser>().Become(Any, "Ai đó", Roles.All, Any, "test");
            var send = typeof(IMediator).GetMethods().Single(method => method is { Name: "Send", IsGenericMethod: true });
            await (Task)send.MakeGenericMethod(AnswerOf(query.GetType())!).Invoke(services.GetRequiredService<IMediator>(), [query, CancellationToken.None])!;
        });
        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.Contains("SELECT", command, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(LoaderNames))]
    public async Task A_loader_is_translated(string name) =>
        Assert.NotEmpty(await TranslateAsync(services => LoaderCalls[name](services.GetRequiredService<FundDbContext>())));

    [Fact]
    public async Task A_query_of_any_test_that_only_another_provider_can_translate_is_noticed()
    {
        await using var fund = await TestFund.OpenAsync(DatabaseProvider.Sqlite);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => fund.Look(db => db.Loans.Where(loan => EF.Functions.Glob(loan.ContractNumber, "HD-*")).ToListAsync()));
        Assert.Contains("could not be translated", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_put_into_guarded_tables_without_an_OUTPUT_clause()
    {
        // Error 334: no OUTPUT clause without INTO on a table that has triggers. Nobody answers with the number of the audit record, which EF Core takes
        // for a change by somebody else.
        var commands = new List<string>();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => TranslateAsync(
            services =>
            {
                var db = services.GetRequiredService<FundDbContext>();
                db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
                db.Commands.Add(new CommandRecord { Id = Any, Command = "x", ContentHash = "x", UserId = Any, At = default, Answer = "x" });
                db.AuditRecords.Add(new AuditRecord
                {
                    At = default, BusinessDate = TestFund.FirstDay, UserId = Any, UserName = "x", UserSearch = "x", Origin = "x", Command = "x", CommandId = Any, Changes = "x",
                });
                db.JournalEntries.Add(new JournalEntry(
                    Any, 1, TestFund.FirstDay, EntryKind.Capital, "x", [JournalLine.DebitOf("112", new Dong(5)), JournalLine.CreditOf("4111", new Dong(5))], new EntrySource()));
                return db.SaveChangesAsync();
            },
            commands));

        var written = Assert.Single(commands);
        Assert.All(
            new[] { "commands", "audit_records", "journal_entries", "journal_lines" },
            table => Assert.Contains($"INSERT INTO [{table}]", written, StringComparison.Ordinal));
        Assert.DoesNotContain("OUTPUT", written, StringComparison.Ordinal);
        Assert.Contains("scope_identity()", written, StringComparison.Ordinal);
    }

    /// <summary>Nothing is there, so that a refusal is as good an end as an answer.</summary>
    private static async Task<IReadOnlyList<string>> TranslateAsync(Func<IServiceProvider, Task> work, List<string>? commands = null)
    {
        var server = new WithoutServer { Commands = commands ?? [] };
        var database = new DatabaseOptions { Provider = DatabaseProvider.SqlServer, ConnectionString = "Server=nowhere" };
        await using var services = new ServiceCollection()
            .AddDbContext<FundDbContext>(options => options.UseFundDatabase(database).AddInterceptors(server))
            .AddFundApplication()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IMailGateway>(new MailSwitch())
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        try
        {
            await work(scope.ServiceProvider);
        }
        catch (RuleViolationException refused) when (refused.Violation.Code is "not-there" or "fund-not-founded" or "no-policy-in-force")
        {
        }

        return server.Commands;
    }

    private static Type? AnswerOf(Type message) => message.GetInterfaces()
        .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IQuery<>))?.GetGenericArguments()[0];

    private static IEnumerable<string> Names(IEnumerable<Type> types) => types.Select(type => type.Name).Order(StringComparer.Ordinal);
}
